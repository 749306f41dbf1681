#include "assess/row.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "assess/explain.h"

namespace asepsis::assess {
namespace {

using model::Verdict;

constexpr std::array<Part, kParts> kAllParts = {Part::kVendor, Part::kFamily,  Part::kModel,
                                                Part::kSystem, Part::kVersion, Part::kException};
// Which of two facts that decide equally much to look up first: the quicker one.
constexpr std::array<std::string_view, 5> kQuickest = {"operating system", "model", "product family", "vendor",
                                                       "software version"};

// A doubt about what was judged here. Doubts about who is who (the same serial twice) belong to the device.
bool bears_on_verdict(const model::Contradiction& contradiction, const model::Vulnerability& vulnerability) {
  constexpr std::array<std::string_view, 5> kJudged = {"vendor", "model", "software", "os", "modalities"};
  return std::find(kJudged.begin(), kJudged.end(), contradiction.attribute) != kJudged.end() ||
         contradiction.attribute == "vulnerability " + vulnerability.id;
}

std::size_t quickness(const std::string& fact) {
  return static_cast<std::size_t>(std::find(kQuickest.begin(), kQuickest.end(), fact) - kQuickest.begin());
}

bool is_another_makers(const Match& match) { return match[Part::kVendor] == PartState::kFailed; }

int weight(model::StatusSource source) {
  return source == model::StatusSource::kStated ? 0 : source == model::StatusSource::kInferred ? 1 : 2;
}

struct Choice {
  Standing standing;
  std::optional<Verdict> verdict;  // nothing: the document calls the product safe, and the device is not surely it
};

// Smaller is better.
auto order_of(const Choice& choice, const Document& document, const std::vector<Match>& matches) {
  const Match& match = matches[choice.standing.product];
  const int worst_first = choice.verdict ? -severity(*choice.verdict) : 1;
  return std::tuple(worst_first, is_another_makers(match), -static_cast<long>(match.count(PartState::kMet)),
                    weight(choice.standing.source),
                    std::string_view(document.advisory->products[choice.standing.product].id));
}

// The facts that would decide most products come first.
std::vector<std::string> missing_facts(const std::vector<Choice>& choices, const Document& document,
                                       const DeviceFacts& facts, const std::vector<Match>& matches) {
  std::map<std::string, std::size_t> decides;
  for (const Choice& choice : choices) {
    if (choice.verdict != choices.front().verdict) continue;  // undecided, or none where all are called safe
    const std::size_t product = choice.standing.product;
    const Match& match = matches[product];
    if (match.standing() == PartState::kFailed) continue;
    for (const Part part : kAllParts)
      if (match[part] == PartState::kOpen) ++decides[missing_fact(part, facts, document.predicates[product])];
    if (match.standing() != PartState::kMet) continue;
    if (const std::string statement = missing_statement(choice.standing); !statement.empty())
      ++decides[statement];
    else
      ++decides[match[Part::kFamily] == PartState::kNotAsked ? "vendor" : "model"];  // safe only if it surely is it
  }
  std::vector<std::string> missing;
  for (const auto& [fact, count] : decides) missing.push_back(fact);
  std::stable_sort(missing.begin(), missing.end(), [&](const std::string& a, const std::string& b) {
    return std::tuple(decides.at(b), quickness(a)) < std::tuple(decides.at(a), quickness(b));
  });
  return missing;
}

// Does one failed part rest on more than forgeable evidence?
bool proves_exclusion(const Match& match, const DeviceFacts& facts) {
  return std::any_of(kAllParts.begin(), kAllParts.end(), [&](Part part) {
    return match[part] == PartState::kFailed && rests_on_proof(part, match, facts);
  });
}

// Do all met parts? "Every version" asks nothing of the device.
bool proves_match(const Match& match, const DeviceFacts& facts, const Predicate& predicate) {
  return std::all_of(kAllParts.begin(), kAllParts.end(), [&](Part part) {
    const bool asks = match[part] == PartState::kMet && !(part == Part::kVersion && predicate.versions.empty());
    return !asks || rests_on_proof(part, match, facts);
  });
}

// The products among these that fail at a part.
std::vector<std::size_t> failing(Part part, const std::vector<std::size_t>& products,
                                 const std::vector<Match>& matches) {
  std::vector<std::size_t> found;
  for (const std::size_t product : products)
    if (matches[product][part] == PartState::kFailed) found.push_back(product);
  return found;
}

// "Not of these families": what all excluded products ask, as one predicate.
Predicate union_of(const std::vector<std::size_t>& products, const Document& document) {
  Predicate all = document.predicates[products.front()];
  for (const std::size_t product : products) {
    const Predicate& one = document.predicates[product];
    const auto add = [](std::vector<Term>& terms, const std::vector<Term>& more) {
      for (const Term& term : more)
        if (std::none_of(terms.begin(), terms.end(), [&](const Term& t) { return t.value == term.value; }))
          terms.push_back(term);
    };
    add(all.vendors, one.vendors);
    add(all.families, one.families);
    add(all.systems, one.systems);
  }
  const auto by_value = [](const Term& a, const Term& b) { return a.value < b.value; };
  std::sort(all.vendors.begin(), all.vendors.end(), by_value);
  std::sort(all.families.begin(), all.families.end(), by_value);
  std::sort(all.systems.begin(), all.systems.end(), by_value);
  return all;
}

void add_reason(std::vector<model::Reason>& reasons, model::Reason reason) {
  const auto same = std::find_if(reasons.begin(), reasons.end(), [&](const model::Reason& r) {
    return r.rule == reason.rule && r.text == reason.text;
  });
  if (same == reasons.end())
    reasons.push_back(std::move(reason));
  else
    add_ids(same->why, reason.why);
}

// Each part that all excluded products fail is a reason of its own; where there is none, the part that most fail, then
// the part that most of the rest fail, until every product has its reason.
std::vector<model::Reason> exclusion_reasons(const Row& row, const Document& document, const DeviceFacts& facts,
                                             const std::vector<Match>& matches, const model::Device& device) {
  std::vector<model::Reason> reasons;
  const auto add = [&](Part part, const std::vector<std::size_t>& products) {
    model::Reason reason = explain(part, matches[products.front()], facts, union_of(products, document), device);
    for (const std::size_t product : products) add_ids(reason.why, {document.predicates[product].why});
    reasons.push_back(std::move(reason));
  };
  for (const Part part : kAllParts)
    if (failing(part, row.excluded, matches).size() == row.excluded.size()) add(part, row.excluded);
  std::vector<std::size_t> rest = reasons.empty() ? row.excluded : std::vector<std::size_t>{};
  while (!rest.empty()) {
    Part strongest = Part::kVendor;
    for (const Part part : kAllParts)
      if (failing(part, rest, matches).size() > failing(strongest, rest, matches).size()) strongest = part;
    add(strongest, failing(strongest, rest, matches));
    std::erase_if(rest, [&](std::size_t product) { return matches[product][strongest] == PartState::kFailed; });
  }
  return reasons;
}

}  // namespace

std::optional<Row> decide(const Document& document, std::size_t vulnerability, const DeviceFacts& facts,
                          const std::vector<Match>& matches) {
  std::vector<Choice> choices;
  for (const Standing& standing : document.standings[vulnerability])
    choices.push_back({standing, verdict_of(standing, matches[standing.product])});
  if (std::all_of(choices.begin(), choices.end(),
                  [&](const Choice& choice) { return is_another_makers(matches[choice.standing.product]); }))
    return std::nullopt;
  std::sort(choices.begin(), choices.end(), [&](const Choice& a, const Choice& b) {
    return order_of(a, document, matches) < order_of(b, document, matches);
  });

  Row row;
  row.vulnerability = vulnerability;
  row.best = choices.front().standing;
  const Match& match = matches[row.best.product];
  if (choices.front().verdict) {
    row.verdict = *choices.front().verdict;
  } else {
    // Only products that the document calls safe, and the device is none of them for sure.
    const bool may_be_one = std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
      return matches[choice.standing.product].standing() != PartState::kFailed;
    });
    row.verdict = may_be_one ? Verdict::kUndecided : Verdict::kNotAffected;
  }
  if (row.verdict == Verdict::kUndecided) row.missing = missing_facts(choices, document, facts, matches);
  if (row.verdict == Verdict::kNotAffected && match.standing() == PartState::kFailed) {
    row.confirmed = true;
    for (const Choice& choice : choices) {
      const Match& one = matches[choice.standing.product];
      if (one.standing() != PartState::kFailed) continue;
      row.excluded.push_back(choice.standing.product);
      row.confirmed = row.confirmed && proves_exclusion(one, facts);
    }
  } else if (row.verdict != Verdict::kUndecided) {
    row.confirmed = proves_match(match, facts, document.predicates[row.best.product]);
  }
  return row;
}

model::Finding write(const Row& row, const Document& document, const DeviceFacts& facts,
                     const std::vector<Match>& matches, const model::Device& device) {
  const model::Advisory& advisory = *document.advisory;
  const model::Vulnerability& vulnerability = advisory.vulnerabilities[row.vulnerability];
  const model::Product& product = advisory.products[row.best.product];
  const Match& match = matches[row.best.product];

  model::Finding finding;
  finding.id = make_id("finding", {device.id, advisory.tracking_id, vulnerability.id});
  finding.device = model::ref(device);
  finding.advisory = advisory.tracking_id;
  finding.product = product.id;
  finding.product_name = product.name;
  finding.vulnerability = vulnerability.id;
  finding.verdict = row.verdict;
  finding.confirmed = row.confirmed;
  finding.missing = row.missing;
  finding.services = document.services[row.vulnerability];
  for (const model::Contradiction& contradiction : device.contradictions)
    if (bears_on_verdict(contradiction, vulnerability)) finding.contradictions.push_back(contradiction);

  if (!row.excluded.empty()) {
    finding.reasons = exclusion_reasons(row, document, facts, matches, device);
    return finding;
  }
  if (row.verdict != Verdict::kUndecided) finding.status_source = row.best.source;
  for (const PartState state : {PartState::kOpen, PartState::kMet})
    for (const Part part : kAllParts)
      if (match[part] == state)
        add_reason(finding.reasons, explain(part, match, facts, document.predicates[row.best.product], device));
  add_reason(finding.reasons, reason_of(row.best, advisory, vulnerability));
  return finding;
}

}  // namespace asepsis::assess
