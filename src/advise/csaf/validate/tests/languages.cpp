// Languages of the document and of what it was translated from.
#include <string>

#include "advise/csaf/validate/tests/tests.h"
#include "advise/csaf/validate/tests/wording.h"
#include "base/text.h"
#include "norms/language/language.h"

namespace asepsis::advise::csaf {

namespace language = norms::language;

void test_6_1_12(const Outline& outline, Findings& findings) {
  for (const std::string_view key : {"lang", "source_lang"}) {
    const json::Value at = outline.document[key];
    const auto text = at.string();
    if (!text) continue;
    const auto tag = language::parse(*text);
    if (!tag) {
      findings.add(at, quoted(*text) + " is no language tag: " + because(tag.error()));
    } else if (const auto faults = language::invalid(*tag); !faults.empty()) {
      findings.add(at, quoted(*text) + " is no registered language: " + because(faults.front()));
    }
  }
}

void test_6_1_15(const Outline& outline, Findings& findings) {
  if (outline.document["publisher"]["category"].string_or("") != "translator") return;
  const json::Value at = outline.document["source_lang"];
  if (!at.exists())
    findings.add(outline.document, "the publisher is a translator, but `source_lang` is missing");
  else if (at.string() == std::string_view())
    findings.add(at, "the publisher is a translator, but `source_lang` is empty");
}

// Case of subtags never counts (RFC 5646 section 2.1.1).
void test_6_1_28(const Outline& outline, Findings& findings) {
  const json::Value at = outline.document["source_lang"];
  const auto lang = outline.document["lang"].string(), source = at.string();
  if (lang && source && equal_ignoring_case(*lang, *source))
    findings.add(at, "the document is translated from " + quoted(*source) + " to the same language");
}

}  // namespace asepsis::advise::csaf
