#include "assess/version_judgement.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "assess/words.h"
#include "base/text.h"
#include "norms/prose/prose.h"
#include "norms/vers/vers.h"

namespace asepsis::assess {
namespace {

constexpr std::array<std::string_view, 27> kEmptyWords = {
    "vers",      "all",      "any",      "every",  "version", "versions", "release", "releases", "revision",
    "revisions", "software", "firmware", "based",  "of",      "on",       "the",     "running",  "with",
    "system",    "systems",  "model",    "models", "product", "products", "devices", "service",  "pack"};

bool is_empty_word(const std::string& token) {
  return std::find(kEmptyWords.begin(), kEmptyWords.end(), token) != kEmptyWords.end();
}

bool is_single(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t<>=|*,;") == std::string_view::npos;
}

// "v4.2" and "4.2" are the same version.
std::string_view without_v(std::string_view text) {
  const bool prefixed = text.size() > 1 && (text[0] == 'v' || text[0] == 'V') && text[1] >= '0' && text[1] <= '9';
  return prefixed ? text.substr(1) : text;
}

VersionAnswer of_inside(bool in, bool out) {
  if (in) return VersionAnswer::kMet;
  return out ? VersionAnswer::kFailed : VersionAnswer::kOpen;
}

// Versions of a part of the device ("BIOS", "firmware") say nothing of the software that it names; and a list of single
// versions excludes none, since a device names its software in another way than a document does.
VersionAnswer judge_prose(std::string_view text, std::string_view software) {
  using norms::prose::Rule;
  const auto range = norms::prose::read(text);
  if (!range || !range->subject.empty()) return VersionAnswer::kOpen;
  const auto inside = norms::prose::contains(*range, software).answer;
  const bool listed = std::any_of(range->parts.begin(), range->parts.end(),
                                  [](const norms::prose::Part& part) { return part.rule == Rule::kListed; });
  return of_inside(inside == norms::prose::Inside::kIn, inside == norms::prose::Inside::kOut && !listed);
}

VersionAnswer judge_vers(std::string_view text, std::string_view software) {
  const auto range = norms::vers::read(text);
  if (!range) return VersionAnswer::kOpen;
  const auto inside = norms::vers::contains(*range, software);
  return of_inside(inside == norms::vers::Containment::kIn, inside == norms::vers::Containment::kOut);
}

}  // namespace

bool means_all_versions(std::string_view text) {
  text = trim(text);
  if (text.empty()) return true;
  if (text.find_first_of("<>=") != std::string_view::npos) return false;
  const std::vector<std::string> tokens = tokens_of(text);
  if (!std::all_of(tokens.begin(), tokens.end(), is_empty_word)) return false;
  return !tokens.empty() || text.find('*') != std::string_view::npos;
}

VersionAnswer judge_version(std::string_view text, std::string_view software) {
  text = trim(text);
  software = trim(software);
  if (means_all_versions(text)) return VersionAnswer::kMet;
  if (software.empty()) return VersionAnswer::kOpen;
  if (is_single(text) && equal_ignoring_case(without_v(text), without_v(software))) return VersionAnswer::kMet;
  return starts_with_ignoring_case(text, "vers:") ? judge_vers(text, software) : judge_prose(text, software);
}

}  // namespace asepsis::assess
