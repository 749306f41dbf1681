// Names of branches of category product_version_range: a VERS in canonical form, or its constraints alone.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "advise/csaf/validate/tests/wording.h"
#include "advise/csaf/validate/v21/tests.h"
#include "norms/vers/csaf.h"
#include "norms/vers/scheme.h"

namespace asepsis::advise::csaf {

namespace vers = norms::vers;

namespace {

template <class Check>
void for_each_range(const Outline& outline, const Check& check) {
  for (const Branch& branch : outline.branches) {
    if (branch.category != "product_version_range") continue;
    const json::Value at = branch.at["name"];
    if (const auto text = at.string()) check(at, *text);
  }
}

}  // namespace

void test_6_1_50(const Outline& outline, Findings& findings) {
  std::unordered_set<std::string> named;  // types that were said to be unknown here
  for_each_range(outline, [&](json::Value at, std::string_view text) {
    const auto range = vers::parse_csaf_range(text);
    if (!range) {
      findings.add(at, "the version range " + quoted(text) +
                           " is neither a canonical VERS nor its constraints alone: " + because(range.error()));
      return;
    }
    const std::string& type = range->range.scheme;
    if (range->notation != vers::Notation::kVers || vers::type_standing(type).supported) return;
    if (named.insert(type).second)
      findings.warn(at, "versions of the VERS type " + quoted(type) +
                            " cannot be compared here: their order in version ranges is not checked");
  });
}

namespace {

// A range of one version names no other: asked first, as putting a long range in order takes much longer.
bool names_one_version(const vers::Range& range) {
  const vers::Scheme* scheme = vers::find_scheme(range.scheme.empty() ? "generic" : range.scheme);
  const std::string_view first = range.constraints.empty() ? std::string_view() : range.constraints.front().version;
  return std::all_of(range.constraints.begin(), range.constraints.end(), [&](const vers::Constraint& constraint) {
    return constraint.version == first || (scheme != nullptr && scheme->compare(constraint.version, first) == 0);
  });
}

}  // namespace

void test_6_1_59(const Outline& outline, Findings& findings) {
  for_each_range(outline, [&findings](json::Value at, std::string_view text) {
    const auto range = vers::parse_csaf_range(text);
    if (range && names_one_version(range->range) && vers::is_single_version(range->range))
      findings.add(at, "the version range " + quoted(text) + " is a single version");
  });
}

}  // namespace asepsis::advise::csaf
