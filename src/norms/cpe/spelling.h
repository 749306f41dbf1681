// What the two readers of CPE's spellings (formatted.cpp, uri.cpp) share.
#pragma once

#include <string>
#include <string_view>

#include "norms/cpe/cpe.h"

namespace asepsis::norms::cpe {

inline constexpr std::string_view kWildcardRule = "wildcards at an end only: one '*', or any number of '?'";

Error error_at(std::size_t offset, std::string expected);
inline Error too_long() {
  return {Code::kLimit, "", "offset 0", "a name of at most " + std::to_string(kLongestName) + " bytes"};
}

}  // namespace asepsis::norms::cpe
