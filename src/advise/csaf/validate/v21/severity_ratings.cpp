// Qualitative severity ratings instead of metrics, and CVSS older than 4.0.
#include <string>

#include "advise/csaf/validate/canonical_url.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

void report_rating(const Assessment& metric, const char* by, Findings& findings) {
  const json::Value rating = metric.content["qualitative_severity_rating"];
  if (rating.exists())
    findings.add(rating, "the qualitative severity rating " + quoted(rating.string_or("")) + by +
                             " does not say what it rests on");
}

}  // namespace

void test_6_2_47(const Outline& outline, Findings& findings) {
  const auto canonical = canonical_url_of(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Assessment& metric : vulnerability.assessments) {
      const json::Value source = metric.at["source"];
      if (!source.exists() || (canonical && source.string_or("") == *canonical))
        report_rating(metric, " by the document's author", findings);
    }
}

void test_6_3_18(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    for (const Assessment& metric : vulnerability.assessments) report_rating(metric, "", findings);
}

}  // namespace asepsis::advise::csaf
