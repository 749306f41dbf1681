// Documents that are withdrawn or superseded say why, and by what (CSAF 2.1, 6.1.27.17 to .19). The words are asked for
// in English documents, and where no language is stated.
#include <string>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"
#include "advise/csaf/validate/tests/titled_note.h"

namespace asepsis::advise::csaf {

void test_6_1_27_17_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) == Profile::kWithdrawn && is_english(outline))
    check_titled_note(outline, "Reasoning for Withdrawal", "description", findings);
}

void test_6_1_27_18_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) == Profile::kSuperseded && is_english(outline))
    check_titled_note(outline, "Reasoning for Supersession", "description", findings);
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
