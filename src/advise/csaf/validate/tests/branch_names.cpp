// Categories and names along the branches of the product tree.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_type_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '.' || c == '-' || c == '+'; }

// ^vers:[a-z.+-][a-z0-9.+-]*/.+
bool says_vers(std::string_view text) {
  if (!text.starts_with("vers:")) return false;
  text.remove_prefix(5);
  if (text.empty() || is_digit(text.front())) return false;
  std::size_t type = 0;
  while (type < text.size() && is_type_character(text[type])) ++type;
  return type > 0 && type + 1 < text.size() && text[type] == '/' && text[type + 1] != '\n' && text[type + 1] != '\r';
}

template <class Visit>
void each_range(const Outline& outline, const Visit& visit) {
  for (const Branch& branch : outline.branches)
    if (branch.category == "product_version_range" && branch.at["name"].is_string()) visit(branch);
}

}  // namespace

void test_6_2_18(const Outline& outline, Findings& findings) {
  each_range(outline, [&findings](const Branch& branch) {
    if (!says_vers(branch.name))
      findings.add(branch.at["name"], "version range " + quoted(branch.name) +
                                          " is not a `vers:` range; see whether it can be one, or whether the "
                                          "versions can be listed");
  });
}

void test_6_3_9(const Outline& outline, Findings& findings) {
  constexpr std::array<std::string_view, 3> wanted = {"vendor", "product_name", "product_version"};
  std::vector<std::uint8_t> seen(outline.branches.size(), 0);  // how many of them, in that order, down to here
  for (std::size_t i = 0; i < outline.branches.size(); ++i) {
    const Branch& branch = outline.branches[i];
    if (branch.parent != kNone) seen[i] = seen[branch.parent];
    if (seen[i] < wanted.size() && branch.category == wanted[seen[i]]) ++seen[i];
    if (branch.product == kNone || seen[i] == wanted.size()) continue;
    const Product& product = outline.products[branch.product];
    findings.add(product.at, "product " + quoted(product.id_at.string_or("")) +
                                 " does not stand below branches of `vendor`, `product_name` and `product_version` in "
                                 "that order: " +
                                 quoted(wanted[seen[i]]) + " is missing");
  }
}

void test_6_3_10(const Outline& outline, Findings& findings) {
  for (const Branch& branch : outline.branches)
    if (branch.category == "product_version_range")
      findings.add(branch.at["category"], "category `product_version_range` is used, of " + quoted(branch.name) +
                                              ": machines match listed versions more surely");
}

void test_6_3_11(const Outline& outline, Findings& findings) {
  for (const Branch& branch : outline.branches) {
    if (branch.category != "product_version" || branch.name.size() < 2) continue;
    if ((branch.name[0] == 'v' || branch.name[0] == 'V') && is_digit(branch.name[1]))
      findings.add(branch.at["name"], "version " + quoted(branch.name) + " begins with a " +
                                          quoted(branch.name.substr(0, 1)) + " that is not part of the version");
  }
}

}  // namespace asepsis::advise::csaf
