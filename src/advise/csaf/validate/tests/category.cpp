// The document's category: it may not look like a profile that the document does not have.
#include <string>

#include "advise/csaf/validate/tests/characters.h"
#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

// What remains when dashes, low lines and white space go and case does not count. CSAF 2.0 says "dash" and leaves open
// which; 2.1 says all of them.
std::string as_it_reads(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t c = take_character(text);
    if (!is_dash_or_low_line(c) && !is_white_space(c)) out += before.substr(0, before.size() - text.size());
  }
  return to_lower(out);
}

}  // namespace

void test_6_1_26(const Outline& outline, Findings& findings) {
  const json::Value at = outline.document["category"];
  if (!at.is_string() || profile_of(outline) != Profile::kBase || outline.category == "csaf_base") return;
  if (starts_with_ignoring_case(outline.category, "csaf_")) {
    findings.add(at, "category " + quoted(outline.category) +
                         " begins with `csaf_`, which is reserved, and is none of the standard's");
    return;
  }
  const std::string category = as_it_reads(outline.category);
  for (const ProfileName& entry : profiles_of(outline.edition)) {
    if (category != as_it_reads(entry.category) && category != as_it_reads(entry.name)) continue;
    findings.add(at, "category " + quoted(outline.category) + " reads like the profile " + quoted(entry.category) +
                         " and is not written so");
    return;
  }
}

}  // namespace asepsis::advise::csaf
