#include "norms/vers/intervals.h"

#include <algorithm>

#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

std::partial_ordering compare_texts(std::string_view a, std::string_view b) {
  return a == b ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
}

bool comes_first(const Constraint& a, const Constraint& b, Compare compare) {
  const auto order = compare(a.version, b.version);
  if (order == std::partial_ordering::less) return true;
  if (order != std::partial_ordering::equivalent) return false;
  return a.comparator < b.comparator;
}

// A merge sort of our own: std::sort and std::stable_sort may do anything with an order that is none, and versions that
// do not follow their scheme have none. Stable.
void merge_sort(std::vector<Constraint>& items, Compare compare) {
  std::vector<Constraint> other(items.size());
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, items.size());
      const std::size_t end = std::min(begin + 2 * width, items.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        const bool take_right = left == middle || (right < end && comes_first(items[right], items[left], compare));
        other[out] = std::move(items[take_right ? right++ : left++]);
      }
    }
    items.swap(other);
  }
}

bool opens(Comparator c) { return c == Comparator::kGreater || c == Comparator::kGreaterOrEqual; }
bool closes(Comparator c) { return c == Comparator::kLess || c == Comparator::kLessOrEqual; }

// vers-spec, "Constraints simplification": within an open interval '=' and another lower bound say nothing new; before
// an upper bound, '=' and another upper bound say nothing new. What is left alternates.
std::vector<const Constraint*> without_redundant(const std::vector<Constraint>& constraints) {
  std::vector<const Constraint*> left;
  for (const Constraint& constraint : constraints) {
    if (constraint.comparator == Comparator::kNotEqual) continue;
    if (closes(constraint.comparator)) {
      while (!left.empty() && !opens(left.back()->comparator)) left.pop_back();
    } else if (!left.empty() && opens(left.back()->comparator)) {
      continue;
    }
    left.push_back(&constraint);
  }
  return left;
}

Bound bound(const Constraint& constraint) {
  return {constraint.version,
          constraint.comparator != Comparator::kGreater && constraint.comparator != Comparator::kLess};
}

bool same(Compare compare, std::string_view a, std::string_view b) {
  return compare(a, b) == std::partial_ordering::equivalent;
}

// Adds an interval that does not begin before the last one ended; where the two touch they become one.
void add(Intervals& all, Interval next, Compare compare) {
  if (!all.kept.empty() && all.kept.back().high && next.low &&
      same(compare, all.kept.back().high->version, next.low->version)) {
    if (!all.kept.back().high->inclusive && !next.low->inclusive) all.left_out.push_back(next.low->version);
    all.kept.back().high = std::move(next.high);
  } else {
    all.kept.push_back(std::move(next));
  }
}

bool is_edge(const Intervals& all, const std::string& version, Compare compare, std::size_t& from) {
  for (; from < all.kept.size(); ++from) {
    const Interval& interval = all.kept[from];
    if (interval.low && same(compare, interval.low->version, version)) return true;
    if (!interval.high) return false;
    const auto order = compare(version, interval.high->version);
    if (order == std::partial_ordering::equivalent) return true;
    if (order == std::partial_ordering::less) return false;
  }
  return false;
}

}  // namespace

Compare compare_of(const Range& range) {
  const Scheme* scheme = find_scheme(range.scheme.empty() ? "generic" : range.scheme);
  return scheme != nullptr ? scheme->compare : compare_texts;
}

std::optional<std::vector<Constraint>> in_version_order(const Range& range) {
  const Compare compare = compare_of(range);
  auto constraints = range.constraints;
  std::sort(constraints.begin(), constraints.end(), [](const Constraint& a, const Constraint& b) {
    return a.version != b.version ? a.version < b.version : a.comparator < b.comparator;
  });
  merge_sort(constraints, compare);
  for (std::size_t i = 0; i < constraints.size(); ++i) {
    // A version that is not ordered with itself does not follow the scheme.
    const auto order = compare(constraints[i == 0 ? 0 : i - 1].version, constraints[i].version);
    if (order == std::partial_ordering::unordered || order == std::partial_ordering::greater) return std::nullopt;
  }
  return constraints;
}

std::optional<Intervals> intervals_of(const Range& range) {
  Intervals all;
  if (range.scheme == "none") return all;
  if (range.any) {
    all.kept.push_back({});
    return all;
  }
  const auto constraints = in_version_order(range);
  if (!constraints || constraints->empty()) return std::nullopt;
  const Compare compare = compare_of(range);
  const auto bounds = without_redundant(*constraints);
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const Constraint& now = *bounds[i];
    Interval interval;
    if (!closes(now.comparator)) interval.low = bound(now);
    if (closes(now.comparator) || now.comparator == Comparator::kEqual) interval.high = bound(now);
    if (opens(now.comparator) && i + 1 < bounds.size()) interval.high = bound(*bounds[++i]);
    add(all, std::move(interval), compare);
  }
  if (bounds.empty()) all.kept.push_back({});  // nothing but '!=': everything else
  std::vector<std::string> left_out;
  std::size_t edge = 0;
  for (const Constraint& constraint : *constraints) {
    if (constraint.comparator != Comparator::kNotEqual) continue;
    if (!is_edge(all, constraint.version, compare, edge)) left_out.push_back(constraint.version);
  }
  // Both lists ascend; the holes between touching intervals are versions that no constraint need name again.
  std::vector<std::string> merged;
  auto hole = all.left_out.begin();
  auto unequal = left_out.begin();
  while (hole != all.left_out.end() || unequal != left_out.end()) {
    const bool take_hole = unequal == left_out.end() ||
                           (hole != all.left_out.end() && compare(*hole, *unequal) != std::partial_ordering::greater);
    std::string& next = take_hole ? *hole++ : *unequal++;
    if (merged.empty() || !same(compare, merged.back(), next)) merged.push_back(std::move(next));
  }
  all.left_out = std::move(merged);
  return all;
}

Range ordered(const Range& range) {
  auto constraints = in_version_order(range);
  if (!constraints) return range;
  Range out = range;
  out.constraints = std::move(*constraints);
  return out;
}

Range simplified(const Range& range) {
  const auto intervals = intervals_of(range);
  if (!intervals || range.any) return ordered(range);
  const Compare compare = compare_of(range);
  Range out;
  out.scheme = range.scheme;
  for (const Interval& interval : intervals->kept) {
    const bool single = interval.low && interval.high && same(compare, interval.low->version, interval.high->version);
    if (single) {
      out.constraints.push_back({Comparator::kEqual, interval.low->version});
      continue;
    }
    if (interval.low)
      out.constraints.push_back(
          {interval.low->inclusive ? Comparator::kGreaterOrEqual : Comparator::kGreater, interval.low->version});
    if (interval.high)
      out.constraints.push_back(
          {interval.high->inclusive ? Comparator::kLessOrEqual : Comparator::kLess, interval.high->version});
  }
  for (const std::string& version : intervals->left_out) out.constraints.push_back({Comparator::kNotEqual, version});
  if (out.constraints.empty()) {
    out.any = true;
    return out;
  }
  return ordered(out);
}

}  // namespace asepsis::norms::vers
