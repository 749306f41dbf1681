// Why a text is no vector, in words. Only what is refused comes here, so nothing of it is quick.
#pragma once

#include "norms/cvss/grammar.h"

namespace asepsis::norms::cvss {

inline constexpr std::string_view kPrefix = "CVSS:";

struct Walk {
  std::string_view text;
  Version version;
  std::size_t at = 0;      // where the metric begins that is looked at
  std::uint32_t seen = 0;  // bit i: metrics[i]
};

Error wrong_prefix(std::string_view text);
Error unknown_item(const Walk& walk);                   // at `at` is no metric of the version with one of its values
Error misplaced(const Walk& walk, std::size_t metric);  // it was there already, or the order is another
Error incomplete(const Walk& walk);                     // mandatory metrics are missing at the end

}  // namespace asepsis::norms::cvss
