// What readers of package managers' own range notations share. Internal to vers.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

inline constexpr std::size_t kLongestNative = 64 * 1024;  // bytes

// ">=", "<=", "!=", "==", "=", ">", "<" at the front of `rest`, with the white space behind it; nothing where there is
// none.
std::optional<Comparator> take_comparator(std::string_view& rest);

// `part` is a piece of `whole`: its place is its distance from the front.
Error native_fault(std::string_view whole, std::string_view part, std::string_view expected);

// The constraints of all alternatives in version order, redundant ones too.
Result<Range> any_of(std::string_view scheme, std::vector<Constraint> constraints);

// One range that meets every constraint: the strongest bound on each side, and versions left out between them. An Error
// where no version can meet them.
Result<Range> all_of(std::string_view scheme, std::vector<Constraint> constraints);

// "[1.0,2.0),[3.0,)": intervals as in mathematics. A version alone is the least one.
Result<Range> from_intervals(std::string_view scheme, std::string_view range);

}  // namespace asepsis::norms::vers
