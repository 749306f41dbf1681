// The calculator's lines: one line of text in, one out. Nothing here reads or writes a file.
//
//   answer_line("vers:npm/>=1.2.0|<2.0.0\t1.9.3")   // "in"
//   answer_line("All versions prior to 4.3\t4.2")     // nothing: not a vers: range, another reader's business
//   compare_line("deb", "1.0~rc1\t1.0")               // "<"
//   native_line("gem", "~>2.0.8")                     // "vers:gem/>=2.0.8|<2.1"
//   canonical_line("vers:pypi/2|1")                   // "vers:pypi/1|2"
//
// Ranges are read however they are written (vers.h, read()). Lines carry no line end; a version may hold tabs but a
// range may not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asepsis::norms::vers {

std::optional<std::string> answer_line(std::string_view line);             // in, out, undecided, error
std::string compare_line(std::string_view scheme, std::string_view line);  // <, =, >, undecided, error
std::string native_line(std::string_view scheme, std::string_view line);   // a VERS, or error
std::string canonical_line(std::string_view line);                         // ordered(), or error
std::string simplified_line(std::string_view line);                        // simplified(), or error

}  // namespace asepsis::norms::vers
