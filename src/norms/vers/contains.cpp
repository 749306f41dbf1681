// Which versions a range holds, with three answers.
#include <algorithm>

#include "norms/vers/intervals.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

Containment both(Containment a, Containment b) {
  if (a == Containment::kOut || b == Containment::kOut) return Containment::kOut;
  return a == Containment::kIn && b == Containment::kIn ? Containment::kIn : Containment::kUndecided;
}

Containment is_beyond(const std::optional<Bound>& bound, std::string_view version, std::partial_ordering side,
                      Compare compare) {
  if (!bound) return Containment::kIn;
  const auto order = compare(version, bound->version);
  if (order == std::partial_ordering::unordered) return Containment::kUndecided;
  if (order == std::partial_ordering::equivalent) return bound->inclusive ? Containment::kIn : Containment::kOut;
  return order == side ? Containment::kIn : Containment::kOut;
}

// Where versions cannot be ordered: a version that is named is decided, any other is not.
Containment named(const Range& range, std::string_view version, Compare compare) {
  bool left_out = false;
  for (const Constraint& constraint : range.constraints) {
    if (constraint.version != version && compare(constraint.version, version) != std::partial_ordering::equivalent)
      continue;
    if (constraint.comparator == Comparator::kEqual || constraint.comparator == Comparator::kLessOrEqual ||
        constraint.comparator == Comparator::kGreaterOrEqual)
      return Containment::kIn;
    left_out = left_out || constraint.comparator == Comparator::kNotEqual;
  }
  return left_out ? Containment::kOut : Containment::kUndecided;
}

bool is_before(const Bound& end, const Bound& begin, Compare compare, bool& known) {
  const auto order = compare(end.version, begin.version);
  if (order == std::partial_ordering::unordered) known = false;
  if (order == std::partial_ordering::equivalent) return !end.inclusive || !begin.inclusive;
  return order == std::partial_ordering::less;
}

// The version of an intersection that is one version only.
const std::string* only_version(const Interval& a, const Interval& b, Compare compare) {
  for (const Interval* one : {&a, &b})
    if (one->low && one->high && compare(one->low->version, one->high->version) == std::partial_ordering::equivalent)
      return &one->low->version;
  if (a.high && b.low && compare(a.high->version, b.low->version) == std::partial_ordering::equivalent)
    return &a.high->version;
  if (b.high && a.low && compare(b.high->version, a.low->version) == std::partial_ordering::equivalent)
    return &b.high->version;
  return nullptr;
}

bool ends_first(const Interval& a, const Interval& b, Compare compare) {
  if (!a.high) return false;
  if (!b.high) return true;
  return compare(a.high->version, b.high->version) == std::partial_ordering::less;
}

bool holds(const std::vector<std::string>& ascending, const std::string& version, Compare compare) {
  const auto at = std::partition_point(ascending.begin(), ascending.end(), [&](const std::string& other) {
    return compare(other, version) == std::partial_ordering::less;
  });
  return at != ascending.end() && compare(*at, version) == std::partial_ordering::equivalent;
}

bool holds_nothing(const Range& range) { return range.scheme == "none"; }
bool holds_everything(const Range& range) { return range.any && range.scheme != "none"; }
// "<1|>=1" leaves nothing out, not even what is no version of its scheme.
bool are_everything(const Intervals& intervals) {
  return intervals.left_out.empty() && intervals.kept.size() == 1 && !intervals.kept[0].low && !intervals.kept[0].high;
}

}  // namespace

Containment contains(const Range& range, std::string_view version) {
  if (holds_nothing(range)) return Containment::kOut;
  if (holds_everything(range)) return Containment::kIn;
  const Compare compare = compare_of(range);
  const auto intervals = intervals_of(range);
  if (intervals && are_everything(*intervals)) return Containment::kIn;
  if (version.empty() || version.size() > Limits{}.version) return Containment::kUndecided;
  if (!intervals || compare(version, version) == std::partial_ordering::unordered)
    return named(range, version, compare);

  for (const std::string& other : intervals->left_out)
    if (compare(other, version) == std::partial_ordering::equivalent) return Containment::kOut;
  bool maybe_left_out = false;
  for (const std::string& other : intervals->left_out)
    maybe_left_out = maybe_left_out || compare(other, version) == std::partial_ordering::unordered;
  bool undecided = false;
  for (const Interval& interval : intervals->kept) {
    const auto inside = both(is_beyond(interval.low, version, std::partial_ordering::greater, compare),
                             is_beyond(interval.high, version, std::partial_ordering::less, compare));
    if (inside == Containment::kIn) return maybe_left_out ? Containment::kUndecided : Containment::kIn;
    undecided = undecided || inside == Containment::kUndecided;
  }
  return undecided ? Containment::kUndecided : Containment::kOut;
}

Overlap overlap(const Range& a, const Range& b) {
  if (holds_nothing(a) || holds_nothing(b)) return Overlap::kNo;
  if (holds_everything(a) || holds_everything(b)) return Overlap::kYes;
  if (a.scheme != b.scheme) return Overlap::kUndecided;
  const auto first = intervals_of(a);
  const auto second = intervals_of(b);
  if (!first || !second) return Overlap::kUndecided;
  const Compare compare = compare_of(a);
  bool known = true;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < first->kept.size() && j < second->kept.size()) {
    const Interval& left = first->kept[i];
    const Interval& right = second->kept[j];
    const bool apart = (left.high && right.low && is_before(*left.high, *right.low, compare, known)) ||
                       (right.high && left.low && is_before(*right.high, *left.low, compare, known));
    if (!known) return Overlap::kUndecided;
    if (!apart) {
      const std::string* only = only_version(left, right, compare);
      if (only == nullptr || (!holds(first->left_out, *only, compare) && !holds(second->left_out, *only, compare)))
        return Overlap::kYes;
    }
    if (left.high && right.high && compare(left.high->version, right.high->version) == std::partial_ordering::unordered)
      return Overlap::kUndecided;
    ends_first(left, right, compare) ? ++i : ++j;
  }
  return Overlap::kNo;
}

UpperEnd upper_end(const Range& range) {
  if (holds_nothing(range)) return UpperEnd::kBounded;
  if (holds_everything(range)) return UpperEnd::kEverything;
  if (const auto intervals = intervals_of(range))
    return intervals->kept.empty() || intervals->kept.back().high ? UpperEnd::kBounded : UpperEnd::kOpen;
  for (auto constraint = range.constraints.rbegin(); constraint != range.constraints.rend(); ++constraint) {
    if (constraint->comparator == Comparator::kNotEqual) continue;
    return constraint->comparator == Comparator::kGreater || constraint->comparator == Comparator::kGreaterOrEqual
               ? UpperEnd::kOpen
               : UpperEnd::kBounded;
  }
  return UpperEnd::kOpen;  // nothing but '!='
}

bool is_single_version(const Range& range) {
  const Range plain = simplified(range);
  return !plain.any && plain.constraints.size() == 1 && plain.constraints.front().comparator == Comparator::kEqual;
}

}  // namespace asepsis::norms::vers
