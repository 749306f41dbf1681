#include "adapters/spelling/hunspell.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

namespace asepsis::adapters {
namespace {

class HunspellTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("asepsis-hunspell-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
    write("en_US", "UTF-8", "color\nscanner/S\n", "SFX S Y 1\nSFX S 0 s .\n");
    write("en_GB", "UTF-8", "colour\nscanner\n");
    write("de_DE", "ISO8859-1",
          "gr\xf6\xdf"
          "e\n");
    write("sv_FI", "UTF-8", "större\n");
    std::ofstream(folder_ / "fr_FR.aff") << "SET UTF-8\n";  // has no words beside it
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const char* encoding, const char* words, const char* rules = "") {
    std::ofstream(folder_ / (name + ".aff")) << "SET " << encoding << "\n" << rules;
    std::ofstream(folder_ / (name + ".dic")) << "2\n" << words;
  }

  std::filesystem::path folder_;
};

TEST_F(HunspellTest, KnowsTheWordsOfADictionaryWithItsRules) {
  const auto speller = open_hunspell(folder_);
  EXPECT_TRUE(speller->knows("scanner", "en"));
  EXPECT_TRUE(speller->knows("scanners", "en"));
  EXPECT_TRUE(speller->knows("Scanner", "en"));
  EXPECT_FALSE(speller->knows("scaner", "en"));
  EXPECT_FALSE(speller->knows("", "tlh"));
}

TEST_F(HunspellTest, TakesTheRegionOfATagAndElseTheUsualOne) {
  const auto speller = open_hunspell(folder_);
  EXPECT_TRUE(speller->knows("colour", "en-GB"));
  EXPECT_FALSE(speller->knows("color", "en-gb"));
  for (const char* tag : {"en", "EN-us", "en-AU", "en-Latn-US", "en-x-gb"})
    EXPECT_TRUE(speller->knows("color", tag)) << tag;
  EXPECT_TRUE(speller->speaks("sv"));
  EXPECT_TRUE(speller->knows("större", "sv-SE"));
}

TEST_F(HunspellTest, SpeaksOnlyWhatItHasWordsOf) {
  const auto speller = open_hunspell(folder_);
  EXPECT_TRUE(speller->speaks("de-CH"));
  for (const char* tag : {"fr", "e", "eng", "", "-", "../en", "en_US", "x-en"})
    EXPECT_FALSE(speller->speaks(tag)) << tag;
  EXPECT_FALSE(open_hunspell(folder_ / "not-there")->speaks("en"));
}

TEST_F(HunspellTest, ReadsDictionariesOfOtherEncodings) {
  const auto speller = open_hunspell(folder_);
  EXPECT_TRUE(speller->knows("größe", "de"));
  EXPECT_FALSE(speller->knows("grösse", "de"));
  EXPECT_FALSE(speller->knows("größe日", "de"));  // not in Latin-1
}

TEST_F(HunspellTest, MayBeAskedFromManyThreads) {
  const auto speller = open_hunspell(folder_);
  std::vector<std::thread> threads;
  std::vector<int> known(4, 0);
  for (std::size_t i = 0; i < known.size(); ++i)
    threads.emplace_back([&speller, &known, i] {
      for (int n = 0; n < 500; ++n) known[i] += speller->knows("scanners", "en") && speller->knows("größe", "de");
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(known, std::vector<int>(4, 500));
}

}  // namespace
}  // namespace asepsis::adapters
