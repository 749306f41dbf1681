// Taking characters off the front of a text, for the scanners of this folder.
#pragma once

#include <algorithm>
#include <string_view>

namespace asepsis::advise::csaf::structure {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
constexpr bool is_small_alphanumeric(char c) { return is_digit(c) || is_small(c); }
constexpr bool is_small_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
constexpr bool is_hex(char c) { return is_small_hex(c) || (c >= 'A' && c <= 'F'); }

inline bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

inline bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

// How many at the front are of the class; they are taken.
template <class Class>
std::size_t take_all(std::string_view& text, Class of_class) {
  std::size_t length = 0;
  while (length < text.size() && of_class(text[length])) ++length;
  text.remove_prefix(length);
  return length;
}

// Exactly as many; what follows may be of the class too.
template <class Class>
bool take_some(std::string_view& text, std::size_t count, Class of_class) {
  if (text.size() < count) return false;
  for (std::size_t i = 0; i < count; ++i)
    if (!of_class(text[i])) return false;
  text.remove_prefix(count);
  return true;
}

// What stands before the first separator; it and the separator are taken.
inline std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

}  // namespace asepsis::advise::csaf::structure
