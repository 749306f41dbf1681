// A constraint list as what it means: intervals of versions, in order and apart from each other, and single versions
// left out. Containment, overlap and the canonical form are all read off this. Internal to vers.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

struct Bound {
  std::string version;
  bool inclusive = false;
};

// Between its bounds; no bound: no end on that side. A single version has two equal inclusive bounds.
struct Interval {
  std::optional<Bound> low;
  std::optional<Bound> high;
};

struct Intervals {
  std::vector<Interval> kept;
  std::vector<std::string> left_out;  // ascending; may lie outside of all intervals
};

using Compare = std::partial_ordering (*)(std::string_view, std::string_view);

// How versions of the range's scheme compare; for schemes that are not known, equal texts are equal and no more.
Compare compare_of(const Range& range);

// Constraints in version order; on one version in the order of the comparators. Nothing where two neighbours cannot be
// compared. The result does not depend on the order in which the constraints come.
std::optional<std::vector<Constraint>> in_version_order(const Range& range);

std::optional<Intervals> intervals_of(const Range& range);  // nothing where versions cannot be ordered

}  // namespace asepsis::norms::vers
