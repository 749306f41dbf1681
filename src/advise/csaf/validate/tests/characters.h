// Characters that look like others, and words: for the tests that compare what people read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsis::advise::csaf {

// The next character of valid UTF-8, taken from the front of a text that is not empty.
char32_t take_character(std::string_view& text);

bool is_white_space(char32_t c);       // Unicode's White_Space, and the spaces of no width
bool is_dash_or_low_line(char32_t c);  // hyphens, minus signs, dashes, underscores, whatever their shape

std::vector<std::string_view> words_of(std::string_view text);  // what stands between white space

}  // namespace asepsis::advise::csaf
