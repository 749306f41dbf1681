// Title and category of the document.
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

void test_6_2_22(const Outline& outline, Findings& findings) {
  const json::Value title = outline.document["title"];
  const std::string_view id = outline.tracking["id"].string_or("");
  if (!id.empty() && title.string_or("").find(id) != std::string_view::npos)
    findings.add(title, "the title contains the tracking id " + quoted(id) + ", which readers see anyway");
}

void test_6_2_38(const Outline& outline, Findings& findings) {
  if (outline.category.starts_with("csaf_deprecated_"))
    findings.add(outline.document["category"], "the profile " + quoted(outline.category) + " is deprecated");
}

}  // namespace asepsis::advise::csaf
