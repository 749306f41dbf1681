// How names are compared before a table is asked: case, punctuation and what the trade register adds do not matter.
#pragma once

#include <string>
#include <string_view>

namespace asepsis::model {

// "Siemens Healthcare GmbH (Erlangen)" -> "siemens healthcare gmbh erlangen". Letters and digits of any script stay; a
// dot between digits stays ("8.1" is no "8"); trademark signs go.
std::string plain_words(std::string_view text);

// Has `text` in plain form the same first word as `plain`? Stops at the first character that differs: most rows of a
// table are ruled out by it.
bool first_word_is(std::string_view text, std::string_view plain);

// Takes legal forms off the end: "siemens healthcare gmbh" -> "siemens healthcare". The first word always stays.
std::string_view without_legal_form(std::string_view plain);

// `prefix` ends where a word of `text` ends. Both plain.
bool is_whole_word_prefix(std::string_view prefix, std::string_view text);

}  // namespace asepsis::model
