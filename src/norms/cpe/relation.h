// How two CPE names relate: whether the source, as a pattern, covers the target.
//
//   cpe::compare(*source, *target) == Relation::kSuperset    // every product of target is one of source
//   cpe::relation_line("cpe:2.3:a:vendor:*:...\tcpe:2.3:a:vendor:tool:...")    // "superset"
//
// Values are literals without regard to case; a bare '*' in the source stands for any run, '?' for no or one character.
// A wildcard in the target is undefined: the standard does not say which patterns contain each other.
// compare(a, b) is kSubset exactly where compare(b, a) is kSuperset, as long as neither has wildcards.
//
// Source: NISTIR 7696 6.1.2 (tables 6-1, 6-2) and 6.2 (names). Linear in the length of the names.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "norms/cpe/cpe.h"

namespace asepsis::norms::cpe {

enum class Relation : std::uint8_t { kEqual, kSuperset, kSubset, kDisjoint, kUndefined };
std::string_view to_string(Relation relation);  // "equal", "superset", ...

Relation compare(const Value& source, const Value& target);
std::array<Relation, kAttributes> compare_each(const Name& source, const Name& target);

// One disjoint attribute makes the names disjoint; else all must be equal or point the same way; else undefined.
Relation compare(const Name& source, const Name& target);

// "SOURCE<TAB>TARGET", each in either spelling: the relation, or "error" where one of them is no CPE or the line has
// not exactly one tab. A carriage return at the end is no part of the line.
std::string relation_line(std::string_view line);

}  // namespace asepsis::norms::cpe
