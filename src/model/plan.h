// Options to contain what was found, each with its price. Proposed, never decided.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "model/device.h"
#include "model/network.h"

namespace asepsis::model {

// A flow that imaging work needs, and why we say so.
struct RequiredFlow {
  std::string name;            // "storage commitment report", "worklist", ...
  std::string client, server;  // addresses, or a role where the template has no partner yet ("archive")
  std::optional<IpAddress> client_address, server_address;
  Transport transport = Transport::kTcp;
  std::optional<std::uint16_t> port;
  std::string because;            // "observed", "vendor manual", "clinical template"
  std::optional<Time> last_seen;  // absent: never seen
  std::string if_cut;             // what happens to the work
  std::vector<Id> why;
  bool operator==(const RequiredFlow&) const = default;
};

enum class OptionKind { kWatch, kVirtualPatch, kBlockPorts, kRestrictToPeers, kMove, kStandAlone, kDisconnect };
std::string_view to_string(
    OptionKind kind);  // "watch", "block ports", "restrict to peers", "stand-alone", "disconnect"

struct LostFlow {
  std::string client, server;
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
  std::string protocol;
  std::uint64_t connections = 0;
  std::vector<Id> why;
  bool operator==(const LostFlow&) const = default;
};

struct Option {
  OptionKind kind = OptionKind::kWatch;
  std::vector<Rule> rules;  // stand in a table of their own: a deny cuts, an allow leaves the word to the site's rules
  std::uint64_t attack_paths = 0;  // left with this option
  std::vector<RequiredFlow> required_broken;
  std::vector<LostFlow> benign_lost;
  std::uint64_t required_kept = 0;
  bool update_path_open = true;
  std::string if_wrong;       // what a mistake costs
  bool can_be_judged = true;  // false: the evidence is too short for this kind
  std::string coverage;       // "coverage 12 s: restrict cannot be judged"
  bool operator==(const Option&) const = default;
};

struct Plan {
  std::vector<Option> options;  // in the order of OptionKind
  std::uint64_t attack_paths_before = 0;
  std::uint64_t required_total = 0;
  OptionKind recommended = OptionKind::kWatch;
  std::vector<Reason> reasons;
  bool operator==(const Plan&) const = default;
};

}  // namespace asepsis::model
