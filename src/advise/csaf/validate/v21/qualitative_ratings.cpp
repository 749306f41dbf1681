// One source gives a product CVSS or a qualitative severity rating, not both.
#include <cstdint>
#include <string>
#include <unordered_set>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

bool has_cvss(const Assessment& metric) {
  for (const std::string_view key : {"cvss_v2", "cvss_v3", "cvss_v4"})
    if (metric.content[key].exists()) return true;
  return false;
}

// No source: the document's author (section 3.2.4.10.3).
std::string_view source_of(const Assessment& metric) { return metric.at["source"].string_or(""); }

std::uint64_t pair_of(Number product, Number source) { return std::uint64_t{product} << 32 | source; }

}  // namespace

void test_6_1_56(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    Names sources;
    std::unordered_set<std::uint64_t> scored;  // product and source
    for (const Assessment& metric : vulnerability.assessments) {
      if (!has_cvss(metric)) continue;
      const Number source = sources.add(source_of(metric));
      for (const Reference& product : metric.products) scored.insert(pair_of(product.id, source));
    }
    if (scored.empty()) continue;
    for (const Assessment& metric : vulnerability.assessments) {
      if (!metric.content["qualitative_severity_rating"].exists()) continue;
      const Number source = sources.find(source_of(metric));
      if (source == kNone) continue;
      for (const Reference& product : metric.products) {
        if (!scored.contains(pair_of(product.id, source))) continue;
        const std::string_view name = source_of(metric);
        findings.add(metric.at, "product " + quoted(outline.product_ids.name(product.id)) +
                                    " has a qualitative severity rating and a CVSS score, both by " +
                                    (name.empty() ? "the document's author" : quoted(name)));
        break;  // one metric, one finding, however many its products
      }
    }
  }
}

}  // namespace asepsis::advise::csaf
