#include "assess/words.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::assess {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Bytes of UTF-8 beyond ASCII count as letters: "Dräger" is one word.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_word(char c) { return is_digit(c) || is_letter(c); }

std::string without_signs(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "\xC2\xAE")
      i += 2;  // registered sign
    else if (text.substr(i, 3) == "\xE2\x84\xA2")
      i += 3;  // trade mark sign
    else if (text.substr(i, 2) == "\xC2\xA0")
      out += ' ', i += 2;
    else if (text.substr(i, 3) == "\xE2\x80\x93" || text.substr(i, 3) == "\xE2\x80\x91")
      out += '-', i += 3;
    else
      out += text[i++];
  }
  return out;
}

bool ends_a_word(const std::string& text, std::size_t at) {
  if (at >= text.size()) return true;
  if (is_word(text[at])) return false;
  return !(text[at] == '.' && at + 1 < text.size() && is_word(text[at + 1]));  // "Windows 8.1", "Symbia.net"
}

bool begins_a_word(const std::string& text, std::size_t at) {
  if (at == 0) return true;
  if (is_word(text[at - 1])) return false;
  return !(text[at - 1] == '.' && at >= 2 && is_word(text[at - 2]));
}

}  // namespace

std::string plain(std::string_view text) {
  const std::string lower = to_lower(without_signs(text));
  std::string out;
  for (const char c : lower) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space && (out.empty() || out.back() == ' ' || out.back() == '/')) continue;
    if (c == '/' && !out.empty() && out.back() == ' ') out.pop_back();
    out += space ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> tokens_of(std::string_view text) {
  const std::string lower = to_lower(without_signs(text));
  std::vector<std::string> tokens;
  char before = ' ';
  for (const char c : lower) {
    if (is_word(c)) {
      const bool same_run = is_word(before) && is_digit(before) == is_digit(c);
      if (!same_run) tokens.emplace_back();
      tokens.back() += c;
    }
    before = c;
  }
  return tokens;
}

std::vector<std::string> spaced_words(std::string_view text) {
  std::string normal = plain(text);
  std::replace_if(
      normal.begin(), normal.end(), [](char c) { return c == ',' || c == '-'; }, ' ');
  std::vector<std::string> words;
  for (const std::string_view word : split(normal, ' '))
    if (!word.empty()) words.emplace_back(word);
  return words;
}

bool contains_all(const std::vector<std::string>& tokens, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::find(tokens.begin(), tokens.end(), word) != tokens.end();
  });
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (const std::string& token : tokens_of(text)) out += token;
  return out;
}

Phrases::Phrases(std::vector<std::pair<std::string, std::string>> words_and_values) {
  for (auto& [words, value] : words_and_values) {
    std::string normal = plain(words);
    if (!normal.empty()) rows_.emplace_back(std::move(normal), std::move(value));
  }
  std::stable_sort(rows_.begin(), rows_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::vector<PhraseHit> Phrases::find(const std::string& text) const {
  std::vector<PhraseHit> hits;
  const auto taken = [&](std::size_t begin, std::size_t end) {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const PhraseHit& hit) { return begin < hit.end && hit.begin < end; });
  };
  for (const auto& [words, value] : rows_) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      std::size_t end = at + words.size();
      if (!begins_a_word(text, at)) continue;
      if (!ends_a_word(text, end) && text[end] == 's' && ends_a_word(text, end + 1)) ++end;
      if (!ends_a_word(text, end) || taken(at, end)) continue;
      hits.push_back({at, end, value});
    }
  }
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) { return a.begin < b.begin; });
  return hits;
}

}  // namespace asepsis::assess
