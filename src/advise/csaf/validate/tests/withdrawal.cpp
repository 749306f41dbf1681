// Documents that are withdrawn or superseded say why, and by what (CSAF 2.1, 6.1.27.17 to .19). The words are asked for
// in English documents, and where no language is stated.
#include <string>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

bool is_english(const Outline& outline) {
  const json::Value lang = outline.document["lang"];
  if (!lang.exists()) return true;
  const std::string_view text = lang.string_or("");
  return equal_ignoring_case(text.substr(0, text.find('-')), "en");
}

void check_reasoning(const Outline& outline, std::string_view title, Findings& findings) {
  const json::Value notes = outline.document["notes"];
  if (notes.exists() && !notes.is_array()) return;
  json::Value first;
  for (const json::Value note : notes.elements()) {
    if (note["title"].string_or("") != title) continue;
    if (first.exists()) {
      findings.add(note["title"], "there is more than one note with the title " + quoted(title));
      return;
    }
    first = note;
  }
  if (!first.exists()) {
    findings.add(notes.exists() ? notes : outline.document, "there is no note with the title " + quoted(title));
    return;
  }
  const json::Value category = first["category"];
  if (category.is_string() && category.string_or("") != "description")
    findings.add(category, "the note " + quoted(title) + " has the category " + quoted(category.string_or("")) +
                               " instead of `description`");
}

}  // namespace

void test_6_1_27_17_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) == Profile::kWithdrawn && is_english(outline))
    check_reasoning(outline, "Reasoning for Withdrawal", findings);
}

void test_6_1_27_18_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) == Profile::kSuperseded && is_english(outline))
    check_reasoning(outline, "Reasoning for Supersession", findings);
}

// The category must be written: its default does not count here, as the official case 6.1.27.19-02 shows.
void test_6_1_27_19_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kSuperseded || !is_english(outline)) return;
  const json::Value references = outline.document["references"];
  if (references.exists() && !references.is_array()) return;
  constexpr std::string_view start = "Superseding Document";
  for (const json::Value reference : references.elements())
    if (reference["summary"].string_or("").substr(0, start.size()) == start &&
        reference["category"].string_or("") == "external")
      return;
  findings.add(references.exists() ? references : outline.document,
               "there is no reference of the category `external` whose summary begins with " + quoted(start));
}

}  // namespace asepsis::advise::csaf
