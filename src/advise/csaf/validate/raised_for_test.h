// Whether a validation says what a test of the standard must say. Warnings of a mandatory test (that something is not
// known here) do not count; and some tests ask for what the structure has said before them.
#pragma once

#include <string_view>

#include "advise/csaf/validate/test.h"
#include "model/validation.h"

namespace asepsis::advise {

// Of the tests that ask for a schema or a format: a part of the pointers where the structure speaks for them.
inline bool is_said_by_structure(std::string_view test, std::string_view pointer) {
  struct Part {
    std::string_view test, part;
  };
  constexpr Part kParts[] = {{"6.1.8", "/cvss_v"},    {"6.2.20", "/cvss_v"},  {"6.1.37", "date"},
                             {"6.1.37", "timestamp"}, {"6.1.46", "/ssvc_v2"}, {"6.1.60.1", "/x_extensions"}};
  for (const Part& one : kParts)
    if (one.test == test && pointer.find(one.part) != std::string_view::npos) return true;
  return false;
}

inline bool is_raised_by(const model::ValidationFinding& finding, const csaf::Test& test) {
  if (finding.test == test.id) return finding.group == test.group;
  return finding.test == "schema" && is_said_by_structure(test.id, finding.pointer);
}

inline bool raises(const model::Validation& validation, const csaf::Test& test) {
  for (const auto& finding : validation.findings)
    if (is_raised_by(finding, test)) return true;
  return false;
}

}  // namespace asepsis::advise
