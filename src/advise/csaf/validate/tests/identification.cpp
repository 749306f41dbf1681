// What identifies a product: package URLs that are valid, hashes of different algorithms.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"
#include "advise/csaf/validate/tests/wording.h"
#include "base/text.h"
#include "norms/purl/purl.h"

namespace asepsis::advise::csaf {

namespace purl = norms::purl;

namespace {

json::Value helper_of(const Product& product) { return product.at["product_identification_helper"]; }

// What the type of the package demands is asked in 2.1 alone: CSAF 2.0 does not say how deep the test goes, and the
// rules of most types are younger than it.
void check_purl(json::Value at, Edition edition, Findings& findings) {
  const auto text = at.string();
  if (!text) return;
  const auto parsed = purl::parse(*text);
  if (!parsed) {
    findings.add(at, "package URL " + quoted(*text) + " is not valid: " + because(parsed.error()));
    return;
  }
  if (edition == Edition::k20) return;
  if (const auto rules = purl::check_type_rules(*parsed); !rules)
    findings.add(at, "package URL " + quoted(*text) + " breaks the rules of its type: " + because(rules.error()));
}

}  // namespace

void test_6_1_13(const Outline& outline, Findings& findings) {
  for (const Product& product : outline.products) {
    const json::Value helper = helper_of(product);
    if (outline.edition == Edition::k20)
      check_purl(helper["purl"], outline.edition, findings);
    else
      for (const json::Value each : helper["purls"].elements()) check_purl(each, outline.edition, findings);
  }
}

void test_6_1_25(const Outline& outline, Findings& findings) {
  for (const Product& product : outline.products) {
    for (const json::Value hash : helper_of(product)["hashes"].elements()) {
      const json::Value file_hashes = hash["file_hashes"];
      if (file_hashes.size() < 2) continue;
      std::vector<std::pair<std::string, json::Value>> algorithms;
      for (const json::Value file_hash : file_hashes.elements())
        if (const auto algorithm = file_hash["algorithm"].string())
          algorithms.emplace_back(to_lower(*algorithm), file_hash["algorithm"]);
      std::stable_sort(algorithms.begin(), algorithms.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 1; i < algorithms.size(); ++i)
        if (algorithms[i].first == algorithms[i - 1].first)
          findings.add(algorithms[i].second, "one file has more than one hash of the algorithm " +
                                                 quoted(algorithms[i].second.string_or("")));
    }
  }
}

}  // namespace asepsis::advise::csaf
