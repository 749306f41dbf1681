// What identifies a product: package URLs of one package, and numbers with at most one wildcard for any text.
#include <optional>
#include <string>

#include "advise/csaf/validate/v21/tests.h"
#include "norms/purl/purl.h"

namespace asepsis::advise::csaf {

namespace purl = norms::purl;

void test_6_1_42(const Outline& outline, Findings& findings) {
  for (const Product& product : outline.products) {
    std::optional<purl::Purl> first;
    std::string_view first_text;
    for (const json::Value at : product.at["product_identification_helper"]["purls"].elements()) {
      const auto text = at.string();
      if (!text) continue;
      auto parsed = purl::parse(*text);
      if (!parsed) continue;  // 6.1.13
      if (!first) {
        first = std::move(*parsed);
        first_text = *text;
      } else if (!purl::differ_in_qualifiers_alone(*first, *parsed)) {
        findings.add(at, "the package URL " + quoted(*text) + " differs from " + quoted(first_text) +
                             " of the same product in more than its qualifiers");
      }
    }
  }
}

namespace {

// '*' stands for any text unless a backslash is before it (section 3.1.4.3).
std::size_t count_unescaped_stars(std::string_view text) {
  std::size_t stars = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '*')
      ++stars;
  }
  return stars;
}

void report_many_stars(const Outline& outline, std::string_view list, std::string_view what, Findings& findings) {
  for (const Product& product : outline.products) {
    for (const json::Value at : product.at["product_identification_helper"][list].elements()) {
      const auto text = at.string();
      if (const std::size_t stars = text ? count_unescaped_stars(*text) : 0; stars > 1)
        findings.add(at, std::string(what) + " " + quoted(*text) + " has " + std::to_string(stars) +
                             " stars that are not escaped; at most one is allowed");
    }
  }
}

}  // namespace

void test_6_1_43(const Outline& outline, Findings& findings) {
  report_many_stars(outline, "model_numbers", "the model number", findings);
}

void test_6_1_44(const Outline& outline, Findings& findings) {
  report_many_stars(outline, "serial_numbers", "the serial number", findings);
}

void test_6_1_61(const Outline& outline, Findings& findings) {
  report_many_stars(outline, "skus", "the stock keeping unit", findings);
}

}  // namespace asepsis::advise::csaf
