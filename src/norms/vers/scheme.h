// A versioning scheme: how two versions compare, and how its own notation for ranges is read.
//
//   const Scheme* scheme = find_scheme("npm");                 // nothing where the scheme is not known
//   scheme->compare("1.0.0-rc.1", "1.0.0")                     // less
//   if (scheme->from_native) scheme->from_native(">=1.2 <2");   // Result<Range>
//
// A new scheme is one file in schemes/, one declaration in schemes/schemes.h and one line in schemes.cpp. Versions that
// do not follow the scheme are unordered, also to themselves. Functions are pure and linear in their texts.
#pragma once

#include <compare>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

struct Scheme {
  std::string_view name;
  std::partial_ordering (*compare)(std::string_view a, std::string_view b);
  // The constraints of a range in the package manager's own notation, in version order; nothing redundant is removed
  // (see simplified()). Null where the scheme has no such notation or it is not read.
  Result<Range> (*from_native)(std::string_view range) = nullptr;
  // What a version must look like in a VERS, beyond what its comparison asks; "" where `version` is right. May be null.
  std::string_view (*fault)(std::string_view version) = nullptr;
};

const Scheme* find_scheme(std::string_view name);
const std::vector<Scheme>& all_schemes();  // in byte order of their names

// CSAF 2.1, test 6.2.51, tells the two apart.
struct TypeStanding {
  bool registered = false;  // listed by vers-spec (data/standards/vers_types.tsv)
  bool supported = false;   // versions can be compared here
};
TypeStanding type_standing(std::string_view type);

}  // namespace asepsis::norms::vers
