// Branches of one version: their names name no range.
#include <algorithm>
#include <array>
#include <string>

#include "advise/csaf/validate/tests/characters.h"
#include "advise/csaf/validate/tests/tests.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

constexpr std::array<std::string_view, 7> kRangeWords = {"after", "all",   "before",  "earlier",
                                                         "later", "prior", "versions"};

// What makes the name a range: an operator, or one of the words; empty where nothing does. Words are whole words in
// both editions: the known issues of CSAF 2.0 say that its text, which could be read otherwise, means that.
std::string_view range_sign(std::string_view name) {
  if (const std::size_t at = name.find_first_of("<>"); at != std::string_view::npos) return name.substr(at, 1);
  for (const std::string_view word : words_of(name))
    for (const std::string_view sign : kRangeWords)
      if (equal_ignoring_case(word, sign)) return word;
  return {};
}

}  // namespace

void test_6_1_31(const Outline& outline, Findings& findings) {
  for (const Branch& branch : outline.branches) {
    if (branch.category != "product_version") continue;
    const std::string_view sign = range_sign(branch.name);
    if (!sign.empty())
      findings.add(branch.at["name"], "the name of a product_version is one version, but " + quoted(branch.name) +
                                          " is a range (" + quoted(sign) + ")");
  }
}

}  // namespace asepsis::advise::csaf
