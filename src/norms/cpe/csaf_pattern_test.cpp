#include "norms/cpe/csaf_pattern.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <regex>
#include <sstream>

#include "base/json.h"

namespace asepsis::norms::cpe {
namespace {

const std::string kFormatted = "cpe:2.3:a:vendor:tool:4.0:*:*:en-us:*:*:x64:-";

TEST(CpeCsafPattern, BothTakeACpeInEitherSpelling) {
  for (const std::string& good :
       {kFormatted, std::string("cpe:/o:siemens"), std::string("cPE:/"), std::string("cpe:/a:b:c:d:e:f:g")}) {
    EXPECT_TRUE(is_csaf20_pattern(good)) << good;
    EXPECT_TRUE(is_csaf21_pattern(good)) << good;
  }
  for (const std::string& bad :
       {std::string(), std::string("CPE:/a"), std::string("cpe:/a:b:c:d:e:f:g:h"), std::string("cpe:/ab"),
        std::string("cpe:2.3:a:v:p"), std::string("cpe:2.3:a:?:p:*:*:*:*:*:*:*:*")}) {
    EXPECT_FALSE(is_csaf20_pattern(bad)) << bad;
    EXPECT_FALSE(is_csaf21_pattern(bad)) << bad;
  }
}

TEST(CpeCsafPattern, TheOlderPatternIsAnchoredAtOneEndAlone) {
  for (const std::string& loose : std::initializer_list<std::string>{kFormatted + " and more", kFormatted + ":*",
                                                                     "see cpe:/o:siemens", "cpe:/a!cpe:/o"}) {
    EXPECT_TRUE(is_csaf20_pattern(loose)) << loose;
    EXPECT_FALSE(is_csaf21_pattern(loose)) << loose;
  }
  EXPECT_FALSE(is_csaf20_pattern("see " + kFormatted));
  EXPECT_FALSE(is_csaf20_pattern("cpe:/o:siemens and more"));
  EXPECT_FALSE(is_csaf20_pattern("cpe:/o\n"));
}

// std::regex backtracks on the stack: short texts only, and nowhere but in this test.
void expect_the_language_of(const std::string& folder_and_file, bool (*matches)(std::string_view),
                            const char* pointer_tail) {
  std::ifstream file(std::string(ASEPSIS_SHARED_DIR) + "/data/csaf-schema/" + folder_and_file);
  if (!file) GTEST_SKIP() << "no " << folder_and_file << " in ../shared/data/csaf-schema: the pattern is NOT compared";
  std::stringstream content;
  content << file.rdbuf();
  const auto document = json::parse(content.str());
  ASSERT_TRUE(document);
  const auto pattern = document
                           ->root()[pointer_tail]["full_product_name_t"]["properties"]["product_identification_helper"]
                                   ["properties"]["cpe"]["pattern"]
                           .string();
  ASSERT_TRUE(pattern);
  const std::regex regex{std::string(*pattern)};
  std::size_t passed = 0;
  EXPECT_TRUE(rc::check([&] {
    const auto value =
        rc::gen::element<std::string>("*", "-", "?", "a", "??a", "*a*", "a??", "\\:", "\\\\", "\\.", "a*b", "en", "eng",
                                      "en-us", "en-419", "en-4", "e", "b_1.0-2", "", " ", "\\", "%20~", "/");
    const auto part = rc::gen::element<std::string>("a", "h", "o", "*", "-", "x", "A", "");
    std::string text = *rc::gen::element<std::string>("", "", "", "", " ", "cpe:/", "c");
    const bool formatted = *rc::gen::arbitrary<bool>();
    text += formatted ? *rc::gen::element<std::string>("cpe:2.3:", "cpe:2.3:", "cpe:2.3:", "CPE:2.3:")
                      : *rc::gen::element<std::string>("cpe:/", "cPE:/", "Cpe:/");
    text += *part;
    const int values = *rc::gen::weightedElement<int>({{6, formatted ? 10 : 6}, {1, 9}, {1, 11}, {1, 7}, {1, 0}});
    // Mostly good values, so that many texts pass.
    for (int i = 0; i < values; ++i)
      text += ":" + (*rc::gen::inRange(0, 12) == 0 ? *value
                     : formatted && i == 5         ? *rc::gen::element<std::string>("*", "en", "deu-CH")
                                                   : *rc::gen::element<std::string>("*", "-", "ab", "a?"));
    text += *rc::gen::element<std::string>("", "", "", "", " ", "cpe:/a", "?", "*", "\n");
    const bool expected = std::regex_search(text, regex);
    if (expected) ++passed;
    RC_ASSERT(matches(text) == expected);
  }));
  EXPECT_GT(passed, 5u);  // else the texts prove nothing
}

TEST(CpeCsafPattern, Takes20sLanguageExactly) {
  expect_the_language_of("2.0/csaf_json_schema.json", is_csaf20_pattern, "$defs");
}

TEST(CpeCsafPattern, Takes21sLanguageExactly) { expect_the_language_of("2.1/csaf.json", is_csaf21_pattern, "$defs"); }

}  // namespace
}  // namespace asepsis::norms::cpe
