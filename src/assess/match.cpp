#include "assess/match.h"

#include <algorithm>
#include <numeric>

#include "assess/version_judgement.h"
#include "base/text.h"

namespace asepsis::assess {
namespace {

// Words that many makers carry in their names.
constexpr std::array<std::string_view, 26> kCompanyWords = {
    "medical",   "healthcare",   "health",      "inc",         "ltd",          "gmbh",     "ag",
    "corp",      "corporation",  "company",     "co",          "llc",          "sa",       "group",
    "systems",   "the",          "and",         "technology",  "imaging",      "electric", "general",
    "solutions", "technologies", "electronics", "diagnostics", "international"};
// Names this close may be one name, misspelt: "Philips" and "Phillips".
constexpr std::size_t kSpellingDistance = 2;
constexpr std::size_t kShortestMisspelt = 5;

// Levenshtein's distance, given up above `limit`.
bool is_within(const std::string& a, const std::string& b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return false;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()] <= limit;
}

bool may_be_one_maker(const std::string& a_key, const std::vector<std::string>& a_tokens, const DeviceFacts& facts) {
  const std::string& b_key = facts.vendor_key;
  if (std::min(a_key.size(), b_key.size()) >= kShortestMisspelt && is_within(a_key, b_key, kSpellingDistance))
    return true;
  const std::vector<std::string>& others = facts.vendor_tokens;
  for (const std::string& token : a_tokens) {
    const bool common = std::find(kCompanyWords.begin(), kCompanyWords.end(), token) != kCompanyWords.end();
    if (!common && token.size() > 1 && std::find(others.begin(), others.end(), token) != others.end()) return true;
  }
  return false;
}

bool is_component(const DeviceFacts& facts, const Predicate& predicate) {
  const bool distinctive =
      std::any_of(predicate.model_words.begin(), predicate.model_words.end(),
                  [](const std::string& w) { return w.size() >= 3 && (w[0] < '0' || w[0] > '9'); });
  return distinctive && std::any_of(facts.installed_tokens.begin(), facts.installed_tokens.end(),
                                    [&](const auto& tokens) { return contains_all(tokens, predicate.model_words); });
}

bool is_wanted(const Predicate& predicate, const std::string& family) {
  return std::any_of(predicate.families.begin(), predicate.families.end(),
                     [&](const Term& term) { return equal_ignoring_case(term.value, family); });
}

// "PET/CT" has a CT in it: a document about "CT" may mean it, unless it names "PET/CT" beside it.
bool is_hybrid_with_wanted(const Predicate& predicate, const std::string& family) {
  if (std::find(predicate.hybrids.begin(), predicate.hybrids.end(), family) != predicate.hybrids.end()) return false;
  const auto parts = split(family, '/');
  return parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
           return is_wanted(predicate, std::string(trim(part)));
         });
}

PartState judge_family(const DeviceFacts& facts, const Predicate& predicate) {
  if (predicate.families.empty() && predicate.family_unclear.empty()) return PartState::kNotAsked;
  bool any = false, all = true, related = false;
  for (const FamilyGuess& guess : facts.families.guesses) {
    if (guess.confidence < kFirm) continue;
    any = true;
    all = all && is_wanted(predicate, guess.family);
    related = related || is_wanted(predicate, guess.family) || is_hybrid_with_wanted(predicate, guess.family);
  }
  if (any && all) return PartState::kMet;
  const bool excluded = facts.families.firm && any && !related && predicate.family_unclear.empty();
  return excluded ? PartState::kFailed : PartState::kOpen;
}

PartState judge_model(const DeviceFacts& facts, const Predicate& predicate) {
  if (predicate.model_words.empty()) return PartState::kNotAsked;
  // Never failed: what a device calls itself is often a code that no document uses.
  const bool met = facts.model.known && contains_all(facts.model_tokens, predicate.model_words);
  return met ? PartState::kMet : PartState::kOpen;
}

// Met where the device's name says at least as much as the wanted one ("Windows 7 SP1" for "Windows 7"); open where it
// says less ("Windows").
PartState judge_one_system(const DeviceFacts& facts, const std::vector<std::string>& tokens) {
  const bool covers = contains_all(facts.system_words, tokens), covered = contains_all(tokens, facts.system_words);
  if (covers && covered) return PartState::kMet;
  // "Windows Server 2008 R2" is a release of its own, no edition of "Windows Server 2008".
  const bool other_release = contains_all(facts.system_words, {"r2"}) != contains_all(tokens, {"r2"});
  if (covers && !other_release) return PartState::kMet;
  return covers || covered ? PartState::kOpen : PartState::kFailed;
}

PartState judge_system(const DeviceFacts& facts, const Predicate& predicate, const Vocabulary& vocabulary) {
  if (predicate.systems.empty() && predicate.system_unclear.empty()) return PartState::kNotAsked;
  if (!facts.system.known || !facts.system_understood) return PartState::kOpen;
  bool open = !predicate.system_unclear.empty() || !facts.system.firm;
  for (std::size_t i = 0; i < predicate.systems.size(); ++i) {
    const PartState one = judge_one_system(facts, predicate.system_words[i]);
    if (one == PartState::kMet) return PartState::kMet;
    open = open || one == PartState::kOpen || vocabulary.may_be(facts.system.value, predicate.systems[i].value);
  }
  return open ? PartState::kOpen : PartState::kFailed;
}

PartState judge_versions(const DeviceFacts& facts, const Predicate& predicate, bool as_component) {
  // Of a component only its own version would tell; it stands inside the text of the list.
  const bool known = facts.software.known && !as_component;
  if (!known) return predicate.versions.empty() ? PartState::kMet : PartState::kOpen;
  PartState state = PartState::kMet;
  for (const std::string& text : predicate.versions) {
    switch (judge_version(text, facts.software.value)) {
      case VersionAnswer::kMet: break;
      case VersionAnswer::kOpen: state = PartState::kOpen; break;
      case VersionAnswer::kFailed: return facts.software.firm ? PartState::kFailed : PartState::kOpen;
    }
  }
  return state;
}

}  // namespace

std::size_t Match::count(PartState state) const {
  return static_cast<std::size_t>(std::count(states.begin(), states.end(), state));
}

PartState Match::standing() const {
  if (count(PartState::kFailed) > 0) return PartState::kFailed;
  return count(PartState::kOpen) > 0 ? PartState::kOpen : PartState::kMet;
}

bool Match::is_candidate() const {
  if ((*this)[Part::kVendor] == PartState::kMet) return true;
  const bool rest = (*this)[Part::kFamily] == PartState::kMet || (*this)[Part::kModel] == PartState::kMet;
  return (*this)[Part::kVendor] == PartState::kOpen && rest;
}

PartState judge_vendor(const DeviceFacts& facts, const Predicate& predicate) {
  if (predicate.vendor_unclear || !facts.vendor.known) return PartState::kOpen;
  bool similar = false;
  for (const Term& term : predicate.vendors) {
    const std::string key = squeezed(term.value);
    if (key == facts.vendor_key) return PartState::kMet;
    similar = similar || may_be_one_maker(key, tokens_of(term.value), facts);
  }
  return facts.vendor.firm && !similar ? PartState::kFailed : PartState::kOpen;
}

bool may_be_candidate(const DeviceFacts& facts, const Predicate& predicate, PartState vendor) {
  if (vendor == PartState::kMet || !facts.installed.empty()) return true;
  if (vendor == PartState::kFailed) return false;
  return judge_family(facts, predicate) == PartState::kMet || judge_model(facts, predicate) == PartState::kMet;
}

Match judge(const DeviceFacts& facts, const Predicate& predicate, PartState vendor, const Vocabulary& vocabulary) {
  Match match;
  if (vendor == PartState::kFailed && facts.installed.empty()) {
    match[Part::kVendor] = vendor;  // reason enough
    return match;
  }
  match.as_component = !facts.installed.empty() && is_component(facts, predicate);
  match[Part::kVendor] = match.as_component ? PartState::kMet : vendor;
  match[Part::kFamily] = match.as_component ? PartState::kNotAsked : judge_family(facts, predicate);
  match[Part::kModel] = match.as_component ? PartState::kMet : judge_model(facts, predicate);
  match[Part::kSystem] = judge_system(facts, predicate, vocabulary);
  match[Part::kVersion] = judge_versions(facts, predicate, match.as_component);
  const bool clear = predicate.exception.empty() && !predicate.names_nothing;
  match[Part::kException] = clear ? PartState::kNotAsked : PartState::kOpen;
  match.firm = facts.vendor.firm && (match[Part::kFamily] == PartState::kNotAsked || facts.families.firm);
  return match;
}

}  // namespace asepsis::assess
