#include "report/plain.h"

#include <utility>

#include "base/text.h"

namespace asepsis::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t length_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

// Controls (C0, DEL, C1) and the direction marks U+061C, U+200E..F, U+202A..E, U+2066..9.
bool is_unsafe(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  const auto second = static_cast<unsigned char>(character[1]);
  if (first == 0xc2) return second < 0xa0;
  if (first == 0xd8) return second == 0x9c;
  if (first != 0xe2 || character.size() < 3) return false;
  const auto third = static_cast<unsigned char>(character[2]);
  if (second == 0x80)
    return third == 0x8e || third == 0x8f || third == 0xa8 || third == 0xa9 || (third >= 0xaa && third <= 0xae);
  return second == 0x81 && third >= 0xa6 && third <= 0xa9;
}

// The character at `at`, or one bad byte.
std::string_view next(std::string_view text, std::size_t at, bool& safe) {
  const std::string_view character = text.substr(at, length_of(static_cast<unsigned char>(text[at])));
  safe = is_utf8(character);
  if (!safe) return text.substr(at, 1);
  safe = !is_unsafe(character);
  return character;
}

}  // namespace

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at])) {
      blank = true;
      ++at;
      continue;
    }
    if (std::exchange(blank, false) && !out.empty()) out += ' ';
    bool safe = false;
    const std::string_view character = next(text, at, safe);
    out += safe ? character : kReplacement;
    at += character.size();
  }
  return out;
}

std::string plain_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    bool safe = false;
    const std::string_view character = next(text, at, safe);
    out += safe || character == "\n" || character == "\t" ? character : kReplacement;
    at += character.size();
  }
  return out;
}

}  // namespace asepsis::report
