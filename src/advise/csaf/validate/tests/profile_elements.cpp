// What a profile demands to be there, or not to be there (section 4, tests 6.1.27.1 to .6, .11, .12 and .14 to .16).
#include <algorithm>
#include <initializer_list>
#include <string>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

using enum Profile;

bool has_one_of(const Outline& outline, std::initializer_list<Profile> profiles) {
  const Profile own = profile_of(outline);
  return std::find(profiles.begin(), profiles.end(), own) != profiles.end();
}

// "a document of the category `csaf_vex`"
std::string of_category(const Outline& outline) { return "a document of the category " + quoted(outline.category); }

// The list where it is there, else what lacks it.
json::Value list_or(json::Value parent, std::string_view key) { return parent[key].exists() ? parent[key] : parent; }

void check_note(const Outline& outline, std::initializer_list<std::string_view> categories, const std::string& words,
                Findings& findings) {
  const json::Value notes = outline.document["notes"];
  if (notes.exists() && !notes.is_array()) return;
  for (const json::Value note : notes.elements())
    if (std::find(categories.begin(), categories.end(), note["category"].string_or("")) != categories.end()) return;
  findings.add(list_or(outline.document, "notes"), of_category(outline) + " needs a note of the category " + words);
}

// Absent at the top of the document.
void check_there(const Outline& outline, std::string_view key, Findings& findings) {
  if (outline.root.is_object() && !outline.root[key].exists())
    findings.add(outline.root, of_category(outline) + " needs " + quoted(key) + ", which is missing");
}

void check_not_there(const Outline& outline, std::string_view key, Findings& findings) {
  if (outline.root[key].exists()) findings.add(outline.root[key], of_category(outline) + " has no " + quoted(key));
}

void check_each_has(const Outline& outline, std::string_view key, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    if (!vulnerability.at[key].exists())
      findings.add(vulnerability.at, of_category(outline) + " needs " + quoted(key) +
                                         " in each vulnerability; it is missing in this one");
}

}  // namespace

void test_6_1_27_1(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kInformationalAdvisory, kSecurityIncidentResponse}))
    check_note(outline, {"description", "details", "general", "summary"},
               "`description`, `details`, `general` or `summary`", findings);
}

// A reference without a category is external: that is the member's default (section 3.1.10.1 of CSAF 2.0).
void test_6_1_27_2(const Outline& outline, Findings& findings) {
  if (!has_one_of(outline, {kInformationalAdvisory, kSecurityIncidentResponse})) return;
  const json::Value references = outline.document["references"];
  if (references.exists() && !references.is_array()) return;
  for (const json::Value reference : references.elements())
    if (reference.is_object() && reference["category"].string_or("external") == "external") return;
  findings.add(list_or(outline.document, "references"), of_category(outline) + " needs an `external` reference");
}

void test_6_1_27_3(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kInformationalAdvisory, kWithdrawn, kSuperseded}))
    check_not_there(outline, "vulnerabilities", findings);
}

void test_6_1_27_4(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kSecurityAdvisory, kVex, kDeprecatedSecurityAdvisory}))
    check_there(outline, "product_tree", findings);
}

void test_6_1_27_5(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kSecurityAdvisory, kVex, kDeprecatedSecurityAdvisory}))
    check_each_has(outline, "notes", findings);
}

void test_6_1_27_6(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kSecurityAdvisory, kDeprecatedSecurityAdvisory}))
    check_each_has(outline, "product_status", findings);
}

void test_6_1_27_11(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kSecurityAdvisory, kVex, kDeprecatedSecurityAdvisory}))
    check_there(outline, "vulnerabilities", findings);
}

void test_6_1_27_12_of_21(const Outline& outline, Findings& findings) {
  if (!has_one_of(outline, {kSecurityAdvisory})) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value status = vulnerability.at["product_status"];
    if (status.exists() && !status.is_object()) continue;
    if (!status["known_affected"].exists())
      findings.add(list_or(vulnerability.at, "product_status"),
                   of_category(outline) + " needs `known_affected` products in each vulnerability; they are missing");
  }
}

void test_6_1_27_14_of_21(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kWithdrawn, kSuperseded})) check_note(outline, {"description"}, "`description`", findings);
}

void test_6_1_27_15_of_21(const Outline& outline, Findings& findings) {
  if (has_one_of(outline, {kWithdrawn, kSuperseded})) check_not_there(outline, "product_tree", findings);
}

void test_6_1_27_16_of_21(const Outline& outline, Findings& findings) {
  if (!has_one_of(outline, {kWithdrawn, kSuperseded})) return;
  const json::Value history = outline.tracking["revision_history"];
  if (history.is_array() && history.size() < 2)
    findings.add(history, of_category(outline) + " was released before: its revision history has two items at least");
}

}  // namespace asepsis::advise::csaf
