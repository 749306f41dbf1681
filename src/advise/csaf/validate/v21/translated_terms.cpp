// Notes and references that are known by their title, in the document's own language. Those that must be there in
// English are mandatory tests (tests/withdrawal.cpp, licenses.cpp).
#include <algorithm>
#include <string>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/titled_note.h"
#include "advise/csaf/validate/v21/terms.h"
#include "advise/csaf/validate/v21/tests.h"
#include "norms/spdx/spdx.h"

namespace asepsis::advise::csaf {

namespace spdx = norms::spdx;

namespace {

std::string_view language_of(const Outline& outline) { return outline.document["lang"].string_or(""); }

// Of a document that is not in English; says where there is no translation.
std::optional<std::string_view> title_of(const Outline& outline, Term term, Findings& findings) {
  const auto title = translation(term, language_of(outline));
  if (!title)
    findings.skip("no translation of `" + std::string(in_english(term)) + "` into the language " +
                  quoted(language_of(outline)) + " is known");
  return title;
}

void check_reasoning(const Outline& outline, Profile profile, Term term, Findings& findings) {
  if (profile_of(outline) != profile || is_english(outline)) return;
  if (const auto title = title_of(outline, term, findings)) check_titled_note(outline, *title, "description", findings);
}

// Any license of which neither list knows what it says.
bool has_license_of_its_own(const Outline& outline) {
  const auto expression = spdx::parse(outline.document["license_expression"].string_or(""));
  return expression && std::any_of(expression->parts.begin(), expression->parts.end(), [](const spdx::Part& part) {
           const spdx::Standing standing = spdx::standing(part);
           return standing == spdx::Standing::kUnknown || standing == spdx::Standing::kElsewhere;
         });
}

}  // namespace

void test_6_2_39_2(const Outline& outline, Findings& findings) {
  check_reasoning(outline, Profile::kWithdrawn, Term::kReasoningForWithdrawal, findings);
}

void test_6_2_39_3(const Outline& outline, Findings& findings) {
  check_reasoning(outline, Profile::kSuperseded, Term::kReasoningForSupersession, findings);
}

void test_6_2_39_4(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kSuperseded || is_english(outline)) return;
  const auto start = title_of(outline, Term::kSupersedingDocument, findings);
  const json::Value references = outline.document["references"];
  if (!start || (references.exists() && !references.is_array())) return;
  for (const json::Value reference : references.elements())
    if (reference["summary"].string_or("").starts_with(*start) && reference["category"].string_or("") == "external")
      return;
  findings.add(references.exists() ? references : outline.document,
               "there is no reference of the category `external` whose summary begins with " + quoted(*start));
}

void test_6_2_40(const Outline& outline, Findings& findings) {
  const json::Value notes = outline.document["notes"];
  if (notes.size() == 0) return;
  const auto start = is_english(outline) ? std::optional(in_english(Term::kProductDescription))
                                         : title_of(outline, Term::kProductDescription, findings);
  if (!start) return;
  for (const json::Value note : notes.elements())
    if (note["category"].string_or("") == "description" && note["title"].string_or("").starts_with(*start) &&
        !note["product_ids"].exists() && !note["group_ids"].exists())
      findings.add(note, "the note " + quoted(note["title"].string_or("")) +
                             " does not say of which products: both `product_ids` and `group_ids` are missing");
}

void test_6_2_46(const Outline& outline, Findings& findings) {
  if (is_english(outline) || !has_license_of_its_own(outline)) return;
  if (const auto title = title_of(outline, Term::kLicense, findings))
    check_titled_note(outline, *title, "legal_disclaimer", findings);
}

}  // namespace asepsis::advise::csaf
