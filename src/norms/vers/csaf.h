// What CSAF asks of the name of a branch of category product_version_range: a canonical VERS, or a "vls".
//
//   auto range = vers::parse_csaf_range(">=8.1.5");           // vls: the constraints alone, no scheme
//   range->notation                                            // kVls
//   vers::overlap(range->range, other), vers::contains(range->range, "8.1.6")
//
// A vls has no scheme: its versions are compared as scheme "generic", which leaves undecided what it does not
// understand. Its constraints are not held to version order nor, as the standard's own test data shows, to name each
// version once.
//
// Source: CSAF 2.1, 3.1.2.3.2 (name under product version range) and tests 6.1.50, 6.1.59, 6.2.49-51, 6.3.19.
#pragma once

#include <string_view>

#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

enum class Notation : std::uint8_t { kVers, kVls };

struct CsafRange {
  Notation notation = Notation::kVers;
  Range range;
};

// Texts that begin with "vers:" are VERS and nothing else. An unknown type is no error (see type_standing in scheme.h);
// then everything but version order is checked.
Result<CsafRange> parse_csaf_range(std::string_view name, const Limits& limits = {});

}  // namespace asepsis::norms::vers
