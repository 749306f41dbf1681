// Which CVSS is used, and what it says of products that are fixed.
#include <algorithm>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/scores.h"
#include "advise/csaf/validate/tests/tests.h"
#include "norms/cvss/properties.h"

namespace asepsis::advise::csaf {
namespace {

namespace cvss = norms::cvss;

// The vector with what the object says beside it: producers write modified metrics in either place.
std::optional<cvss::Vector> whole_vector_of(const Score& score) {
  auto vector = vector_of(score);
  if (!vector) return std::nullopt;
  const auto metrics = cvss::metrics(vector->version);
  for (const cvss::Property& property : cvss::properties(vector->version)) {
    const auto stated = score.at[property.name].string();
    if (!stated) continue;
    const std::string_view letters = cvss::letters_of(property, *stated);
    const auto metric = std::find_if(metrics.begin(), metrics.end(),
                                     [&property](const cvss::Metric& m) { return m.name == property.metric; });
    if (letters.empty() || metric == metrics.end()) continue;
    const auto value = std::find(metric->values.begin(), metric->values.end(), letters);
    if (value == metric->values.end() || value == metric->values.begin()) continue;  // not defined: says nothing
    vector->values[static_cast<std::size_t>(metric - metrics.begin())] =
        static_cast<std::uint8_t>(value - metric->values.begin());
  }
  return vector;
}

bool is_zero(const Score& score) {
  if (const auto stated = score.at["environmentalScore"].number(); stated && *stated == 0) return true;
  const auto vector = whole_vector_of(score);
  if (!vector) return false;
  return vector->version == cvss::Version::k40 ? cvss::score(*vector).overall == 0
                                               : cvss::environmental_score(*vector) == 0;
}

}  // namespace

void test_6_2_19(const Outline& outline, Findings& findings) {
  enum : std::uint8_t { kNotScored, kScored, kZero };
  std::vector<std::uint8_t> standing(outline.product_ids.size(), kNotScored);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    if (vulnerability.products(Status::kFirstFixed).empty() && vulnerability.products(Status::kFixed).empty()) continue;
    for (const Score& score : scores_of(outline, vulnerability)) {
      const std::uint8_t scored = is_zero(score) ? kZero : kScored;
      for (const json::Value product : score.products.elements())
        if (const auto id = product.string())
          standing[outline.product_ids.find(*id)] = std::max(standing[outline.product_ids.find(*id)], scored);
    }
    for (const Status status : {Status::kFirstFixed, Status::kFixed}) {
      for (const Reference& reference : vulnerability.products(status)) {
        if (standing[reference.id] != kScored) continue;
        standing[reference.id] = kNotScored;  // in both groups: once
        findings.add(reference.at, "product " + quoted(outline.product_ids.name(reference.id)) + " is " +
                                       std::string(to_string(status)) +
                                       ", but no CVSS that applies to it has an environmental score of 0");
      }
    }
    for (const Assessment& assessment : vulnerability.assessments)
      for (const Reference& product : assessment.products) standing[product.id] = kNotScored;
  }
}

void test_6_3_2(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const Assessment& assessment : vulnerability.assessments) {
      const json::Value cvss3 = assessment.content["cvss_v3"];
      const json::Value version = cvss3["version"], vector = cvss3["vectorString"];
      if (version.string_or("") == "3.0")
        findings.add(version, "CVSS v3.0 is used; v3.1 says more precisely what its metrics mean");
      else if (vector.string_or("").starts_with("CVSS:3.0/"))
        findings.add(vector, quoted(vector.string_or("")) + " is a vector of CVSS v3.0, which v3.1 replaced");
    }
  }
}

}  // namespace asepsis::advise::csaf
