#include "know/identity/operating_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "know/identity/attributes.h"
#include "know/observe/ntlm.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;

constexpr std::array kSigns{claim::kNtlmVersion,   claim::kBrowserVersion, claim::kHttpServer,
                            claim::kHttpUserAgent, claim::kDhcpParameters, claim::kDhcpVendorClass};

struct Sign {
  const model::OsSign* row = nullptr;
  std::string_view claim;
  std::string value;
  double weight = 0;  // of observation and row together
  std::vector<Id> why;
};

const model::OsSign* row_for(const model::Knowledge& knowledge, std::string_view claim, std::string_view value) {
  for (const model::OsSign& row : knowledge.os_signs)
    if (row.claim == claim && matches_glob(value, row.pattern)) return &row;
  return nullptr;
}

bool is_samba(const Asset& asset) {
  const auto versions = values_of(asset, claim::kNtlmVersion);
  return !versions.empty() &&
         std::ranges::all_of(versions, [](const auto& version) { return version.weight <= kNtlmNoBuildWeight; });
}

std::vector<Sign> signs_of(const Asset& asset, const model::Knowledge& knowledge) {
  std::vector<Sign> signs;
  const bool samba = is_samba(asset);
  for (const std::string_view claim : kSigns) {
    if (samba && (claim == claim::kNtlmVersion || claim == claim::kBrowserVersion)) continue;
    for (const ClaimedValue& said : values_of(asset, claim)) {
      if (claim == claim::kNtlmVersion && said.weight <= kNtlmNoBuildWeight) continue;
      if (const auto* row = row_for(knowledge, claim, said.value))
        signs.push_back({row, claim, said.value, said.weight * row->confidence, said.why});
    }
  }
  return signs;
}

// "Windows" alone leaves every release open.
bool is_general(std::string_view os, std::string_view other) {
  return os.find(' ') == std::string_view::npos && starts_with_ignoring_case(other, os);
}

// "or Windows Server 2016 and later" leaves room for "Windows Server 2022".
bool allows_later(std::string_view release, std::string_view os) {
  const std::size_t end = release.find(" and later");
  if (end == std::string_view::npos) return false;
  const std::string_view earliest = release.substr(0, end);
  const std::size_t number = earliest.rfind(' ') + 1;
  const std::size_t product = earliest.rfind("Windows Server ", number);
  if (product == std::string_view::npos) return false;
  const std::string_view family = earliest.substr(product, number - product);
  // Years have four digits, so their text order is theirs.
  return os.starts_with(family) && os.substr(family.size()) >= earliest.substr(number);
}

// Whether a sign leaves room for `os`: it says so, says less, or admits that it cannot tell them apart.
bool allows(const Sign& sign, std::string_view os) {
  return equal_ignoring_case(sign.row->os, os) || is_general(sign.row->os, os) || is_general(os, sign.row->os) ||
         contains_ignoring_case(sign.row->release, os) || allows_later(sign.row->release, os);
}

// What speaks for one system. Signs of different kinds add up; several of one kind are one voice.
struct Case {
  double weight = 0;
  const Sign* heaviest = nullptr;
  std::vector<Id> why;
};

Case case_for(std::string_view os, const std::vector<Sign>& signs) {
  std::map<std::string_view, double> by_kind;
  Case made;
  for (const Sign& sign : signs) {
    if (!equal_ignoring_case(sign.row->os, os) && !is_general(sign.row->os, os)) continue;
    double& kind = by_kind[sign.claim];
    kind = std::max(kind, sign.weight);
    add_ids(made.why, sign.why);
    const bool names_it = equal_ignoring_case(sign.row->os, os);
    if (names_it && (made.heaviest == nullptr || sign.weight > made.heaviest->weight)) made.heaviest = &sign;
  }
  double against_all = 1;
  for (const auto& [kind, weight] : by_kind) against_all *= 1 - weight;
  made.weight = 1 - against_all;
  return made;
}

struct Candidate {
  std::string os;
  Case evidence;
};

// Specific systems first, heaviest first, then by name.
std::vector<Candidate> candidates_of(const std::vector<Sign>& signs) {
  std::vector<Candidate> candidates;
  for (const Sign& sign : signs) {
    const auto same = [&](const Candidate& c) { return equal_ignoring_case(c.os, sign.row->os); };
    if (std::ranges::none_of(candidates, same)) candidates.push_back({sign.row->os, case_for(sign.row->os, signs)});
  }
  // A general name that a specific one fills is no rival.
  std::erase_if(candidates, [all = candidates](const Candidate& c) {
    return std::ranges::any_of(all, [&](const Candidate& other) {
      return !equal_ignoring_case(other.os, c.os) && is_general(c.os, other.os);
    });
  });
  std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.evidence.weight != b.evidence.weight ? a.evidence.weight > b.evidence.weight : a.os < b.os;
  });
  return candidates;
}

std::optional<model::Attribute> weigh(const std::vector<Sign>& signs,
                                      std::vector<model::Contradiction>& contradictions) {
  const auto candidates = candidates_of(signs);
  if (candidates.empty()) return std::nullopt;
  const Candidate& best = candidates.front();
  model::Contradiction rivals{"os", {best.os}, {}, best.evidence.why};
  double strongest_rival = 0;
  for (const Candidate& rival : candidates) {
    const bool excluded = std::ranges::any_of(
        signs, [&](const Sign& sign) { return equal_ignoring_case(sign.row->os, rival.os) && !allows(sign, best.os); });
    if (&rival == &best || !excluded) continue;
    rivals.values.push_back(rival.os);
    add_ids(rivals.why, rival.evidence.why);
    strongest_rival = std::max(strongest_rival, rival.evidence.weight);
  }
  if (rivals.values.size() > 1) {
    std::ranges::sort(rivals.values);
    rivals.text = fmt::format("signs on the wire exclude each other: {}", join_as_sentence(rivals.values));
    contradictions.push_back(rivals);
    if (best.evidence.weight < strongest_rival + kClearlyHeavier) return std::nullopt;
  }
  return model::Attribute{best.os, best.evidence.heaviest->value, best.evidence.weight, true, best.evidence.why};
}

Agreement compare(const std::optional<model::Attribute>& wire, std::string_view listed) {
  if (!wire || equal_ignoring_case(wire->value, listed)) return Agreement::kSame;
  if (is_general(listed, wire->value)) return Agreement::kWireSaysMore;
  return is_general(wire->value, listed) ? Agreement::kListSaysMore : Agreement::kDiffer;
}

}  // namespace

OperatingSystem operating_system_of(const Asset& asset, const model::Knowledge& knowledge) {
  OperatingSystem found;
  const auto wire = weigh(signs_of(asset, knowledge), found.contradictions);
  if (asset.row == nullptr || asset.row->os.empty()) {
    found.os = wire;
    return found;
  }
  const auto normalised = model::normalise_os(knowledge, asset.row->os);
  const std::string name = normalised.value.empty() ? asset.row->os : normalised.value;
  const model::Attribute listed{name, asset.row->os, kInventoryConfidence, false, {asset.row->id}};
  found.os = reconcile("os", wire, listed, compare(wire, name), found.contradictions);
  return found;
}

}  // namespace asepsis::know
