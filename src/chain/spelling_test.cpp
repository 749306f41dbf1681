// The standard's own cases of the spell check, with the dictionary that Debian has. Here, as this is the lowest floor
// that sees both the validator and the adapter.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "adapters/spelling/hunspell.h"
#include "advise/validate.h"
#include "base/json.h"

namespace asepsis::chain {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_cases(const std::filesystem::path& folder) {
  const auto speller = adapters::open_hunspell("/usr/share/hunspell");
  if (!speller->speaks("en-US")) GTEST_SKIP() << "no dictionary: install hunspell-en-us";
  const auto cases = json::parse(read_file(folder / "testcases.json"));
  if (!cases) GTEST_SKIP() << "no official cases in " << folder;
  const advise::ValidateOptions options{.level = advise::Level::kFull, .speller = speller.get()};
  for (const json::Value test : cases->root()["tests"].elements()) {
    if (test["id"].string_or("") != "6.3.8") continue;
    for (const std::string_view key : {"failures", "valid"})
      for (const json::Value entry : test[key].elements()) {
        const std::string name(entry["name"].string_or(""));
        const auto validation = advise::validate(read_file(folder / name), name, options);
        const auto found = std::find_if(validation.findings.begin(), validation.findings.end(),
                                        [](const auto& finding) { return finding.test == "6.3.8"; });
        EXPECT_EQ(found != validation.findings.end(), key == "failures")
            << name << (found != validation.findings.end() ? found->message : "");
      }
  }
}

TEST(Spelling, OfTheOfficialCasesOfCsaf20IsJudgedAsTheirAuthorsDo) {
  check_cases(ASEPSIS_SHARED_DIR "/data/csaf-tests/2.0/data");
}

TEST(Spelling, OfTheOfficialCasesOfCsaf21IsJudgedAsTheirAuthorsDo) {
  check_cases(ASEPSIS_SHARED_DIR "/data/csaf-tests/2.1/data");
}

// In our own words: the dictionary answers for a whole document.
TEST(Spelling, OfADocumentIsJudgedByTheDictionaryOfItsLanguage) {
  const auto speller = adapters::open_hunspell("/usr/share/hunspell");
  if (!speller->speaks("en-US")) GTEST_SKIP() << "no dictionary: install hunspell-en-us";
  const advise::ValidateOptions options{.level = advise::Level::kFull, .speller = speller.get()};
  const auto said = [&options](const std::string& lang, const std::string& title) {
    const auto validation =
        advise::validate(R"({"document":{"lang":")" + lang + R"(","title":")" + title + R"("}})", "a.json", options);
    for (const auto& finding : validation.findings)
      if (finding.test == "6.3.8") return finding.pointer + " " + finding.message;
    return std::string();
  };
  EXPECT_EQ(said("en", "The scanner's buffers overflow (CVE-2026-0001), don't use it."), "");
  EXPECT_EQ(said("en", "The scaner"), "/document/title not in the dictionary of `en`: `scaner`");
  EXPECT_EQ(said("tlh", "nuqneH"), "/document/lang there is no dictionary of the language `tlh`");
}

}  // namespace
}  // namespace asepsis::chain
