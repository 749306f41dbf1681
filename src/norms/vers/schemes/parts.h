// What many schemes share: numbers of any length, and the pieces of versions. Internal to vers.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::norms::vers {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

bool is_number(std::string_view text);  // digits, at least one

// Digit strings as numbers: leading zeros mean nothing, and nothing overflows. "" is 0.
std::strong_ordering compare_numbers(std::string_view a, std::string_view b);

std::string without_leading_zeros(std::string_view digits);  // "0" for zero
std::string next_number(std::string_view digits);            // "9" -> "10"

// Takes the digits, or letters, that `rest` begins with.
std::string_view take_digits(std::string_view& rest);
std::string_view take_letters(std::string_view& rest);

inline constexpr auto kUnordered = std::partial_ordering::unordered;

}  // namespace asepsis::norms::vers
