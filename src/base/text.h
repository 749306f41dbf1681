// Small questions about text that more than one room asks. ASCII rules; nothing here knows a locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsis {

bool is_utf8(std::string_view text);          // RFC 3629: no surrogates, no overlong forms
std::string to_lower(std::string_view text);  // A-Z only
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view part);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
std::string_view trim(std::string_view text);                                // spaces, tabs, CR, LF at both ends
std::vector<std::string_view> split(std::string_view text, char separator);  // "" gives one empty piece
std::string join(const std::vector<std::string>& parts, std::string_view between);
// "a", "a and b", "a, b and c".
std::string join_as_sentence(const std::vector<std::string>& parts);
// "1 flow", "2 flows": the plural is the word and 's' unless given.
std::string count_of(std::size_t n, std::string_view one, std::string_view many = {});
// '*' any run, '?' any one byte; ignores case.
bool matches_glob(std::string_view text, std::string_view pattern);

}  // namespace asepsis
