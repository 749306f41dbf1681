// Version numbers of standards: "4.13", "1.8.1".
//
//   compare_dotted("4.9", "4.10") == std::strong_ordering::less
#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace asepsis::norms {

// Part by part as numbers; a missing part counts as 0. Nothing where either is not digits with single dots between, or
// a part is beyond 32 bits.
std::optional<std::strong_ordering> compare_dotted(std::string_view a, std::string_view b);

}  // namespace asepsis::norms
