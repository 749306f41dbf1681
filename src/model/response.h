// Response: the five answers. What terminal, page and JSON all show; `text` is the same sentence in the three.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/advisory.h"
#include "model/detection.h"
#include "model/finding.h"
#include "model/plan.h"
#include "model/problem.h"
#include "model/recording.h"

namespace asepsis::model {

struct AdvisoryHead {
  std::string id, title, publisher, sha256, status;
  std::optional<Time> released, revised;
  std::vector<Revision> revisions;
  std::vector<std::string> vulnerabilities;
  double highest_score = 0;
  ExploitStatement exploits;
  std::vector<Fault> faults;
  std::vector<AdviceChange> changes;
  bool operator==(const AdvisoryHead&) const = default;
};

// What page and terminal show of a device beside its findings.
struct DeviceLine {
  DeviceRef device;
  std::string vendor, model, software, os, families;  // in words; empty: not known
  std::string zone;
  Verdict worst = Verdict::kUndecided;
  std::string because;  // one line: "stated", "inferred: named by a remediation and a score, without a status"
  std::vector<std::string> contradictions;
  bool operator==(const DeviceLine&) const = default;
};

struct Affected {
  Assessment assessment;
  std::vector<DeviceLine> devices;  // worst first
  std::string text;
  bool operator==(const Affected&) const = default;
};

struct ReachableRow {
  DeviceRef device;
  std::optional<std::uint16_t> port;  // absent: any
  std::vector<Reach> can, did;
  std::vector<std::string> blind;
  bool operator==(const ReachableRow&) const = default;
};

struct Reachable {
  std::vector<ReachableRow> rows;
  bool can_known = false;
  std::string text;
  bool operator==(const Reachable&) const = default;
};

struct Disconnect {
  Plan plan;
  std::string text;
  bool operator==(const Disconnect&) const = default;
};

struct Step {
  std::string text, undo, owner;
  unsigned minutes = 0;
  bool operator==(const Step&) const = default;
};

struct Tonight {
  std::string rules;       // the whole nftables file; empty: the recommended option needs none
  std::string rules_file;  // where it was written; empty: not
  std::string placement;   // "at core, between office and imaging", or "placement unknown, not proven; ..."
  std::vector<Step> steps;
  std::vector<std::string> checks;  // facts to look up at the console
  std::string text;
  bool operator==(const Tonight&) const = default;
};

struct FixedLine {
  DeviceRef device;
  std::string contained, updated, on_wire;  // each in words: "no", "unknown: ...", "80: vulnerable answer"
  bool operator==(const FixedLine&) const = default;
};

struct Fixed {
  std::vector<FixedLine> devices;
  std::vector<Detection> detections;
  std::string coverage;
  std::string text;
  bool operator==(const Fixed&) const = default;
};

struct Response {
  std::vector<AdvisoryHead> advisories;
  Time as_of;
  bool complete = true;
  std::vector<Problem> problems;
  std::vector<std::string> limits;  // what this answer cannot say, and which input would change that
  Affected affected;
  Reachable reachable;
  Disconnect disconnect;
  Tonight tonight;
  Fixed fixed;
  // For the map on the page.
  std::vector<Zone> zones;
  bool operator==(const Response&) const = default;
};

}  // namespace asepsis::model
