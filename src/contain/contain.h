// What can be done tonight, and what each choice costs.
//
//   auto required = contain::required_flows(devices, findings, recording, knowledge);
//   auto plan = contain::plan({...});
//
// Options in order: watch, block the ports, restrict to peers, stand-alone, disconnect. Each becomes rules; the rules
// are evaluated over attack paths (the model's, or without a network file the attempts seen), required flows and
// everything else that was observed. Nothing is a constant of a case: an option's numbers are those its rules give.
// Under 30 days of evidence only deny-type options can be recommended. A recommendation, never a decision.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/advisory.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/knowledge.h"
#include "model/network.h"
#include "model/plan.h"
#include "model/recording.h"

namespace asepsis::contain {

struct Situation {
  std::span<const model::Device> devices;
  const model::Assessment* assessment = nullptr;
  std::span<const model::Advisory> advisories;
  std::span<const model::AdviceChange> changes;
  const model::Recording* recording = nullptr;
  std::span<const model::Detection> detections;
  const model::Knowledge* knowledge = nullptr;
  const model::NetworkModel* network = nullptr;  // may be null
};

// Of every device that is affected or undecided: observed clinical flows, and the template's flows that were not seen.
std::vector<model::RequiredFlow> required_flows(const Situation& situation);

model::Plan plan(const Situation& situation);

// Is this flow of the ledger part of an attack, needed, or neither? Connections are split, not rows: a row may hold a
// person's visit and a probe.
struct FlowShare {
  std::uint64_t attack = 0, benign = 0;  // connections; their sum is the row's
  bool required = false;
};
FlowShare share(const model::Flow& flow, const Situation& situation, std::span<const model::RequiredFlow> required);

}  // namespace asepsis::contain
