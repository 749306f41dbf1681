#include "advise/csaf/validate/tests/characters.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace asepsis::advise::csaf {
namespace {

struct Interval {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(const std::array<Interval, N>& sorted, char32_t c) {
  const auto next = std::upper_bound(sorted.begin(), sorted.end(), c,
                                     [](char32_t value, const Interval& interval) { return value < interval.first; });
  return next != sorted.begin() && c <= (next - 1)->last;
}

// Unicode 15: property White_Space, and U+200B, U+2060, U+FEFF.
constexpr std::array<Interval, 11> kWhiteSpace{{{0x09, 0x0d},
                                                {0x20, 0x20},
                                                {0x85, 0x85},
                                                {0xa0, 0xa0},
                                                {0x1680, 0x1680},
                                                {0x2000, 0x200b},
                                                {0x2028, 0x2029},
                                                {0x202f, 0x202f},
                                                {0x205f, 0x2060},
                                                {0x3000, 0x3000},
                                                {0xfeff, 0xfeff}}};

// Unicode 15: category Pd, the minus signs, the soft hyphen, and the low lines (combining ones too).
constexpr std::array<Interval, 30> kDashesAndLowLines{
    {{0x2d, 0x2d},     {0x5f, 0x5f},     {0xad, 0xad},     {0x2d7, 0x2d7},   {0x332, 0x333},   {0x58a, 0x58a},
     {0x5be, 0x5be},   {0x1400, 0x1400}, {0x1806, 0x1806}, {0x2010, 0x2015}, {0x2017, 0x2017}, {0x2043, 0x2043},
     {0x207b, 0x207b}, {0x208b, 0x208b}, {0x2212, 0x2212}, {0x2796, 0x2796}, {0x2e17, 0x2e17}, {0x2e1a, 0x2e1a},
     {0x2e3a, 0x2e3b}, {0x2e40, 0x2e40}, {0x2e5d, 0x2e5d}, {0x301c, 0x301c}, {0x3030, 0x3030}, {0x30a0, 0x30a0},
     {0xfe31, 0xfe34}, {0xfe4d, 0xfe4f}, {0xfe58, 0xfe58}, {0xfe63, 0xfe63}, {0xff0d, 0xff0d}, {0xff3f, 0xff3f}}};

}  // namespace

char32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  constexpr std::array<unsigned char, 5> masks = {0, 0x7f, 0x1f, 0x0f, 0x07};
  char32_t c = lead & masks[length];
  for (std::size_t i = 1; i < length && i < text.size(); ++i)
    c = (c << 6) | (static_cast<unsigned char>(text[i]) & 0x3f);
  text.remove_prefix(std::min(length, text.size()));
  return c;
}

bool is_white_space(char32_t c) { return is_in(kWhiteSpace, c); }
bool is_dash_or_low_line(char32_t c) { return is_in(kDashesAndLowLines, c) || c == 0x10ead; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::string_view rest = text;
  std::size_t begin = 0;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    if (!is_white_space(take_character(rest))) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = text.size() - rest.size();
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

}  // namespace asepsis::advise::csaf
