// Extensions that readers may not know, and where they stand.
#include <string>

#include "advise/csaf/validate/structure.h"
#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/v21/extensions.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

template <class Check>
void for_each_extension(const Outline& outline, const Check& check) {
  for (const ExtensionList& list : extension_lists(outline))
    for (const json::Value extension : list.at.elements())
      if (extension.is_object()) check(extension);
}

ExtensionClass standing_of(json::Value extension) { return class_of(extension["$schema"].string_or("")); }

std::string named(json::Value extension) { return "extension " + quoted(extension["$schema"].string_or("")); }

bool is_clear(const Outline& outline) {
  return outline.document["distribution"]["tlp"]["label"].string_or("") == "CLEAR";
}

void report_experimental(const Outline& outline, Findings& findings) {
  for_each_extension(outline, [&findings](json::Value extension) {
    if (standing_of(extension) == ExtensionClass::kExperimental)
      findings.add(extension, named(extension) + " is experimental: readers may not know its meaning");
  });
}

void report_place(const Outline& outline, ExtensionPlace place, Findings& findings) {
  for (const ExtensionList& list : extension_lists(outline))
    if (list.place == place) findings.add(list.at, std::string(to_string(place)) + " is extended");
}

}  // namespace

// What 6.2.20 asks beside the members themselves: a warning for each extension whose schema is not known here.
void test_6_2_20_of_21(const Outline& outline, Findings& findings) {
  constexpr std::size_t kLongestUrl = 2'048;  // the whole URL is to be named
  find_unknown_members(*outline.source, outline.edition, findings);
  for_each_extension(outline, [&findings](json::Value extension) {
    const auto schema = extension["$schema"].string();
    if (schema && find_extension(*schema) == nullptr)
      findings.add(extension["$schema"], "the members of the " + std::string(to_string(class_of(*schema))) +
                                             " extension " + quoted(*schema, kLongestUrl) + " are not known here");
  });
}

void test_6_2_39_5(const Outline& outline, Findings& findings) {
  const Profile profile = profile_of(outline);
  if (profile != Profile::kWithdrawn && profile != Profile::kSuperseded) return;
  for (const ExtensionList& list : extension_lists(outline))
    if (list.place == ExtensionPlace::kDocument || list.place == ExtensionPlace::kRoot)
      findings.add(list.at, "a document of the category " + quoted(outline.category) + " should not be extended");
}

void test_6_2_54_1(const Outline& outline, Findings& findings) {
  for_each_extension(outline, [&findings](json::Value extension) {
    if (standing_of(extension) == ExtensionClass::kExperimental)
      findings.add(extension, named(extension) + " is neither official nor registered");
  });
}

void test_6_2_54_2(const Outline& outline, Findings& findings) {
  for_each_extension(outline, [&findings](json::Value extension) {
    if (const ExtensionClass standing = standing_of(extension); standing != ExtensionClass::kOfficial)
      findings.add(extension, named(extension) + " is not official but " + std::string(to_string(standing)));
  });
}

void test_6_2_54_3(const Outline& outline, Findings& findings) {
  for_each_extension(outline, [&findings](json::Value extension) {
    if (extension["critical"].boolean().value_or(false))
      findings.add(extension["critical"], named(extension) + " is critical: it makes other tests fail");
  });
}

void test_6_2_54_4(const Outline& outline, Findings& findings) {
  if (is_clear(outline)) report_experimental(outline, findings);
}

void test_6_3_21_1(const Outline& outline, Findings& findings) {
  for_each_extension(outline, [&findings](json::Value extension) {
    if (extension["category"].string_or("") == "essential")
      findings.add(extension["category"],
                   named(extension) + " is essential: who does not know it may misunderstand the document");
  });
}

void test_6_3_21_2(const Outline& outline, Findings& findings) {
  if (outline.document["distribution"]["tlp"]["label"].is_string() && !is_clear(outline))
    report_experimental(outline, findings);
}

void test_6_3_21_3(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kDocument, findings);
}

void test_6_3_21_4(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kBranch, findings);
}

void test_6_3_21_5(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kFullProductName, findings);
}

void test_6_3_21_6(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kProductPath, findings);
}

void test_6_3_21_7(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kMetric, findings);
}

void test_6_3_21_8(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kVulnerability, findings);
}

void test_6_3_21_9(const Outline& outline, Findings& findings) {
  report_place(outline, ExtensionPlace::kRoot, findings);
}

}  // namespace asepsis::advise::csaf
