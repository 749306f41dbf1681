// Version ranges: vers:<scheme>/<constraint>|<constraint>, and the question "is this version inside?".
//
//   auto range = vers::parse("vers:npm/>=1.2.0|<2.0.0");       // canonical text alone, as the standard asks of tools
//   auto loose = vers::read("vers:NPM/ <2.0.0 | >=1.2.0");     // the same range, however it was written
//   vers::contains(*range, "1.9.3")                             // kIn, kOut, kUndecided
//   vers::overlap(*range, other)                                // kYes, kNo, kUndecided
//
// A constraint list is a row of signposts in version order, neither "and" nor "or": `>=1|<2|>=3` is from 1 to 2, and
// from 3 on. Undecided is the answer wherever the scheme is not known, a version does not follow its scheme, or two
// versions cannot be compared; a text that is exactly a listed version is inside whatever the scheme.
//
// Costs: parsing is linear; ordering is n log n comparisons; containment is linear. Numbers of any length are compared
// as digit strings. Values own their text.
// Source: package-url/vers-spec, docs/specification; CSAF 2.1 section 3.1.2.3.2 for what csaf.h adds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::vers {

// In the order in which constraints on one version stand.
enum class Comparator : std::uint8_t { kNotEqual, kLess, kLessOrEqual, kEqual, kGreaterOrEqual, kGreater };

std::string_view to_text(Comparator comparator);  // "!=", "<", "<=", "=", ">=", ">"

struct Constraint {
  Comparator comparator = Comparator::kEqual;
  std::string version;  // decoded, not empty
  bool operator==(const Constraint&) const = default;
};

struct Range {
  std::string scheme;                   // lower case; "" for a list of constraints without one (csaf.h, vls)
  bool any = false;                     // '*': every version; no constraints then
  std::vector<Constraint> constraints;  // as they stood in the text
  bool operator==(const Range&) const = default;
};

struct Limits {
  std::size_t bytes = 256 * 1024;
  std::size_t constraints = 10'000;
  std::size_t version = 1'024;  // bytes of one version, decoded
};

// Exactly the canonical form: lower case, no whitespace, percent-encoding only where needed, constraints in version
// order with every version once, comparators in an order that makes sense, '*' alone. Order is checked as far as the
// scheme is known. The Error names the offset of the constraint and what was expected.
Result<Range> parse(std::string_view text, const Limits& limits = {});

// Any order, redundant constraints, whitespace, empty places between pipes, upper case in scheme and type, '=' before a
// single version. What cannot be read as a range is an Error still.
Result<Range> read(std::string_view text, const Limits& limits = {});

std::string to_string(const Range& range);  // "vers:npm/>=1.2.0|<2.0.0", or the constraints alone without a scheme

// Constraints in version order, none left out: what the test cases of vers-spec call the validated form. The same range
// where the scheme is not known or its versions cannot be ordered.
Range ordered(const Range& range);

// Each version once, no redundant constraint: the canonical form that parse() accepts. Holds the same versions. The
// same as ordered() where that could not order.
Range simplified(const Range& range);

enum class Containment : std::uint8_t { kIn, kOut, kUndecided };
Containment contains(const Range& range, std::string_view version);

enum class Overlap : std::uint8_t { kYes, kNo, kUndecided };
// Some version is in both, taking versions to be dense: there may be one between any two. Ranges of different schemes
// are undecided, unless one holds everything or nothing.
Overlap overlap(const Range& a, const Range& b);

enum class UpperEnd : std::uint8_t { kBounded, kOpen, kEverything };
// kOpen: above the last bound all versions are in (CSAF 2.1, test 6.2.49). Where versions cannot be ordered, the order
// of the text counts.
UpperEnd upper_end(const Range& range);

bool is_single_version(const Range& range);  // one version and no other (CSAF 2.1, test 6.1.59)

}  // namespace asepsis::norms::vers
