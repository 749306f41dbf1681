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

}  // namespace

std::string plain_words(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  bool gap = false;
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
    if (gap && !plain.empty()) plain += ' ';
    gap = false;
    plain += c;
  }
  return plain;
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
