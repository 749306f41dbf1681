// The cases of the standard's authors: a document listed under `failures` must raise its own test's finding, one under
// `valid` must not.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "advise/csaf/validate/known_tools.h"
#include "advise/csaf/validate/raised_for_test.h"
#include "advise/csaf/validate/test.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A spell checker must know words: those cases are judged with a dictionary beside its adapter.
const csaf::Test* find_run(std::string_view id, const std::vector<csaf::Test>& tests) {
  for (const auto& test : tests)
    if (test.id == id) return test.run != nullptr && test.needs != csaf::Tool::kSpeller ? &test : nullptr;
  return nullptr;
}

void check_cases(const std::filesystem::path& folder, const std::vector<csaf::Test>& tests) {
  const std::filesystem::path list = folder / "testcases.json";
  if (!std::filesystem::exists(list)) GTEST_SKIP() << "no official cases in " << folder;
  const auto cases = json::parse(read_file(list));
  ASSERT_TRUE(cases);
  std::size_t judged = 0;
  for (const json::Value test : cases->root()["tests"].elements()) {
    const std::string id(test["id"].string_or(""));
    const csaf::Test* run = find_run(id, tests);
    if (run == nullptr) {
      testing::Test::RecordProperty("not run", id);
      continue;
    }
    for (const char* key : {"failures", "valid"}) {
      for (const json::Value entry : test[key].elements()) {
        const std::string name(entry["name"].string_or(""));
        const auto validation = validate(read_file(folder / name), name, with_known_tools());
        const bool expected = std::string_view(key) == "failures";
        std::string said;
        for (const auto& finding : validation.findings)
          said += "\n  " + finding.test + " " + finding.pointer + ": " + finding.message;
        EXPECT_EQ(raises(validation, *run), expected) << id << " " << name << " (" << key << ")" << said;
        ++judged;
      }
    }
  }
  testing::Test::RecordProperty("judged", static_cast<int>(judged));
  EXPECT_GT(judged, 0u);
}

TEST(OfficialCases, OfCsaf20AreJudgedAsTheirAuthorsDo) {
  check_cases(ASEPSIS_SHARED_DIR "/data/csaf-tests/2.0/data", csaf::tests_of_20());
}

TEST(OfficialCases, OfCsaf21AreJudgedAsTheirAuthorsDo) {
  check_cases(ASEPSIS_SHARED_DIR "/data/csaf-tests/2.1/data", csaf::tests_of_21());
}

}  // namespace
}  // namespace asepsis::advise
