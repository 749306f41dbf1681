// What a mandatory test warns of makes no document invalid, however much of it there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/own_cases_for_test.h"
#include "advise/validate.h"

namespace asepsis::advise {
namespace {

// The sample of CSAF 2.1 with its branches replaced by version ranges; the first two have the ids that are used.
std::string sample_with_ranges(int count, const std::string& first) {
  json::Writer patch;
  patch.object().key("product_tree").object().key("branches").array();
  for (int i = 0; i < count; ++i)
    patch.object()
        .member("=", true)
        .member("category", "product_version_range")
        .member("name", i == 0 ? first : "vers:ours" + std::to_string(i) + "/<4")
        .key("product")
        .object()
        .member("name", "x")
        .member("product_id", (i < 2 ? "P-" : "W-") + std::to_string(i + 1))
        .end()
        .end();
  patch.end().end().end();
  const auto sample = json::parse(read_file(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases/21/sample.json"));
  Case one;
  one.patch = patch.text();
  return document_of(one, sample->root());
}

bool is_warning(const model::ValidationFinding& finding) { return finding.severity == model::Severity::kWarning; }

TEST(Warnings, OfAMandatoryTestLeaveTheDocumentValidAndNameWhatIsNotKnown) {
  const auto validation = validate(sample_with_ranges(2, "vers:ours/<4"), "", {});
  EXPECT_TRUE(validation.valid);
  ASSERT_EQ(validation.findings.size(), 2u);
  EXPECT_EQ(validation.findings[0].test, "6.1.50");
  EXPECT_EQ(validation.findings[0].pointer, "/product_tree/branches/0/name");
  EXPECT_NE(validation.findings[0].message.find("`ours`"), std::string::npos);
  EXPECT_TRUE(is_warning(validation.findings[0]));
}

TEST(Warnings, AreAllThatIsCountedWhereTheyAreTooManyToList) {
  const auto many = static_cast<int>(csaf::Findings::kMostPerTest) + 7;
  const auto validation = validate(sample_with_ranges(many, "vers:ours/<4"), "", {});
  EXPECT_EQ(validation.findings.size(), csaf::Findings::kMostPerTest + 1);
  EXPECT_TRUE(std::all_of(validation.findings.begin(), validation.findings.end(), is_warning));
  EXPECT_TRUE(validation.valid);
}

TEST(Warnings, HideNoError) {
  const auto validation = validate(sample_with_ranges(2, "before 4"), "", {});
  EXPECT_FALSE(validation.valid);
}

}  // namespace
}  // namespace asepsis::advise
