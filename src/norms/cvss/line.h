// One vector as one line of JSON, for `asepsis advise cvss -`.
//
//   to_json_line("AV:N/AC:L/Au:N/C:C/I:C/A:C")
//   {"vector":"AV:N/...","version":"2.0","score":10.0,"base":10.0,"temporal":null,"environmental":null,"threat":null,"severity":"HIGH"}
//
// Scores are JSON numbers with exactly one decimal, null where the vector gives no metric of the group; severity is of
// `score`, the most specific one. A vector that cannot be read gives {"vector","error"}. No newline at the end. Bytes
// that are not UTF-8 become U+FFFD, and of a text longer than kLongestShown only the beginning is repeated.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asepsis::norms::cvss {

inline constexpr std::size_t kLongestShown = 256;  // bytes; the longest vector has 190

std::string to_json_line(std::string_view vector);

}  // namespace asepsis::norms::cvss
