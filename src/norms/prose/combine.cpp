// Clauses to a range: which bounds belong together, and what a list of upper bounds leaves open.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "norms/prose/clause.h"

namespace asepsis::norms::prose {
namespace {

using Clauses = std::vector<Clause>;

constexpr const char* kBranchesUntold = "the text does not say for which branches each of its upper bounds holds";

Error contradiction(const char* what) { return Error{Code::kDamaged, "", "whole text", what}; }

bool has_form(const Clause& clause, Form form) { return clause.form == form; }

// Nothing lies between them, or a reader could not say what does.
bool is_empty_interval(const Bound& lower, const Bound& upper) {
  const auto order = compare(lower.version, upper.version);
  if (!order) return false;
  const bool both_ends = lower.comparator == Comparator::kAtLeast && upper.comparator == Comparator::kAtMost;
  return *order > 0 || (*order == 0 && !both_ends);
}

bool overlap(const Clause& lower, const Clause& upper) {
  return compare(lower.lower.version, upper.upper.version) == std::strong_ordering::less;
}

// A neighbouring lower and upper bound are one interval, whatever sign stands between them, except "or".
Clauses pair_bounds(Clauses clauses) {
  Clauses out;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    Clause clause = std::move(clauses[i]);
    Clause* next = i + 1 < clauses.size() && clauses[i + 1].join != Join::kOr ? &clauses[i + 1] : nullptr;
    const bool lower_first = next && has_form(clause, Form::kLower) && has_form(*next, Form::kUpper);
    // "< 1.2 | >= 2.0 | < 2.1": the lower bound belongs to what follows it.
    const bool taken = i + 2 < clauses.size() && has_form(clauses[i + 2], Form::kUpper);
    const bool upper_first =
        next && !taken && has_form(clause, Form::kUpper) && has_form(*next, Form::kLower) && overlap(*next, clause);
    if (lower_first || upper_first) {
      Bound& missing = lower_first ? clause.upper : clause.lower;
      missing = std::move(lower_first ? next->upper : next->lower);
      clause.lower_end_untold = clause.lower_end_untold || next->lower_end_untold;
      clause.upper_end_untold = clause.upper_end_untold || next->upper_end_untold;
      std::move(next->conditions.begin(), next->conditions.end(), std::back_inserter(clause.conditions));
      clause.may_widen = clause.may_widen || next->may_widen;
      clause.form = Form::kInterval;
      ++i;
    }
    out.push_back(std::move(clause));
  }
  return out;
}

// One condition in a list may be meant for each of its members.
void share_conditions(Clauses& clauses) {
  if (clauses.size() < 2) return;
  std::vector<std::string> all;
  bool widens = false;
  for (const Clause& clause : clauses) {
    all.insert(all.end(), clause.conditions.begin(), clause.conditions.end());
    widens = widens || clause.may_widen || has_form(clause, Form::kUntold);
  }
  if (all.empty()) return;
  std::string joined;
  for (const std::string& condition : all) joined += (joined.empty() ? "" : "; ") + condition;
  for (Clause& clause : clauses) {
    clause.conditions = {joined};
    clause.may_widen = widens;
  }
}

Part make_part(std::vector<Bound> bounds, std::vector<std::string> conditions, Rule rule) {
  return Part{std::move(bounds), std::move(conditions), rule};
}

std::vector<Bound> bounds_of(const Clause& clause) {
  std::vector<Bound> bounds;
  if (clause.form == Form::kLower || clause.form == Form::kInterval) bounds.push_back(clause.lower);
  if (clause.form == Form::kUpper || clause.form == Form::kInterval) bounds.push_back(clause.upper);
  if (clause.form == Form::kPoint) bounds.push_back({Comparator::kEqual, clause.point});
  return bounds;
}

void with_condition(Range& range, std::vector<Bound> bounds, const Clause& clause, std::string condition, Rule rule) {
  std::vector<std::string> conditions = clause.conditions;
  conditions.push_back(std::move(condition));
  range.parts.push_back(make_part(std::move(bounds), std::move(conditions), rule));
}

// The certain part first, then what the text leaves open.
void add(Range& range, const Clause& clause) {
  static constexpr Rule kRules[] = {Rule::kAll,      Rule::kBound,  Rule::kBound,
                                    Rule::kInterval, Rule::kListed, Rule::kUntold};
  std::vector<Bound> certain = bounds_of(clause);
  std::vector<Bound> widest = certain;
  for (Bound& bound : certain) {
    if (clause.lower_end_untold && bound.comparator == Comparator::kAtLeast) bound.comparator = Comparator::kGreater;
    if (clause.upper_end_untold && bound.comparator == Comparator::kAtMost) bound.comparator = Comparator::kLess;
  }
  const Rule rule = kRules[static_cast<std::size_t>(clause.form)];
  range.parts.push_back(make_part(std::move(certain), clause.conditions, rule));
  if (clause.lower_end_untold || clause.upper_end_untold)
    with_condition(range, widest, clause, "the text does not say whether the end itself is meant", Rule::kBetweenEnds);
  if (clause.below_untold)
    with_condition(range, {clause.upper}, clause, "the text does not say whether earlier versions are meant",
                   Rule::kBetweenEnds);
}

bool before(const Version& a, const Version& b) { return compare(a, b) == std::strong_ordering::less; }

// The branch that a dotted version ends: 5.0 of 5.0.27.
std::optional<Version> branch_of(const Version& version) {
  std::vector<Element> numbers = with_zeros(version);
  if (version.dotted < 2 || numbers.size() != version.dotted) return std::nullopt;
  Version branch = version;
  numbers.pop_back();
  branch.text.clear();
  for (const Element& number : numbers) branch.text += (branch.text.empty() ? "" : ".") + number.text;
  branch.dotted = numbers.size();
  branch.elements = std::move(numbers);
  while (branch.elements.size() > 1 && branch.elements.back().text.find_first_not_of('0') == std::string::npos)
    branch.elements.pop_back();
  return branch;
}

// "< 19.0.1 | < 18.0.1": certain is what lies below the lowest, and what lies in a bound's own branch below it. The
// rest, such as 18.0.2, is below another branch's bound and stays open.
void add_branches(Range& range, const Clauses& uppers) {
  const auto lowest = std::min_element(uppers.begin(), uppers.end(), [](const Clause& a, const Clause& b) {
    return before(a.upper.version, b.upper.version);
  });
  const bool certain = std::all_of(uppers.begin(), uppers.end(), [&](const Clause& clause) {
    return &clause == &*lowest || before(lowest->upper.version, clause.upper.version);
  });
  if (certain) range.parts.push_back(make_part({lowest->upper}, lowest->conditions, Rule::kBound));
  for (std::size_t i = 0; i < uppers.size(); ++i) {
    const Clause& clause = uppers[i];
    const std::optional<Version> branch = branch_of(clause.upper.version);
    // "<= U61 | <= L81": each has its own counting.
    const bool alone = std::none_of(uppers.begin(), uppers.end(), [&](const Clause& other) {
      return &other != &clause && other.upper.version.family == clause.upper.version.family;
    });
    if (alone) {
      range.parts.push_back(make_part({clause.upper}, clause.conditions, Rule::kBound));
      continue;
    }
    const bool shared = branch && std::any_of(uppers.begin(), uppers.end(), [&](const Clause& other) {
                          return &other != &clause && refines(other.upper.version, *branch);
                        });
    if (branch && !shared)
      range.parts.push_back(
          make_part({{Comparator::kAtLeast, *branch}, clause.upper}, clause.conditions, Rule::kBranch));
    with_condition(range, {clause.upper}, clause, kBranchesUntold, Rule::kBetweenEnds);
  }
}

// "<= 1.12.0.27 | 1.12.13.2": certain is each taken alone; open whether the comparator holds for the others too.
bool add_upper_then_points(Range& range, const Clauses& clauses) {
  const Clause& upper = clauses.front();
  for (std::size_t i = 1; i < clauses.size(); ++i)
    if (!before(upper.upper.version, clauses[i].point)) return false;
  range.parts.push_back(make_part({upper.upper}, upper.conditions, Rule::kBound));
  for (std::size_t i = 1; i < clauses.size(); ++i) {
    // "< 1.99 | 2.20": 2.20 may be affected, or the first that is not.
    if (upper.upper.comparator == Comparator::kAtMost) add(range, clauses[i]);
    with_condition(range, {{Comparator::kAtMost, clauses[i].point}}, clauses[i], kBranchesUntold, Rule::kBetweenEnds);
  }
  return true;
}

bool all_from(const Clauses& clauses, std::size_t from, std::initializer_list<Form> forms) {
  return std::all_of(
      clauses.begin() + static_cast<std::ptrdiff_t>(std::min(from, clauses.size())), clauses.end(),
      [&](const Clause& clause) { return std::find(forms.begin(), forms.end(), clause.form) != forms.end(); });
}

Result<Range> add_list(Range range, const Clauses& clauses) {
  const auto upper = [](const Clause& clause) { return has_form(clause, Form::kUpper); };
  const auto uppers = static_cast<std::size_t>(std::count_if(clauses.begin(), clauses.end(), upper));
  if (uppers == clauses.size()) {
    add_branches(range, clauses);
    return range;
  }
  if (uppers == 1 && upper(clauses.front())) {
    if (all_from(clauses, 1, {Form::kPoint})) {
      if (!add_upper_then_points(range, clauses)) return contradiction("expected versions above the first upper bound");
      return range;
    }
    const bool apart = all_from(clauses, 1, {Form::kInterval}) &&
                       std::all_of(clauses.begin() + 1, clauses.end(), [&](const Clause& clause) {
                         return before(clauses.front().upper.version, clause.lower.version);
                       });
    if (!apart) return contradiction("expected ranges above the first upper bound");
  } else if (uppers == 1 && upper(clauses.back()) &&
             all_from({clauses.begin(), clauses.end() - 1}, 0, {Form::kPoint})) {
    for (std::size_t i = 0; i + 1 < clauses.size(); ++i) add(range, clauses[i]);
    with_condition(range, {clauses.back().upper}, clauses.back(), kBranchesUntold, Rule::kBetweenEnds);
    return range;
  } else if (uppers > 0) {
    return contradiction("expected bounds that belong together");
  }
  // A lower bound without an upper one can only end a list.
  const bool lower_inside = std::any_of(clauses.begin(), clauses.end() - 1,
                                        [](const Clause& clause) { return has_form(clause, Form::kLower); });
  if (lower_inside) return contradiction("expected an upper bound behind each lower bound");
  for (const Clause& clause : clauses) add(range, clause);
  return range;
}

}  // namespace

namespace {

Result<Range> combine_certain(Range range, const Clauses& clauses) {
  if (clauses.size() == 1) {
    add(range, clauses.front());
    return range;
  }
  const auto any = [&](Form form) {
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& clause) { return has_form(clause, form); });
  };
  if (any(Form::kAll)) return contradiction("expected nothing beside all versions");
  // "4.5 | SP6 (including)": a version that was torn apart.
  const bool torn = std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) {
    const std::vector<Bound> bounds = bounds_of(clause);
    return std::any_of(bounds.begin(), bounds.end(), [](const Bound& bound) {
      return !bound.version.elements.empty() && bound.version.elements.front().kind == ElementKind::kRank;
    });
  });
  if (torn) return contradiction("expected versions that begin with their number");
  if (!any(Form::kUntold)) return add_list(std::move(range), clauses);
  for (const Clause& clause : clauses) add(range, clause);
  return range;
}

}  // namespace

Result<Range> combine(Sentence sentence) {
  Clauses clauses = pair_bounds(std::move(sentence.clauses));
  share_conditions(clauses);
  for (const Clause& clause : clauses)
    if (clause.form == Form::kInterval && is_empty_interval(clause.lower, clause.upper))
      return contradiction("expected a lower bound below the upper bound");
  Range range;
  range.subject = std::move(sentence.subject);
  Result<Range> combined = combine_certain(std::move(range), clauses);
  const auto widening =
      std::find_if(clauses.begin(), clauses.end(), [](const Clause& clause) { return clause.may_widen; });
  if (combined && widening != clauses.end())
    combined->parts.push_back(make_part({}, widening->conditions, Rule::kRemark));
  return combined;
}

}  // namespace asepsis::norms::prose
