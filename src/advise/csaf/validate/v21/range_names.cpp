// Names of branches: vendors that are none, ranges without an end, version schemes that nobody knows.
#include <string>

#include "advise/csaf/validate/v21/tests.h"
#include "base/text.h"
#include "norms/vers/csaf.h"
#include "norms/vers/scheme.h"

namespace asepsis::advise::csaf {

namespace vers = norms::vers;

namespace {

template <class Check>
void for_each_range(const Outline& outline, const Check& check) {
  for (const Branch& branch : outline.branches)
    if (branch.category == "product_version_range")
      if (const auto text = branch.at["name"].string()) check(branch.at["name"], *text);
}

bool says_open_source(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f') letters += c;
  return equal_ignoring_case(letters, "opensource");
}

}  // namespace

void test_6_2_48(const Outline& outline, Findings& findings) {
  for (const Branch& branch : outline.branches)
    if (branch.category == "vendor" && says_open_source(branch.name))
      findings.add(branch.at["name"], "vendor " + quoted(branch.name) + " says how it is licensed, not who makes it");
}

// `vers:*` is no range without an upper end but every version, which section 3.1.2.3.2 wants to be written so.
void test_6_2_49(const Outline& outline, Findings& findings) {
  for_each_range(outline, [&findings](json::Value at, std::string_view text) {
    const auto range = vers::parse_csaf_range(text);
    if (range && vers::upper_end(range->range) == vers::UpperEnd::kOpen)
      findings.add(at, "version range " + quoted(text) + " has no upper end: it names versions that do not exist yet");
  });
}

void test_6_2_51(const Outline& outline, Findings& findings) {
  for_each_range(outline, [&findings](json::Value at, std::string_view text) {
    constexpr std::string_view scheme = "vers:";
    const std::size_t slash = text.find('/');
    if (!text.starts_with(scheme) || slash == std::string_view::npos) return;
    const std::string_view type = text.substr(scheme.size(), slash - scheme.size());
    const vers::TypeStanding standing = vers::type_standing(type);
    if (standing.registered && standing.supported) return;
    findings.add(at, "VERS type " + quoted(type) +
                         (standing.registered  ? " is registered, but its versions cannot be compared here"
                          : standing.supported ? " is not registered, though its versions can be compared here"
                                               : " is not registered, and its versions cannot be compared here"));
  });
}

}  // namespace asepsis::advise::csaf
