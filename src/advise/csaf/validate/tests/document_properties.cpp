// What a document says of itself: sharing, address, language.
#include <string>

#include "advise/csaf/validate/canonical_url.h"
#include "advise/csaf/validate/tests/tests.h"
#include "norms/language/language.h"

namespace asepsis::advise::csaf {

namespace language = norms::language;

// 2.0 alone: the label is required in 2.1. A `tlp` without a label is refused by the structure.
void test_6_2_10_of_20(const Outline& outline, Findings& findings) {
  const json::Value distribution = outline.document["distribution"];
  if (distribution.is_object() && !distribution["tlp"].exists())
    findings.add(distribution, "`tlp` is missing: the document has no TLP label");
  else if (!distribution.exists() && outline.document.is_object())
    findings.add(outline.document, "`distribution` is missing: the document has no TLP label");
}

void test_6_2_11(const Outline& outline, Findings& findings) {
  const auto name = file_name_of(outline);
  if (!name || canonical_url_of(outline)) return;
  const json::Value references = outline.document["references"];
  if (references.exists() && !references.is_array()) return;
  findings.add(references.exists() ? references : outline.document,
               (references.exists() ? "no reference" : "`references` is missing: none") +
                   std::string(" has category `self` and a URL that begins with `https://` and ends with ") +
                   quoted("/" + *name));
}

void test_6_2_12(const Outline& outline, Findings& findings) {
  const json::Value lang = outline.document["lang"];
  if (!lang.exists() && outline.document.is_object())
    findings.add(outline.document, "`lang` is missing: the document does not say its language");
  else if (const auto text = lang.string(); text && text->empty())
    findings.add(lang, "`lang` is there and empty: the document does not say its language");
}

void test_6_2_14(const Outline& outline, Findings& findings) {
  for (const char* key : {"lang", "source_lang"}) {
    const json::Value value = outline.document[key];
    const auto text = value.string();
    const auto tag = text ? language::parse(*text) : Result<language::Tag>(Error{});
    if (!tag) continue;
    const auto subtags = language::private_use(*tag);
    if (!subtags.empty())
      findings.add(value, "language " + quoted(*text) +
                              " has a subtag that is reserved for private use: " + quoted(subtags.front()));
  }
}

void test_6_2_15(const Outline& outline, Findings& findings) {
  for (const char* key : {"lang", "source_lang"}) {
    const json::Value value = outline.document[key];
    const auto text = value.string();
    const auto tag = text ? language::parse(*text) : Result<language::Tag>(Error{});
    if (tag && language::is_default(*tag))
      findings.add(value, "language " + quoted(*text) + " says that no language was chosen");
  }
}

}  // namespace asepsis::advise::csaf
