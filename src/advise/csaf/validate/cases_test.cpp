#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "advise/csaf/validate/known_tools.h"
#include "advise/csaf/validate/own_cases_for_test.h"
#include "advise/csaf/validate/raised_for_test.h"
#include "advise/csaf/validate/test.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

std::string all_of(const model::Validation& validation) {
  std::string text;
  for (const auto& finding : validation.findings)
    text += "\n  " + finding.test + " " + finding.pointer + ": " + finding.message;
  return text;
}

void check_own_cases(const std::filesystem::path& folder, const std::vector<csaf::Test>& tests) {
  const std::string sample = read_file(folder / "sample.json");
  const auto base = json::parse(sample);
  ASSERT_TRUE(base);
  const auto clean = validate(sample, "sample.json", with_known_tools());
  EXPECT_TRUE(clean.findings.empty()) << all_of(clean);

  std::map<std::string, std::pair<int, int>, std::less<>> seen;  // test -> cases that raise it, that do not
  for (const Case& one : read_cases(folder)) {
    SCOPED_TRACE(one.place);
    const std::string document = document_of(one, base->root());
    ASSERT_FALSE(document.empty()) << one.patch;
    const auto validation = validate(document, "case", with_known_tools());
    const bool raised =
        std::any_of(validation.findings.begin(), validation.findings.end(), [&one](const auto& finding) {
          const bool said =
              finding.test == one.test || (finding.test == "schema" && is_said_by_structure(one.test, finding.pointer));
          return said && (!one.raises || finding.pointer == one.pointer);
        });
    EXPECT_EQ(raised, one.raises) << one.test << " " << one.pointer << all_of(validation);
    ++(one.raises ? seen[one.test].first : seen[one.test].second);
  }
  for (const csaf::Test& test : tests) {
    if (test.run == nullptr) continue;
    EXPECT_GT(seen[std::string(test.id)].first, 0) << test.id << " has no case that raises it";
    EXPECT_GT(seen[std::string(test.id)].second, 0) << test.id << " has no case that does not raise it";
  }
}

TEST(ValidatorCases, OfCsaf20RaiseWhatTheySayAndNothingElse) {
  check_own_cases(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases/20", csaf::tests_of_20());
}

TEST(ValidatorCases, OfCsaf21RaiseWhatTheySayAndNothingElse) {
  check_own_cases(ASEPSIS_SOURCE_DIR "/src/advise/csaf/validate/cases/21", csaf::tests_of_21());
}

}  // namespace
}  // namespace asepsis::advise
