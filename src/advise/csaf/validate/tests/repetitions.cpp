// What stands once in the list of vulnerabilities, or in one of them: a CVE, a party's involvement at one time.
#include <algorithm>
#include <string>
#include <vector>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {

void test_6_1_23(const Outline& outline, Findings& findings) {
  Names seen;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const json::Value at = vulnerability.at["cve"];
    const auto cve = at.string();
    if (!cve) continue;
    const std::size_t known = seen.size();
    if (seen.add(*cve) < known) findings.add(at, "another vulnerability of this document is " + quoted(*cve) + " too");
  }
}

// Dates are compared as points in time. An involvement without a date is another test's business (6.2.7).
void test_6_1_24(const Outline& outline, Findings& findings) {
  struct Involvement {
    std::string_view party;
    Instant date;
    json::Value at;
  };
  std::vector<Involvement> all;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    all.clear();
    for (const json::Value at : vulnerability.at["involvements"].elements()) {
      const auto party = at["party"].string(), text = at["date"].string();
      const auto date = text ? read_instant(*text) : std::nullopt;
      if (party && date) all.push_back({*party, *date, at});
    }
    std::stable_sort(all.begin(), all.end(), [](const Involvement& a, const Involvement& b) {
      return a.party != b.party ? a.party < b.party : a.date < b.date;
    });
    for (std::size_t i = 1; i < all.size(); ++i)
      if (all[i].party == all[i - 1].party && all[i].date == all[i - 1].date)
        findings.add(all[i].at, "the party " + quoted(all[i].party) + " is involved more than once at " +
                                    quoted(all[i].at["date"].string_or("")));
  }
}

}  // namespace asepsis::advise::csaf
