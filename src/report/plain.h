// Text of others, made safe to show: one line of valid UTF-8 without control characters (a terminal obeys ESC) and
// without the marks that turn the direction of writing (they make "exe.txt" of "txt.exe").
#pragma once

#include <string>
#include <string_view>

namespace asepsis::report {

// Runs of blanks, tabs and line ends become one blank; none stays at the ends. Each bad byte, control character or
// direction mark becomes U+FFFD.
std::string plain(std::string_view text);

// As plain(), but lines stay lines and blanks stay as they are: for rules files.
std::string plain_lines(std::string_view text);

}  // namespace asepsis::report
