// SPDX license expressions: "MIT OR (LGPL-2.1-only AND LicenseRef-scancode-public-domain)", "GPL-2.0+ WITH ...".
//
//   auto expression = spdx::parse(text);                 // Error: offset and what was expected
//   for (const Part& part : expression->parts) spdx::standing(part);     // current, deprecated, unknown, elsewhere
//
// The grammar says nothing of which identifiers exist: "No-Such-License" is well-formed and unknown. Operators are all
// upper or all lower case; WITH binds before AND, AND before OR. "LicenseRef-", "AdditionRef-" and "DocumentRef-" are
// case-sensitive, and an identifier that is one of them but for case is an error, as CSAF has it; identifiers of the
// lists are found in any case.
//
// A LicenseRef or AdditionRef is "LicenseRef-" + the entity that keeps the inventory + "-" + its name there (CSAF 2.1,
// 3.2.2.6). Of these the program knows AboutCode's ScanCode LicenseDB ("LicenseRef-scancode-"), which CSAF names; any
// other is kElsewhere.
//
// Source: SPDX 3.0.1 annex B; CSAF 2.1 tests 6.1.54, 6.2.44, 6.2.45, 6.3.17; the lists by data/standards/spdx_*.tsv and
// scancode_licenses.tsv. Cost: one pass, a binary search for each standing().
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::spdx {

enum class Kind : std::uint8_t { kLicense, kLicenseRef, kException, kAdditionRef };

struct Part {
  Kind kind = Kind::kLicense;
  std::string id;          // "MIT", "LicenseRef-www.example.org-x-1.0"; without document and '+'
  std::string document;    // of "DocumentRef-document:LicenseRef-..."; CSAF forbids it, see document_ref
  bool or_later = false;   // '+'
  std::size_t offset = 0;  // in the text; not compared
  bool operator==(const Part& other) const {
    return kind == other.kind && id == other.id && document == other.document && or_later == other.or_later;
  }
};

enum class Operator : std::uint8_t { kWith, kAnd, kOr };

// In reverse Polish order: a step is a part, or an operator on the two results before it.
struct Step {
  std::optional<Operator> operation;
  std::size_t part = 0;  // index, where there is no operation
  bool operator==(const Step&) const = default;
};

struct Expression {
  std::vector<Part> parts;  // as they stand in the text
  std::vector<Step> steps;
  bool operator==(const Expression&) const = default;
};

Result<Expression> parse(std::string_view text);
// With upper-case operators and no more parentheses than needed.
std::string to_string(const Expression& expression);

// CSAF 2.1 takes no DocumentRef: the first part that has one.
const Part* document_ref(const Expression& expression);

enum class Standing : std::uint8_t {
  kCurrent,     // in its list
  kDeprecated,  // in its list, and deprecated there
  kUnknown,     // not in the list that it should be in
  kElsewhere,   // in an inventory that the program does not know
};
Standing standing(const Part& part);
// The entity of a LicenseRef or AdditionRef as far as it can be told: "scancode", or all before the first '-'; "" for
// identifiers of SPDX's own lists.
std::string_view entity(const Part& part);

inline constexpr std::size_t kLongestExpression = 16'384;  // bytes
inline constexpr std::size_t kDeepestNesting = 64;         // parentheses

}  // namespace asepsis::norms::spdx
