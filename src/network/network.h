// The network model in, and who can reach what in it.
//
//   auto model = network::read(text, "network.yaml");
//   auto ways = network::reach(*model, device_address, Transport::kTcp, 3465);
//
// Unknown keys are errors with line and column. A rules_file's lines that are not understood are listed in
// not_modelled, and every answer over that point is incomplete.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "base/result.h"
#include "model/finding.h"
#include "model/network.h"
#include "model/plan.h"

namespace asepsis::network {

// Gives the text of a file that the network file names (rules_file), relative to it.
using Fetch = std::function<Result<std::string>(const std::string& name)>;
Result<model::NetworkModel> read(std::string_view text, const std::string& file, const Fetch& fetch = {});

// One connection attempt.
struct Probe {
  IpAddress client, server;
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
};

enum class Passage { kPasses, kBlocked, kUnknown };  // unknown: an end lies in no zone, or no point joins the zones
struct Answer {
  Passage passage = Passage::kUnknown;
  std::vector<model::Hop> hops;  // every point on the way and the rule that spoke
  std::string text;              // why unknown
};
// Follows the shortest chain of points from the client's zone to the server's (of equal ones the chain whose points
// stand first in the file); first match in each. `extra` rules are judged before those of the point named `at` (empty:
// of every point on the way; "*": at the server's and client's own plug, so inside a zone too). They can only narrow:
// an allow among them ends the extra list and leaves the word to the point's own rules, as the emitted nftables table
// does. A point whose rules file could not be read at all says kUnknown.
Answer ask(const model::NetworkModel& model, const Probe& probe, std::span<const model::Rule> extra = {},
           std::string_view at = {});

// Zones from which some address can open this port of the server, with the hops of one such way. Port absent: some port
// of 1..65535. `extra` and `at` as for ask(). The server's own zone is first (nothing filters inside a zone but "*");
// the others follow in the file's order. Exact: one representative of every class of addresses that the rules tell
// apart is asked. A way over a point that says kUnknown counts as open, and its hop says so. A server in no zone: no
// answer.
std::vector<model::Reach> reach(const model::NetworkModel& model, const IpAddress& server, Transport transport,
                                std::optional<std::uint16_t> port, std::span<const model::Rule> extra = {},
                                std::string_view at = {});

// First match of one rule list; nothing: no rule matched.
const model::Rule* first_match(std::span<const model::Rule> rules, const Probe& probe);

}  // namespace asepsis::network
