// Whether the document has a license, and one that others know.
#include <string>

#include "advise/csaf/validate/v21/tests.h"
#include "norms/spdx/spdx.h"

namespace asepsis::advise::csaf {

namespace spdx = norms::spdx;

namespace {

template <class Check>
void for_each_part(const Outline& outline, const Check& check) {
  const json::Value at = outline.document["license_expression"];
  const auto text = at.string();
  if (!text) return;
  const auto expression = spdx::parse(*text);
  if (!expression) return;
  for (const spdx::Part& part : expression->parts) check(at, part, spdx::standing(part));
}

std::string list_of(const spdx::Part& part) {
  return spdx::entity(part).empty() ? "SPDX's list" : "AboutCode's ScanCode LicenseDB";
}

}  // namespace

void test_6_2_43(const Outline& outline, Findings& findings) {
  const json::Value license = outline.document["license_expression"];
  if (!license.exists() && outline.document.is_object())
    findings.add(outline.document, "`license_expression` is missing: the document does not say how it may be used");
  else if (const auto text = license.string(); text && text->empty())
    findings.add(license, "`license_expression` is there and empty: the document does not say how it may be used");
}

void test_6_2_44(const Outline& outline, Findings& findings) {
  for_each_part(outline, [&findings](json::Value at, const spdx::Part& part, spdx::Standing standing) {
    if (standing == spdx::Standing::kDeprecated)
      findings.add(at, "the identifier " + quoted(part.id) + " is deprecated in " + list_of(part));
  });
}

void test_6_2_45(const Outline& outline, Findings& findings) {
  for_each_part(outline, [&findings](json::Value at, const spdx::Part& part, spdx::Standing standing) {
    if (standing == spdx::Standing::kUnknown)
      findings.add(at, "the identifier " + quoted(part.id) + " is not in " + list_of(part));
  });
}

void test_6_3_17(const Outline& outline, Findings& findings) {
  for_each_part(outline, [&findings](json::Value at, const spdx::Part& part, spdx::Standing standing) {
    if (standing == spdx::Standing::kUnknown || standing == spdx::Standing::kElsewhere)
      findings.add(
          at, "the identifier " + quoted(part.id) + " is neither in SPDX's list nor in AboutCode's ScanCode LicenseDB");
  });
}

}  // namespace asepsis::advise::csaf
