#include "report/validation.h"

#include <gtest/gtest.h>

namespace asepsis::report {
namespace {

model::Validation broken() {
  model::Validation one;
  one.file = "a.json";
  one.document = "A-1";
  one.version = "2.0";
  one.findings = {
      {"6.1.11", model::TestGroup::kMandatory, "/vulnerabilities/0/cwe/name", "`x` is not the name of `CWE-20`"},
      {"6.2.3", model::TestGroup::kOptional, "", "no\x1bscore"}};
  one.not_run = {{"6.3.6", "needs the network"}, {"6.3.7", "needs the network"}};
  return one;
}

TEST(ValidationText, NamesFileTestPlaceAndWhatIsWrong) {
  EXPECT_EQ(to_text(broken(), false),
            "a.json: NOT VALID (A-1, CSAF 2.0): 1 error, 1 warning\n"
            "  error 6.1.11  /vulnerabilities/0/cwe/name: `x` is not the name of `CWE-20`\n"
            "  warning 6.2.3  (whole document): no\xef\xbf\xbdscore\n");
}

TEST(ValidationText, SaysNothingOfACleanDocumentUnlessAsked) {
  model::Validation clean;
  clean.file = "b.json";
  clean.version = "2.0";
  clean.valid = true;
  EXPECT_EQ(to_text(clean, false), "");
  EXPECT_EQ(to_text(clean, true), "b.json: valid (CSAF 2.0): nothing found\n");
}

TEST(ValidationText, TotalsSayWhatWasNotRunOnce) {
  ValidationTotals totals;
  totals.add(broken());
  totals.add(broken());
  totals.passed_over = 1;
  EXPECT_EQ(to_text(totals),
            "2 documents: 0 valid, 2 not valid; 2 errors, 2 warnings. 1 file that is no *.json was passed over.\n"
            "Not run: 6.3.6 and 6.3.7: needs the network.\n");
}

}  // namespace
}  // namespace asepsis::report
