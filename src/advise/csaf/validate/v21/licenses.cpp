// The licence of the document: an SPDX expression, and its text where no list has it (section 3.2.2.7).
#include <algorithm>
#include <string>

#include "advise/csaf/validate/tests/titled_note.h"
#include "advise/csaf/validate/tests/wording.h"
#include "advise/csaf/validate/v21/tests.h"
#include "norms/spdx/spdx.h"

namespace asepsis::advise::csaf {

namespace spdx = norms::spdx;

void test_6_1_54(const Outline& outline, Findings& findings) {
  const json::Value at = outline.document["license_expression"];
  const auto text = at.string();
  if (!text) return;
  const auto expression = spdx::parse(*text);
  if (!expression)
    findings.add(at, quoted(*text) + " is no SPDX license expression: " + because(expression.error()));
  else if (const spdx::Part* part = spdx::document_ref(*expression))
    findings.add(at, "the license expression names a license of another document, which CSAF does not allow: " +
                         quoted("DocumentRef-" + part->document + ":" + part->id));
}

void test_6_1_55(const Outline& outline, Findings& findings) {
  if (!is_english(outline)) return;
  const auto text = outline.document["license_expression"].string();
  if (!text) return;
  const auto expression = spdx::parse(*text);
  if (!expression) return;  // 6.1.54
  // An identifier that our copy of its list does not have may be newer than the copy: 6.2.45 says so, and the official
  // case 6.1.54-14 takes such a document as valid.
  const bool elsewhere = std::any_of(expression->parts.begin(), expression->parts.end(), [](const spdx::Part& part) {
    return spdx::standing(part) == spdx::Standing::kElsewhere;
  });
  if (elsewhere) check_titled_note(outline, "License", "legal_disclaimer", findings);
}

}  // namespace asepsis::advise::csaf
