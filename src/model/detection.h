// Detection: something that was tried, judged from contacts and devices. ("D" of the JSON contract.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/net.h"
#include "base/time.h"
#include "model/device.h"

namespace asepsis::model {

enum class Outcome { kAnsweredVulnerable, kAnsweredPatched, kAccepted, kRefused, kSilent, kUnknown };
std::string_view to_string(Outcome outcome);  // "answered-vulnerable", ...

struct Detection {
  Id id;
  std::string rule;  // "cve-2015-1635-range-probe", "radia-notify", "sweep"
  std::vector<std::string> vulnerabilities;
  IpAddress client;
  std::vector<IpAddress> servers;     // of a sweep: all; else the one
  std::optional<IpAddress> server;    // absent for a sweep
  std::optional<std::uint16_t> port;  // absent for a sweep over several ports
  Time first, last;
  std::uint64_t count = 0;  // attempts
  Outcome outcome = Outcome::kUnknown;
  std::vector<Reason> reasons;  // how the outcome was read; "sender not known as management server"
  std::vector<Id> why;
  bool operator==(const Detection&) const = default;
};

}  // namespace asepsis::model
