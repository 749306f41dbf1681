// Puts one attribute value together from its characters, whatever spelling they come from, and holds the rule that is
// common to all: bare wildcards stand at an end only, '*' once, '?' in a row (NISTIR 7695 5.3.2).
//
//   ValueBuilder value;
//   if (!value.literal(c)) ...   if (!value.wildcard('?')) ...
//   auto done = value.finish();      // nothing where the value is a lone quoted hyphen, which could not be told from
//   NA
#pragma once

#include <optional>
#include <string>

#include "norms/cpe/cpe.h"

namespace asepsis::norms::cpe {

bool is_printable(char c);    // U+0021 to U+007E: what a value may hold
bool needs_no_quote(char c);  // letters, digits, '_'

class ValueBuilder {
 public:
  // False where the character may not stand here; the builder is then of no more use.
  bool literal(char c);
  bool wildcard(char c);  // '*' or '?'
  std::optional<Value> finish() const;

 private:
  std::string text_;  // as in a well-formed name
  bool has_body_ = false;
  char last_wildcard_ = 0;  // of the run that the text ends with; 0 where it ends otherwise
};

}  // namespace asepsis::norms::cpe
