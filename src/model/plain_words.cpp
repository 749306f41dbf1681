#include "model/plain_words.h"

#include <algorithm>
#include <array>

namespace asepsis::model {
namespace {

constexpr std::array<std::string_view, 22> kLegalForms = {
    "ag", "aps",  "as", "bv",      "co",  "company", "corp", "corporation", "gmbh", "inc", "incorporated",
    "kg", "kgaa", "kk", "limited", "llc", "ltd",     "nv",   "oy",          "plc",  "sa",  "spa"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

constexpr std::string_view kRegistered = "\xC2\xAE";     // U+00AE
constexpr std::string_view kTrademark = "\xE2\x84\xA2";  // U+2122
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";   // U+00A0

std::size_t length_of_sign(std::string_view text) {
  for (const std::string_view sign : {kRegistered, kTrademark, kNoBreakSpace})
    if (text.starts_with(sign)) return sign.size();
  return 0;
}

// Gives the characters of the plain form one by one until `put` says that it has enough.
template <class Put>
void spell(std::string_view text, const Put& put) {
  bool gap = false, begun = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t sign = length_of_sign(text.substr(i)); sign > 0) {
      gap = true;
      i += sign - 1;
      continue;
    }
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
    const bool decimal_point =
        c == '.' && i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
    if (c == '.' && !decimal_point) continue;  // "N.V." is one word; "B. Braun" has its space
    if (!is_digit(c) && !is_letter(c) && !decimal_point) {
      gap = true;
      continue;
    }
    if (gap && begun && !put(' ')) return;
    gap = false;
    begun = true;
    if (!put(c)) return;
  }
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  spell(text, [&plain](char c) {
    plain += c;
    return true;
  });
  return plain;
}

bool first_word_is(std::string_view text, std::string_view plain) {
  const std::string_view word = plain.substr(0, plain.find(' '));
  std::size_t met = 0;
  bool same = true;
  spell(text, [&](char c) {
    if (c == ' ') return false;
    same = met < word.size() && word[met++] == c;
    return same;
  });
  return same && met > 0 && met == word.size();
}

std::string_view without_legal_form(std::string_view plain) {
  for (;;) {
    const auto space = plain.rfind(' ');
    if (space == std::string_view::npos) return plain;
    if (std::ranges::find(kLegalForms, plain.substr(space + 1)) == kLegalForms.end()) return plain;
    plain = plain.substr(0, space);
  }
}

bool is_whole_word_prefix(std::string_view prefix, std::string_view text) {
  return !prefix.empty() && text.starts_with(prefix) && (text.size() == prefix.size() || text[prefix.size()] == ' ');
}

}  // namespace asepsis::model
