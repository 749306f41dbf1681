#include "assess/version_judgement.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "assess/words.h"
#include "base/text.h"

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
  const bool same = is_single(text) && equal_ignoring_case(without_v(text), without_v(software));
  return same ? VersionAnswer::kMet : VersionAnswer::kOpen;
}

}  // namespace asepsis::assess
