#include "norms/vers/native.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "norms/vers/intervals.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

Error limit(std::string expected) { return {Code::kLimit, "", "", std::move(expected)}; }

Status check_limits(const std::vector<Constraint>& constraints) {
  const Limits limits;
  if (constraints.size() > limits.constraints)
    return limit("at most " + std::to_string(limits.constraints) + " constraints");
  for (const Constraint& constraint : constraints)
    if (constraint.version.size() > limits.version)
      return limit("versions of at most " + std::to_string(limits.version) + " bytes");
  return Done{};
}

bool is_version_text(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t[](),") == std::string_view::npos;
}

// One interval, with its brackets.
Result<std::vector<Constraint>> read_interval(std::string_view whole, std::string_view text) {
  const bool low_in = text.front() == '[';
  const bool high_in = text.back() == ']';
  const auto inner = trim(text.substr(1, text.size() - 2));
  const auto comma = inner.find(',');
  std::vector<Constraint> out;
  if (comma == std::string_view::npos) {
    if (!low_in || !high_in || !is_version_text(inner))
      return native_fault(whole, text, "one version in brackets, as [1.0]");
    return std::vector<Constraint>{{Comparator::kEqual, std::string(inner)}};
  }
  const auto low = trim(inner.substr(0, comma));
  const auto high = trim(inner.substr(comma + 1));
  if ((!low.empty() && !is_version_text(low)) || (!high.empty() && !is_version_text(high)) || (low.empty() && low_in) ||
      (high.empty() && high_in))
    return native_fault(whole, text, "an interval as [1.0,2.0), open where it has no end");
  if (!low.empty()) out.push_back({low_in ? Comparator::kGreaterOrEqual : Comparator::kGreater, std::string(low)});
  if (!high.empty()) out.push_back({high_in ? Comparator::kLessOrEqual : Comparator::kLess, std::string(high)});
  return out;
}

// The strongest lower (or upper) bound: the last (first) in version order, the strict one on the same version.
void keep_strongest(std::vector<Constraint>& bounds, Compare compare, bool lower) {
  if (bounds.empty()) return;
  std::size_t best = 0;
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    const auto order = compare(bounds[i].version, bounds[best].version);
    const bool strict = bounds[i].comparator == Comparator::kLess || bounds[i].comparator == Comparator::kGreater;
    const bool stronger = order == std::partial_ordering::equivalent
                              ? strict
                              : order == (lower ? std::partial_ordering::greater : std::partial_ordering::less);
    if (stronger) best = i;
  }
  bounds = {bounds[best]};
}

}  // namespace

std::optional<Comparator> take_comparator(std::string_view& rest) {
  struct Spelled {
    std::string_view text;
    Comparator comparator;
  };
  constexpr std::array<Spelled, 7> kSpelled{{{">=", Comparator::kGreaterOrEqual},
                                             {"<=", Comparator::kLessOrEqual},
                                             {"!=", Comparator::kNotEqual},
                                             {"==", Comparator::kEqual},
                                             {"=", Comparator::kEqual},
                                             {">", Comparator::kGreater},
                                             {"<", Comparator::kLess}}};
  for (const Spelled& spelled : kSpelled) {
    if (!rest.starts_with(spelled.text)) continue;
    rest.remove_prefix(spelled.text.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    return spelled.comparator;
  }
  return std::nullopt;
}

Error native_fault(std::string_view whole, std::string_view part, std::string_view expected) {
  return {Code::kDamaged, "", "offset " + std::to_string(part.data() - whole.data()), std::string(expected)};
}

Result<Range> any_of(std::string_view scheme, std::vector<Constraint> constraints) {
  if (auto done = check_limits(constraints); !done) return done.error();
  Range range{std::string(scheme), false, std::move(constraints)};
  auto sorted = in_version_order(range);
  if (!sorted) return Error{Code::kDamaged, "", "", "versions that follow the scheme " + range.scheme};
  range.constraints = std::move(*sorted);
  return range;
}

Result<Range> all_of(std::string_view scheme, std::vector<Constraint> constraints) {
  auto sorted = any_of(scheme, constraints);
  if (!sorted) return sorted.error();
  const Compare compare = compare_of(*sorted);
  std::vector<Constraint> low, high, equal, unequal;
  for (Constraint& constraint : constraints) {
    switch (constraint.comparator) {
      case Comparator::kGreater:
      case Comparator::kGreaterOrEqual: low.push_back(std::move(constraint)); break;
      case Comparator::kLess:
      case Comparator::kLessOrEqual: high.push_back(std::move(constraint)); break;
      case Comparator::kEqual: equal.push_back(std::move(constraint)); break;
      case Comparator::kNotEqual: unequal.push_back(std::move(constraint)); break;
    }
  }
  const Error empty{Code::kDamaged, "", "", "constraints that some version can meet together"};
  keep_strongest(low, compare, true);
  keep_strongest(high, compare, false);
  const auto meets = [&](const std::string& version) {
    return (low.empty() || contains({std::string(scheme), false, low}, version) == Containment::kIn) &&
           (high.empty() || contains({std::string(scheme), false, high}, version) == Containment::kIn);
  };
  if (!equal.empty()) {
    const std::string& version = equal.front().version;
    for (const Constraint& other : equal)
      if (compare(other.version, version) != std::partial_ordering::equivalent) return empty;
    for (const Constraint& other : unequal)
      if (compare(other.version, version) == std::partial_ordering::equivalent) return empty;
    if (!meets(version)) return empty;
    return any_of(scheme, {equal.front()});
  }
  if (!low.empty() && !high.empty()) {
    const auto order = compare(low[0].version, high[0].version);
    const bool one_version = order == std::partial_ordering::equivalent;
    if (order == std::partial_ordering::greater || (one_version && (!meets(low[0].version)))) return empty;
    if (one_version) {
      for (const Constraint& other : unequal)
        if (compare(other.version, low[0].version) == std::partial_ordering::equivalent) return empty;
      return any_of(scheme, {{Comparator::kEqual, low[0].version}});
    }
  }
  std::vector<Constraint> all = low;
  all.insert(all.end(), high.begin(), high.end());
  for (Constraint& constraint : unequal) {
    if (!meets(constraint.version)) continue;
    // A bound that is itself left out is a strict bound.
    bool bound = false;
    for (Constraint& end : all) {
      if (compare(end.version, constraint.version) != std::partial_ordering::equivalent) continue;
      if (end.comparator == Comparator::kGreaterOrEqual) end.comparator = Comparator::kGreater;
      if (end.comparator == Comparator::kLessOrEqual) end.comparator = Comparator::kLess;
      bound = true;
      break;
    }
    if (!bound) all.push_back(std::move(constraint));
  }
  return any_of(scheme, std::move(all));
}

Result<Range> from_intervals(std::string_view scheme, std::string_view range) {
  if (range.size() > kLongestNative) return limit("a range of at most " + std::to_string(kLongestNative) + " bytes");
  std::vector<Constraint> all;
  std::string_view rest = trim(range);
  if (is_version_text(rest)) return any_of(scheme, {{Comparator::kGreaterOrEqual, std::string(rest)}});
  while (!rest.empty()) {
    const auto end = rest.find_first_of(")]");
    if ((rest.front() != '[' && rest.front() != '(') || end == std::string_view::npos)
      return native_fault(range, rest, "an interval as [1.0,2.0)");
    auto interval = read_interval(range, rest.substr(0, end + 1));
    if (!interval) return interval.error();
    if (interval->empty()) return Range{std::string(scheme), true, {}};
    if (auto one = all_of(scheme, *interval); !one) return one.error();
    all.insert(all.end(), interval->begin(), interval->end());
    rest = trim(rest.substr(end + 1));
    if (rest.empty()) break;
    if (rest.front() != ',') return native_fault(range, rest, "',' between intervals");
    rest = trim(rest.substr(1));
    if (rest.empty()) return native_fault(range, range.substr(range.size()), "an interval behind ','");
  }
  if (all.empty()) return native_fault(range, range, "a version or an interval");
  return any_of(scheme, std::move(all));
}

}  // namespace asepsis::norms::vers
