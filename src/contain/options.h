// The rules of each option, made from what is to be contained and who needs it.
#pragma once

#include <vector>

#include "contain/ledger.h"
#include "contain/target.h"

namespace asepsis::contain {

struct Needs {
  const std::vector<Target>& targets;
  const std::vector<model::RequiredFlow>& required;
  const Ledger& ledger;
};

// Watch, block the ports, restrict to peers, stand-alone, disconnect: kind, rules, what a mistake costs; no numbers
// yet.
std::vector<model::Option> options_of(const Situation& situation, const Needs& needs);

inline constexpr Duration kLongEnough = days(30);  // monthly work (QA, service sessions, restore) shows once in it

}  // namespace asepsis::contain
