// Remediations and flags say of which products they speak, and flags do not say two reasons of one.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"
#include "base/text.h"

namespace asepsis::advise::csaf {
namespace {

void check_each_names_products(const Outline& outline, std::string_view key, const std::string& what,
                               Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const json::Value item : vulnerability.at[key].elements())
      if (item.is_object() && !item["product_ids"].exists() && !item["group_ids"].exists())
        findings.add(item, what + " names no products: it has neither `product_ids` nor `group_ids`");
}

// Section 3.2.3.5 of CSAF 2.0: VEX justification codes. A later edition may have flags of another purpose.
constexpr std::array<std::string_view, 5> kJustifications = {
    "component_not_present", "inline_mitigations_already_exist", "vulnerable_code_cannot_be_controlled_by_adversary",
    "vulnerable_code_not_in_execute_path", "vulnerable_code_not_present"};

struct Flagged {
  Number product;
  json::Value flag;
};

struct Repeat {
  Number product;
  json::Value flag, before;
};

}  // namespace

void test_6_1_29(const Outline& outline, Findings& findings) {
  check_each_names_products(outline, "remediations", "the remediation", findings);
}

void test_6_1_32(const Outline& outline, Findings& findings) {
  check_each_names_products(outline, "flags", "the flag", findings);
}

// A flag that repeats is named once, with one of the products that it repeats: two flags of one large group are one
// fault.
void test_6_1_33(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value flags = vulnerability.at["flags"];
    if (flags.size() < 2) continue;
    std::vector<Flagged> all;
    for (const json::Value flag : flags.elements()) {
      const auto label = flag["label"].string();
      if (!label || std::find(kJustifications.begin(), kJustifications.end(), *label) == kJustifications.end())
        continue;
      for (const Number product : products_named_by(outline, flag)) all.push_back({product, flag});
    }
    std::sort(all.begin(), all.end(), [](const Flagged& a, const Flagged& b) {
      return a.product != b.product ? a.product < b.product : a.flag.order() < b.flag.order();
    });
    std::vector<Repeat> repeats;
    for (std::size_t i = 1; i < all.size(); ++i)
      if (all[i].product == all[i - 1].product) repeats.push_back({all[i].product, all[i].flag, all[i - 1].flag});
    std::stable_sort(repeats.begin(), repeats.end(),
                     [](const Repeat& a, const Repeat& b) { return a.flag.order() < b.flag.order(); });
    for (std::size_t i = 0, end = 0; i < repeats.size(); i = end) {
      while (end < repeats.size() && repeats[end].flag.order() == repeats[i].flag.order()) ++end;
      const std::string others = end - i > 1 ? " (and " + count_of(end - i - 1, "other product") + ")" : "";
      findings.add(repeats[i].flag, "product " + quoted(outline.product_ids.name(repeats[i].product)) + others +
                                        " is flagged " + quoted(repeats[i].flag["label"].string_or("")) + " and also " +
                                        quoted(repeats[i].before["label"].string_or("")));
    }
  }
}

}  // namespace asepsis::advise::csaf
