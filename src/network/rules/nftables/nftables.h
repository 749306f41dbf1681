// nftables: the rules of an option as a file for `nft -f`, and the reader of the same subset.
//
//   std::string text = nftables::emit(rules, header);
//   auto rules = nftables::read(text, "core.nft");
//
// Emitted: one `table inet asepsis_<name>` with one forward chain (policy accept, priority before the site's own),
// concatenated sets (saddr . daddr . l4proto . dport), a counter on every verdict, comments; the file first removes the
// table of an earlier load, so loading it twice is the same as once. Undo is `nft delete table inet asepsis_<name>`.
// Denied is dropped, not rejected: an answer would tell a sweep which addresses are worth another try.
// An accept ends this chain only; the site's own chains still decide. Replies pass by their direction, so a connection
// that was open before the load is cut if its opener is denied, and an answer to a device's own call is not.
// read(emit(rules)) gives rules that answer every probe alike.
//
// Read: the forward chain of one `nft list ruleset` or file: addresses, networks, ranges, named and anonymous sets,
// concatenations, ports, l4proto, ct state and direction, counter, log, comment; accept, drop, reject, policy. Lines
// about ICMP or IGMP alone, and lines that a first packet never meets (ct state established), leave no rule. Everything
// else of that chain, and whatever else could drop a forwarded packet, is listed in not_modelled.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/network.h"

namespace asepsis::network::nftables {

struct Header {
  std::string table;               // "asepsis_icsma_17_215_02"; other bytes than a-z, 0-9 and _ become _
  std::vector<std::string> lines;  // comment lines on top: for which advisory, until when, placement, undo
};
std::string emit(std::span<const model::Rule> rules, const Header& header);

struct Ruleset {
  std::vector<model::Rule> rules;
  bool default_allow = true;              // the forward chain's policy
  std::vector<std::string> not_modelled;  // "line 12: ..."
};
Result<Ruleset> read(std::string_view text, const std::string& file);

}  // namespace asepsis::network::nftables
