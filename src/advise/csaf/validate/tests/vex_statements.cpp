// The profile VEX: each vulnerability has an id and a status, each product a reason or an action (6.1.27.7 to .10).
#include <algorithm>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// The products that some items name, ascending.
class Named {
 public:
  explicit Named(const Outline& outline) : outline_(outline) {}
  void add(json::Value item) {
    const std::vector<Number> products = products_named_by(outline_, item);
    numbers_.insert(numbers_.end(), products.begin(), products.end());
  }
  void done() { std::sort(numbers_.begin(), numbers_.end()); }
  bool has(Number product) const { return std::binary_search(numbers_.begin(), numbers_.end(), product); }

 private:
  const Outline& outline_;
  std::vector<Number> numbers_;
};

bool names_products(json::Value item) { return item["product_ids"].exists() || item["group_ids"].exists(); }

void report_unnamed(const Outline& outline, const std::vector<Reference>& products, const Named& named,
                    std::string_view what, Findings& findings) {
  for (const Reference& reference : products)
    if (!named.has(reference.id))
      findings.add(reference.at,
                   "product " + quoted(outline.product_ids.name(reference.id)) + " has no " + std::string(what));
}

}  // namespace

void test_6_1_27_7(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kVex) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value status = vulnerability.at["product_status"];
    if (status.exists() && !status.is_object()) continue;
    if (!status["fixed"].exists() && !status["known_affected"].exists() && !status["known_not_affected"].exists() &&
        !status["under_investigation"].exists())
      findings.add(
          status.exists() ? status : vulnerability.at,
          "a VEX needs one of `fixed`, `known_affected`, `known_not_affected` and `under_investigation` in the "
          "`product_status` of each vulnerability");
  }
}

namespace {

void report_without_id(const Vulnerability& vulnerability, Findings& findings) {
  if (!vulnerability.at["cve"].exists() && !vulnerability.at["ids"].exists())
    findings.add(vulnerability.at, "a VEX needs `cve` or `ids` in each vulnerability; this one has neither");
}

}  // namespace

void test_6_1_27_8_of_20(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kVex) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) report_without_id(vulnerability, findings);
}

// 2.1: ids may be of some products only; then each product that has a status needs one.
void test_6_1_27_8_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kVex) return;
  std::vector<Reference> without;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value ids = vulnerability.at["ids"];
    report_without_id(vulnerability, findings);
    if (vulnerability.at["cve"].exists() || ids.size() == 0) continue;
    Named named(outline);
    bool general = false;
    for (const json::Value id : ids.elements()) {
      if (!names_products(id)) general = true;
      named.add(id);
    }
    if (general) continue;
    named.done();
    without.clear();
    for (const auto& products : vulnerability.status)
      for (const Reference& reference : products)
        if (!named.has(reference.id)) without.push_back(reference);
    std::sort(without.begin(), without.end(), [](const Reference& a, const Reference& b) {
      return a.id != b.id ? a.id < b.id : a.at.order() < b.at.order();
    });
    for (std::size_t i = 0; i < without.size(); ++i)
      if (i == 0 || without[i].id != without[i - 1].id)
        findings.add(without[i].at, "product " + quoted(outline.product_ids.name(without[i].id)) +
                                        " has no id of the vulnerability: there is no CVE, and all `ids` are of other "
                                        "products");
  }
}

void test_6_1_27_9(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kVex) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const auto& products = vulnerability.products(Status::kKnownNotAffected);
    if (products.empty()) continue;
    Named named(outline);
    for (const json::Value flag : vulnerability.at["flags"].elements()) named.add(flag);
    for (const json::Value threat : vulnerability.at["threats"].elements())
      if (threat["category"].string_or("") == "impact") named.add(threat);
    named.done();
    report_unnamed(outline, products, named, "impact statement: no flag, and no threat of the category `impact`",
                   findings);
  }
}

void test_6_1_27_10(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kVex) return;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const auto& products = vulnerability.products(Status::kKnownAffected);
    if (products.empty()) continue;
    Named named(outline);
    for (const json::Value remediation : vulnerability.at["remediations"].elements()) named.add(remediation);
    named.done();
    report_unnamed(outline, products, named, "action statement: no remediation names it", findings);
  }
}

}  // namespace asepsis::advise::csaf
