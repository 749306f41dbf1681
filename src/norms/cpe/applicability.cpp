#include "norms/cpe/applicability.h"

#include <algorithm>
#include <set>
#include <utility>

#include "norms/cpe/relation.h"

namespace asepsis::norms::cpe {
namespace {

Answer negated(Answer answer) {
  if (answer == Answer::kUndecided) return answer;
  return answer == Answer::kYes ? Answer::kNo : Answer::kYes;
}

// Keeps the worst answer of several that must all hold, and the first fact that is missing for it.
class All {
 public:
  void add(Fit next) {
    if (next.answer < fit_.answer) fit_ = next;
  }
  Fit fit() const { return fit_; }

 private:
  Fit fit_{Answer::kYes, std::nullopt};
};

Fit undecided(Missing missing) { return {Answer::kUndecided, missing}; }
Fit decided(bool yes) { return {yes ? Answer::kYes : Answer::kNo, std::nullopt}; }

Fit fit_bound(const std::optional<Bound>& bound, std::strong_ordering beyond, std::string_view version,
              VersionOrder order) {
  if (!bound) return decided(true);
  const auto ordering = order(version, bound->version);
  if (!ordering) return undecided(Missing::kComparableVersion);
  return decided(*ordering == beyond || (bound->inclusive && *ordering == std::strong_ordering::equal));
}

Fit fit_range(const Criterion& criterion, const Value& version, VersionOrder order) {
  if (!version.is_text() || version.has_wildcard()) return undecided(Missing::kVersion);
  const std::string plain = version.plain();
  All all;
  all.add(fit_bound(criterion.start, std::strong_ordering::greater, plain, order));
  all.add(fit_bound(criterion.end, std::strong_ordering::less, plain, order));
  return all.fit();
}

Fit fit_version(const Criterion& criterion, const Value& version, VersionOrder order) {
  const Value& asked = criterion.name.at(Attribute::kVersion);
  const bool has_range = criterion.start || criterion.end;
  if (has_range && !asked.is_text()) return fit_range(criterion, version, order);
  if (asked.is_any()) return decided(true);
  if (asked.is_na()) return version.is_na() ? decided(true) : undecided(Missing::kCriterionVersion);
  All all;
  if (has_range) all.add(fit_range(criterion, version, order));
  if (!version.is_text() || version.has_wildcard()) {
    all.add(undecided(Missing::kVersion));
  } else if (compare(asked, version) == Relation::kDisjoint) {
    const auto ordering = asked.has_wildcard() ? std::strong_ordering::less : order(version.plain(), asked.plain());
    all.add(ordering ? decided(*ordering == std::strong_ordering::equal) : undecided(Missing::kComparableVersion));
  }
  return all.fit();
}

Fit fit_attribute(const Value& asked, const Value& stated) {
  switch (compare(asked, stated)) {
    case Relation::kEqual:
    case Relation::kSuperset: return decided(true);
    case Relation::kDisjoint: return decided(false);
    case Relation::kSubset:
    case Relation::kUndefined: break;
  }
  if (asked.is_any()) return decided(true);  // whatever the wildcard stands for
  return undecided(Missing::kAttribute);
}

Fit fit_product(const Value& asked, const Value& stated) {
  if (asked.is_any() || stated.is_any()) return undecided(Missing::kProduct);
  return fit_attribute(asked, stated);
}

// Part, vendor and product: what must agree before a listed name says anything of this criterion.
Fit fit_identity(const Criterion& criterion, const Name& name) {
  All all;
  all.add(fit_product(criterion.name.at(Attribute::kProduct), name.at(Attribute::kProduct)));
  for (const Attribute attribute : {Attribute::kPart, Attribute::kVendor})
    all.add(fit_attribute(criterion.name.at(attribute), name.at(attribute)));
  return all.fit();
}

// The best fit among the asset's names.
Fit fit_asset(const Criterion& criterion, const Asset& asset, VersionOrder order) {
  Fit best{Answer::kNo, std::nullopt};
  bool is_named = asset.listing == Listing::kComplete;
  for (const Name& name : asset.names) {
    const Fit next = fit(criterion, name, order);
    if (next.answer > best.answer) best = next;
    is_named = is_named || fit_identity(criterion, name).answer == Answer::kYes;
  }
  return best.answer == Answer::kNo && !is_named ? undecided(Missing::kListing) : best;
}

struct JudgedNode {
  Answer answer = Answer::kUndecided;
  std::vector<std::pair<const Criterion*, Fit>> criteria;
};

Answer combine(Operator op, Answer a, Answer b) { return op == Operator::kAnd ? std::min(a, b) : std::max(a, b); }

JudgedNode judge(const Node& node, const Asset& asset, VersionOrder order) {
  JudgedNode judged;
  if (node.criteria.empty()) return judged;
  for (const Criterion& criterion : node.criteria) {
    const Fit next = fit_asset(criterion, asset, order);
    judged.answer = judged.criteria.empty() ? next.answer : combine(node.op, judged.answer, next.answer);
    judged.criteria.emplace_back(&criterion, next);
  }
  if (node.negate) judged.answer = negated(judged.answer);
  return judged;
}

// Lists grow without repeats, in the order of the configurations.
class Report {
 public:
  explicit Report(Outcome& outcome) : outcome_(outcome) {}
  void matched(const Criterion& criterion) {
    std::string text = to_formatted(criterion.name);
    if (seen_matched_.insert(text).second) outcome_.matched.push_back(std::move(text));
  }
  void undecided(std::string criterion, Missing missing) {
    if (seen_undecided_.emplace(criterion, missing).second)
      outcome_.undecided.push_back({std::move(criterion), missing});
  }

 private:
  Outcome& outcome_;
  std::set<std::string> seen_matched_;
  std::set<std::pair<std::string, Missing>> seen_undecided_;
};

struct JudgedConfiguration {
  Answer answer = Answer::kUndecided;
  std::vector<JudgedNode> nodes;
};

JudgedConfiguration judge(const Configuration& configuration, const Asset& asset, VersionOrder order) {
  JudgedConfiguration judged;
  if (configuration.nodes.empty()) return judged;
  Answer affected = Answer::kNo;  // by the best criterion that is no mere context
  for (const Node& node : configuration.nodes) {
    JudgedNode next = judge(node, asset, order);
    judged.answer = judged.nodes.empty() ? next.answer : combine(configuration.op, judged.answer, next.answer);
    if (next.criteria.empty()) affected = std::max(affected, Answer::kUndecided);
    for (const auto& [criterion, found] : next.criteria)
      if (criterion->vulnerable) affected = std::max(affected, found.answer);
    judged.nodes.push_back(std::move(next));
  }
  if (configuration.negate) judged.answer = negated(judged.answer);
  judged.answer = std::min(judged.answer, affected);
  return judged;
}

// Of an undecided configuration, the facts that would decide it: of its undecided nodes; where all nodes are decided,
// of the vulnerable criteria.
void report_undecided(const JudgedConfiguration& judged, Report& report) {
  const bool by_node = std::ranges::any_of(judged.nodes, [](const auto& n) { return n.answer == Answer::kUndecided; });
  if (judged.nodes.empty()) report.undecided("", Missing::kCriteria);
  for (const JudgedNode& node : judged.nodes) {
    if (by_node && node.answer != Answer::kUndecided) continue;
    if (node.criteria.empty()) report.undecided("", Missing::kCriteria);
    for (const auto& [criterion, found] : node.criteria)
      if (found.missing && (by_node || criterion->vulnerable))
        report.undecided(to_formatted(criterion->name), *found.missing);
  }
}

}  // namespace

std::string_view to_string(Missing missing) {
  switch (missing) {
    case Missing::kProduct: return "the product is not named";
    case Missing::kVersion: return "the asset's version is not known";
    case Missing::kComparableVersion: return "the versions cannot be ordered";
    case Missing::kCriterionVersion: return "the configuration does not know the version";
    case Missing::kAttribute: return "the asset does not state an attribute that the configuration asks for";
    case Missing::kListing: return "the listing is partial and does not name the product";
    case Missing::kCriteria: return "the configuration names no product";
  }
  return {};
}

Fit fit(const Criterion& criterion, const Name& name, VersionOrder order) {
  All all;
  all.add(fit_identity(criterion, name));
  if (all.fit().answer == Answer::kNo) return all.fit();  // before anything costs more
  all.add(fit_version(criterion, name.at(Attribute::kVersion), order));
  for (auto i = static_cast<std::size_t>(Attribute::kUpdate); i < kAttributes; ++i)
    all.add(fit_attribute(criterion.name.values[i], name.values[i]));
  return all.fit();
}

Outcome evaluate(const std::vector<Configuration>& configurations, const Asset& asset, VersionOrder order) {
  Outcome outcome;
  Report report(outcome);
  if (configurations.empty()) {
    outcome.answer = Answer::kUndecided;
    report.undecided("", Missing::kCriteria);
    return outcome;
  }
  std::vector<JudgedConfiguration> judged;
  for (const Configuration& configuration : configurations) {
    judged.push_back(judge(configuration, asset, order));
    outcome.answer = std::max(outcome.answer, judged.back().answer);
  }
  for (const JudgedConfiguration& configuration : judged) {
    if (configuration.answer != outcome.answer) continue;
    if (outcome.answer == Answer::kUndecided) report_undecided(configuration, report);
    if (outcome.answer != Answer::kYes) continue;
    for (const JudgedNode& node : configuration.nodes)
      for (const auto& [criterion, found] : node.criteria)
        if (criterion->vulnerable && found.answer == Answer::kYes) report.matched(*criterion);
  }
  return outcome;
}

}  // namespace asepsis::norms::cpe
