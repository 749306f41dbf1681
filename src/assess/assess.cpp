#include "assess/assess.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "assess/beyond.h"
#include "assess/row.h"
#include "assess/wire_evidence.h"

namespace asepsis::assess {
namespace {

using model::Verdict;

// Devices with the same identity: matched once, whatever their number.
struct Kind {
  DeviceFacts facts;
  std::vector<const model::Device*> devices;
  std::vector<std::optional<PartState>> vendor_answers;  // by Predicate::vendor_index
  bool unjudged = false;                                 // by at least one document
  std::vector<std::string> missing;
};

std::vector<Kind> kinds_of(std::span<const model::Device> devices, const Vocabulary& vocabulary) {
  std::map<std::string, std::size_t> places;
  std::vector<Kind> kinds;
  for (const model::Device& device : devices) {
    const auto [place, is_new] = places.try_emplace(identity_key(device), kinds.size());
    if (is_new) kinds.push_back({facts_of(device, vocabulary), {}, {}, false, {}});
    kinds[place->second].devices.push_back(&device);
  }
  return kinds;
}

std::vector<Document> documents_of(std::span<const model::Advisory> advisories, PredicateReader& reader,
                                   const model::Knowledge& knowledge) {
  std::vector<const model::Advisory*> in_order;
  for (const model::Advisory& advisory : advisories) in_order.push_back(&advisory);
  const auto key = [](const model::Advisory* a) { return std::tie(a->tracking_id, a->id, a->file); };
  std::sort(in_order.begin(), in_order.end(), [&](const auto* a, const auto* b) { return key(a) < key(b); });
  std::vector<Document> documents;
  for (const model::Advisory* advisory : in_order) {
    // The same bytes given twice are one document.
    if (!documents.empty() && !advisory->id.text.empty() && documents.back().advisory->id == advisory->id) continue;
    Document document;
    document.advisory = advisory;
    document.predicates = reader.read_all(*advisory);
    document.standings = standings_of(*advisory);
    for (const model::Vulnerability& vulnerability : advisory->vulnerabilities)
      document.services.push_back(services_of(*advisory, vulnerability, knowledge));
    documents.push_back(std::move(document));
  }
  return documents;
}

PartState vendor_answer(Kind& kind, const Predicate& predicate) {
  if (kind.vendor_answers.size() <= predicate.vendor_index) kind.vendor_answers.resize(predicate.vendor_index + 1);
  std::optional<PartState>& answer = kind.vendor_answers[predicate.vendor_index];
  if (!answer) answer = judge_vendor(kind.facts, predicate);
  return *answer;
}

std::vector<Match> matches_of(Kind& kind, const Document& document, const Vocabulary& vocabulary) {
  std::vector<Match> matches;
  matches.reserve(document.predicates.size());
  for (const Predicate& predicate : document.predicates)
    matches.push_back(judge(kind.facts, predicate, vendor_answer(kind, predicate), vocabulary));
  return matches;
}

std::vector<std::string> missing_identity(const DeviceFacts& facts, const Document& document) {
  std::vector<std::string> missing;
  if (!facts.vendor.firm) missing.emplace_back("vendor");
  if (!facts.model.known) missing.emplace_back("model");
  const bool asks_system = std::any_of(document.predicates.begin(), document.predicates.end(), [](const Predicate& p) {
    return !p.systems.empty() || !p.system_unclear.empty();
  });
  if (asks_system && !facts.system.known) missing.emplace_back("operating system");
  return missing;
}

using DeviceOrder = std::tuple<bool, IpAddress, std::string>;
DeviceOrder order_of(const model::Device& device) {
  const bool no_address = device.addresses.empty();
  return {no_address, no_address ? IpAddress{} : device.addresses.front(), device.id};
}

// Imaging first: a person with little time looks there.
int rank_of(const model::Device& device) {
  const auto has = [&](model::Role role) {
    return std::find(device.roles.begin(), device.roles.end(), role) != device.roles.end();
  };
  if (has(model::Role::kModality) || has(model::Role::kWorkstation) || !device.modalities.empty()) return 0;
  if (!device.ae_titles.empty()) return 1;
  if (device.roles.empty() || has(model::Role::kUnknown)) return 2;
  return 3;
}

using Rows = std::vector<std::pair<DeviceOrder, model::Finding>>;

void add_missing(std::vector<std::string>& into, const std::vector<std::string>& facts) {
  for (const std::string& fact : facts)
    if (std::find(into.begin(), into.end(), fact) == into.end()) into.push_back(fact);
}

void judge_kind(Kind& kind, const Document& document, const Vocabulary& vocabulary, const WireEvidence& wire,
                Rows& rows) {
  bool candidate = false, possible = false;
  for (const Predicate& predicate : document.predicates) {
    const PartState vendor = vendor_answer(kind, predicate);
    possible = possible || vendor != PartState::kFailed;
    candidate = candidate || may_be_candidate(kind.facts, predicate, vendor);
  }
  std::vector<Match> matches;
  if (candidate) matches = matches_of(kind, document, vocabulary);
  if (std::none_of(matches.begin(), matches.end(), [](const Match& match) { return match.is_candidate(); })) {
    if (!possible) return;  // every product is another maker's
    kind.unjudged = true;
    add_missing(kind.missing, missing_identity(kind.facts, document));
    return;
  }
  for (std::size_t v = 0; v < document.standings.size(); ++v) {
    const std::optional<Row> row = decide(document, v, kind.facts, matches);
    if (!row) continue;
    for (const model::Device* device : kind.devices) {
      model::Finding finding = write(*row, document, kind.facts, matches, *device);
      wire.add_to(finding, *device);
      rows.emplace_back(order_of(*device), std::move(finding));
    }
  }
}

// One row per id: of two editions of a document that were given together, the worse answer counts.
std::vector<model::Finding> in_order(Rows rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    const auto key = [](const auto& row) {
      return std::tuple<const DeviceOrder&, std::string_view, std::string_view, int>(
          row.first, row.second.advisory, row.second.vulnerability, -severity(row.second.verdict));
    };
    return key(a) < key(b);
  });
  std::vector<model::Finding> findings;
  for (auto& [order, finding] : rows)
    if (findings.empty() || findings.back().id != finding.id) findings.push_back(std::move(finding));
  return findings;
}

std::map<std::string, std::uint64_t> count(const model::Assessment& assessment) {
  std::map<std::string, Verdict> worst;
  for (const model::Finding& finding : assessment.findings) {
    const auto [place, is_new] = worst.try_emplace(finding.device.id, finding.verdict);
    if (!is_new && severity(finding.verdict) > severity(place->second)) place->second = finding.verdict;
  }
  std::map<std::string, std::uint64_t> counts;
  for (const Verdict verdict : {Verdict::kAffected, Verdict::kFixed, Verdict::kNotAffected, Verdict::kUndecided})
    counts[std::string(to_string(verdict))] = 0;
  for (const auto& [device, verdict] : worst) ++counts[std::string(to_string(verdict))];
  counts["unjudged"] = assessment.unjudged.size();
  return counts;
}

std::vector<model::Unjudged> unjudged_of(const std::vector<Kind>& kinds) {
  std::vector<std::pair<std::tuple<int, DeviceOrder>, model::Unjudged>> rows;
  for (const Kind& kind : kinds)
    for (const model::Device* device : kind.devices)
      if (kind.unjudged) rows.push_back({{rank_of(*device), order_of(*device)}, {model::ref(*device), kind.missing}});
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<model::Unjudged> unjudged;
  for (auto& [order, row] : rows) unjudged.push_back(std::move(row));
  return unjudged;
}

}  // namespace

model::Assessment assess(std::span<const model::Device> devices, std::span<const model::Advisory> advisories,
                         std::span<const model::Detection> detections, const model::Knowledge& knowledge) {
  const Vocabulary vocabulary(knowledge);
  PredicateReader reader(vocabulary);
  const WireEvidence wire(detections, knowledge);
  const std::vector<Document> documents = documents_of(advisories, reader, knowledge);
  std::vector<Kind> kinds = kinds_of(devices, vocabulary);

  Rows rows;
  for (const Document& document : documents)
    for (Kind& kind : kinds) judge_kind(kind, document, vocabulary, wire, rows);

  model::Assessment assessment;
  assessment.unjudged = unjudged_of(kinds);
  assessment.findings = in_order(std::move(rows));
  assessment.beyond = beyond(documents, assessment.findings, devices, detections);
  assessment.counts = count(assessment);
  return assessment;
}

}  // namespace asepsis::assess
