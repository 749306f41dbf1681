// Whether a string passes the `pattern` that CSAF's JSON schemas give for `cpe`: exactly their language, no more sense
// than they have. Use cpe::parse for the name itself.
//
// 2.0: `^(cpe:2\.3:...)|([c][pP][eE]:/...)$`. The bar binds weaker than the anchors, so that the first alternative is
// anchored at the beginning alone (anything may follow a complete formatted string) and the second at the end alone
// (anything may come before the URI), as JSON Schema searches for a pattern and does not match it whole.
// 2.1: the same two alternatives inside one pair of parentheses: anchored at both ends.
// In both, the URI's first letter is a small c, and `$` is the end of the text, never before a line break (ECMA-262).
//
// Linear time: every component ends at its first ':' that is not quoted, so nothing is tried twice.
#pragma once

#include <string_view>

namespace asepsis::norms::cpe {

bool is_csaf20_pattern(std::string_view text);
bool is_csaf21_pattern(std::string_view text);

}  // namespace asepsis::norms::cpe
