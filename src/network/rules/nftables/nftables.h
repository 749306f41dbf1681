// nftables: the rules of an option as a file for `nft -f`, and the reader of the same subset.
//
//   std::string text = nftables::emit(rules, header);
//   auto rules = nftables::read(text, "core.nft");
//
// Emitted: one `table inet asepsis_<name>` with one forward chain (policy accept, priority before the site's own),
// concatenated sets (saddr . daddr . l4proto . dport), a counter on every verdict, comments; the file first removes the
// table of an earlier load, so loading it twice is the same as once. Undo is `nft delete table inet asepsis_<name>`.
// read(emit(rules)) gives rules that answer every probe alike.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/network.h"

namespace asepsis::network::nftables {

struct Header {
  std::string table;                    // "asepsis_icsma_17_215_02"
  std::vector<std::string> lines;       // comment lines on top: for which advisory, until when, placement, undo
};
std::string emit(std::span<const model::Rule> rules, const Header& header);

struct Ruleset {
  std::vector<model::Rule> rules;
  bool default_allow = true;            // the forward chain's policy
  std::vector<std::string> not_modelled;  // "line 12: ..."
};
Result<Ruleset> read(std::string_view text, const std::string& file);

}  // namespace asepsis::network::nftables
