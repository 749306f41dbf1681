// Finding: device x best product x vulnerability, judged. (Part of the `assess` JSON contract.)
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/advisory.h"
#include "model/device.h"
#include "model/problem.h"

namespace asepsis::model {

enum class Verdict { kAffected, kFixed, kNotAffected, kUndecided };
std::string_view to_string(Verdict verdict);  // "affected", "fixed", "not_affected", "undecided"

enum class StatusSource { kNone, kStated, kInferred, kDecided };
std::string_view to_string(StatusSource source);  // "", "stated", "inferred", "decided"

// A service through which a vulnerability can be reached, and why we think so.
struct VulnerableService {
  Transport transport = Transport::kTcp;
  std::optional<std::uint16_t> port;  // absent: not known, so any port may be it
  std::string service;                // "Microsoft web server (HTTP.sys)"
  std::vector<Reason> reasons;        // the document's words, or a row of data/, or inherited from a named sibling
  bool operator==(const VulnerableService&) const = default;
};

struct Hop {
  std::string point;  // enforcement point; empty inside one zone
  std::string rule;   // the rule's text, or "default allow"
  bool operator==(const Hop&) const = default;
};

// Somebody who can reach, or did reach, a vulnerable service.
struct Reach {
  std::string from;                   // zone name, or an address
  std::optional<std::uint16_t> port;  // of the device; absent: any
  std::vector<Hop> hops;              // for "can"
  std::uint64_t hosts = 0;            // for "can": addresses known in that zone (0: not counted)
  std::uint64_t connections = 0;      // for "did"
  Time first, last;                   // for "did"
  std::string state;                  // for "did": "answered", "refused", "silent"
  bool attack = false;                // for "did": at least one was a detection
  std::vector<Id> why;
  bool operator==(const Reach&) const = default;
};

struct Exposure {
  std::vector<Reach> can;
  std::vector<Reach> did;
  std::vector<std::string> blind;  // zones or networks without a tap
  bool can_known = false;          // false: no network file, so "can" was not judged
  bool operator==(const Exposure&) const = default;
};

struct Priority {
  std::uint32_t rank = 0;  // 1 is first; equal ranks share their number
  std::vector<Reason> reasons;
  bool operator==(const Priority&) const = default;
};

struct Finding {
  Id id;
  DeviceRef device;
  std::string advisory;  // tracking id
  std::string product;   // product_id
  std::string product_name;
  std::string vulnerability;
  Verdict verdict = Verdict::kUndecided;
  bool confirmed = false;  // rests on a receipt, a rule proof or a person, not on forgeable traffic alone
  StatusSource status_source = StatusSource::kNone;
  std::vector<Reason> reasons;
  std::vector<std::string> missing;  // facts that would decide it, best first: "operating system"
  std::vector<Contradiction> contradictions;
  std::vector<VulnerableService> services;
  Exposure exposure;
  Priority priority;
  std::string leave_on, take_off;  // patient risk, both sides, in a sentence each
  bool operator==(const Finding&) const = default;
};

struct Unjudged {
  DeviceRef device;
  std::vector<std::string> missing;
  bool operator==(const Unjudged&) const = default;
};

struct Assessment {
  std::vector<Finding> findings;
  std::vector<Finding> beyond;  // the same hole seen on a device that no advisory names
  std::vector<Unjudged> unjudged;
  std::map<std::string, std::uint64_t> counts;  // devices by worst verdict, and "unjudged"
  bool operator==(const Assessment&) const = default;
};

}  // namespace asepsis::model
