// What should be said of every product: that it is used at all, what to do about it, and how bad it is.
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// A set of product numbers that is emptied at once: one for all vulnerabilities of a document.
class ProductSet {
 public:
  explicit ProductSet(const Outline& outline) : added_in_(outline.product_ids.size(), 0) {}
  void clear() { ++round_; }
  bool add(Number product) {  // false where it was there
    if (added_in_[product] == round_) return false;
    added_in_[product] = round_;
    return true;
  }
  bool has(Number product) const { return added_in_[product] == round_; }

 private:
  std::vector<std::uint32_t> added_in_;
  std::uint32_t round_ = 1;
};

constexpr Status kAffected[] = {Status::kFirstAffected, Status::kKnownAffected, Status::kLastAffected};

std::string named(const Outline& outline, Number product) { return quoted(outline.product_ids.name(product)); }

// Each product of a status that is not covered, once.
void report_uncovered(const Outline& outline, const Vulnerability& vulnerability, Status status, ProductSet& covered,
                      const std::string& lacks, Findings& findings) {
  for (const Reference& reference : vulnerability.products(status))
    if (covered.add(reference.id))
      findings.add(reference.at, "product " + named(outline, reference.id) + " is " + std::string(to_string(status)) +
                                     ", and " + lacks);
}

}  // namespace

void test_6_2_1(const Outline& outline, Findings& findings) {
  if (outline.category == "csaf_informational_advisory") return;
  ProductSet used(outline);
  for (const Reference& reference : outline.product_references) used.add(reference.id);
  for (Number id = 0; id < outline.product_ids.size(); ++id)
    if (outline.is_defined(id) && !used.has(id))
      findings.add(outline.products[outline.product_of[id]].id_at,
                   "product id " + named(outline, id) + " is defined and never used");
}

void test_6_2_2(const Outline& outline, Findings& findings) {
  ProductSet covered(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    covered.clear();
    for (const json::Value remediation : vulnerability.at["remediations"].elements())
      for (const Number product : products_named_by(outline, remediation)) covered.add(product);
    for (const Status status : kAffected)
      report_uncovered(outline, vulnerability, status, covered, "no remediation names it", findings);
    report_uncovered(outline, vulnerability, Status::kUnderInvestigation, covered, "no remediation names it", findings);
  }
}

void test_6_2_3(const Outline& outline, Findings& findings) {
  const std::string lacks = outline.edition == Edition::k20 ? "no score covers it" : "no metric covers it";
  ProductSet covered(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    covered.clear();
    for (const Assessment& assessment : vulnerability.assessments)
      for (const Reference& product : assessment.products) covered.add(product.id);
    for (const Status status : kAffected) report_uncovered(outline, vulnerability, status, covered, lacks, findings);
  }
}

namespace {

bool has_other_scoring(const Assessment& assessment) {
  for (const char* system : {"cvss_v3", "cvss_v4", "ssvc_v2", "epss"})
    if (assessment.content[system].is_object()) return true;
  return false;
}

}  // namespace

void test_6_3_1(const Outline& outline, Findings& findings) {
  ProductSet covered(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    covered.clear();
    for (const Assessment& assessment : vulnerability.assessments)
      if (has_other_scoring(assessment))
        for (const Reference& product : assessment.products) covered.add(product.id);
    for (const Assessment& assessment : vulnerability.assessments) {
      const json::Value cvss2 = assessment.content["cvss_v2"];
      if (!cvss2.is_object()) continue;
      for (const Reference& product : assessment.products) {
        if (covered.has(product.id)) continue;
        findings.add(cvss2, "CVSS v2 is the only scoring of product " + named(outline, product.id));
        break;
      }
    }
  }
}

namespace {

bool has_cvss(const Assessment& assessment) {
  for (const char* key : {"cvss_v2", "cvss_v3", "cvss_v4"})
    if (assessment.content[key].is_object()) return true;
  return false;
}

}  // namespace

void test_6_3_12_of_21(const Outline& outline, Findings& findings) {
  ProductSet covered(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    covered.clear();
    for (const Assessment& assessment : vulnerability.assessments) {
      if (!has_cvss(assessment)) continue;
      for (const Reference& product : assessment.products) covered.add(product.id);
      if (!assessment.content["cvss_v4"].exists())
        findings.add(assessment.content, "`cvss_v4` is missing: there is CVSS, but not of version 4.0");
    }
    for (const Status status : kAffected)
      report_uncovered(outline, vulnerability, status, covered, "no CVSS covers it", findings);
  }
}

}  // namespace asepsis::advise::csaf
