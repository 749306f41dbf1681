// All that CISA published: what is invalid there, and nothing else.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "advise/csaf/validate/own_cases_for_test.h"
#include "advise/validate.h"

namespace asepsis::advise {
namespace {

TEST(PublishedDocuments, OfCisaAreValidButForThreeThatMisspellTheNameOfAWeakness) {
  const std::filesystem::path folder = ASEPSIS_SHARED_DIR "/data/advisories/cisa";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no advisories in " << folder;
  std::map<std::string, std::string> invalid;  // file -> tests that it breaks
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++documents;
    const std::string name = entry.path().filename().string();
    for (const auto& finding : validate(read_file(entry.path()), name).findings) invalid[name] += finding.test + " ";
  }
  EXPECT_EQ(documents, 1655u);
  EXPECT_EQ(invalid, (std::map<std::string, std::string>{{"icsa-19-099-04.json", "6.1.11 "},
                                                         {"icsa-21-068-10.json", "6.1.11 "},
                                                         {"icsa-21-259-01.json", "6.1.11 "}}));
}

}  // namespace
}  // namespace asepsis::advise
