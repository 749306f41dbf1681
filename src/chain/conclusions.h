// Everything that the stages concluded, before it is put into words. Shared by the answers in chain/.
#pragma once

#include <optional>
#include <vector>

#include "chain/respond.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/plan.h"

namespace asepsis::chain {

struct Conclusions {
  const Evidence* evidence = nullptr;
  const model::Knowledge* knowledge = nullptr;
  model::Recording recording;  // empty where no capture was given
  std::vector<model::Device> devices;
  std::vector<model::Detection> detections;
  model::Assessment assessment;
  model::Plan plan;
  Time as_of;

  bool has_capture() const { return evidence->recording.has_value(); }
  const model::NetworkModel* network() const { return evidence->network ? &*evidence->network : nullptr; }
  const model::Device* device(std::string_view id) const;
};

Conclusions conclude(const Evidence& evidence, const model::Knowledge& knowledge, const Options& options);

// The five answers.
model::Affected answer_affected(const Conclusions& conclusions);
model::Reachable answer_reachable(const Conclusions& conclusions);
model::Disconnect answer_disconnect(const Conclusions& conclusions);
model::Tonight answer_tonight(const Conclusions& conclusions, const Options& options);
model::Fixed answer_fixed(const Conclusions& conclusions);

// Devices with a finding that is affected or undecided, in the order of the findings' rank.
std::vector<const model::Device*> concerned(const Conclusions& conclusions);

}  // namespace asepsis::chain
