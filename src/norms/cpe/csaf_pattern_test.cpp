#include "norms/cpe/csaf_pattern.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/json.h"
#include "norms/cpe/naive_pattern_for_test.h"

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

// A text that both patterns take, with up to three edits: many are still taken, the others fail narrowly.
std::string arbitrary_text() {
  const auto value =
      rc::gen::element<std::string>("*", "-", "a", "??a", "*a*", "a??", "\\:", "\\\\", "b_1.0-2", "Z9\\~?");
  const auto language = rc::gen::element<std::string>("*", "-", "en", "deu", "en-us", "deu-419");
  const bool formatted = *rc::gen::arbitrary<bool>();
  std::string text =
      formatted ? "cpe:2.3:" + *rc::gen::element<std::string>("a", "h", "o", "*", "-")
                : *rc::gen::element<std::string>("cpe:/", "cPE:/") + *rc::gen::element<std::string>("", "a", "H");
  const int values = formatted ? 10 : *rc::gen::inRange(0, 7);
  for (int i = 0; i < values; ++i)
    text += ":" + (formatted ? *(i == 5 ? language : value) : *rc::gen::element<std::string>("", "a.b", "%20~", "-"));
  const auto noise =
      rc::gen::element<std::string>("", "", ":", "*", "?", "-", "\\", "a", "en", "/", "cpe:/", "c", " ", "\n", "!");
  for (int edits = *rc::gen::inRange(0, 4); edits > 0; --edits) {
    const auto at = *rc::gen::element<std::size_t>(0, text.size(), *rc::gen::inRange<std::size_t>(0, text.size() + 1));
    text.replace(std::min(at, text.size()), *rc::gen::inRange<std::size_t>(0, 2), *noise);
  }
  return text;
}

void expect_the_language_of(const std::string& schema, bool (*matches)(std::string_view)) {
  std::ifstream file(ASEPSIS_SHARED_DIR "/data/csaf-schema/" + schema);
  if (!file) GTEST_SKIP() << "no " << schema << " in ../shared/data/csaf-schema: the pattern is NOT compared";
  std::stringstream content;
  content << file.rdbuf();
  const auto document = json::parse(content.str());
  ASSERT_TRUE(document);
  const json::Value product = document->root()["$defs"]["full_product_name_t"]["properties"];
  const json::Value cpe = product["product_identification_helper"]["properties"]["cpe"];
  ASSERT_TRUE(cpe["pattern"].string());
  const NaivePattern pattern(*cpe["pattern"].string());
  std::size_t taken = 0;
  EXPECT_TRUE(rc::check([&] {
    const std::string text = arbitrary_text();
    const bool expected = pattern.is_in(text);
    if (expected) ++taken;
    RC_ASSERT(matches(text) == expected);
  }));
  EXPECT_GT(taken, 0u);  // else the texts prove nothing
}

TEST(CpeCsafPattern, TheNaivePatternReadsItsKindsOfExpression) {
  const NaivePattern pattern("^(a[b-d\\-]{2}|e\\.?)+x*$");
  for (const std::string_view text : {"abc", "a-dxx", "e", "e.eabb"}) EXPECT_TRUE(pattern.is_in(text)) << text;
  for (const std::string_view text : {"", "ab", "abe", "ex.", "e\n", "zabc"}) EXPECT_FALSE(pattern.is_in(text)) << text;
  EXPECT_TRUE(NaivePattern("^(a)|(b)$").is_in("a and c"));
  EXPECT_FALSE(NaivePattern("^(a)|(b)$").is_in("c and a"));
}

TEST(CpeCsafPattern, Takes20sLanguageExactly) {
  expect_the_language_of("2.0/csaf_json_schema.json", is_csaf20_pattern);
}

TEST(CpeCsafPattern, Takes21sLanguageExactly) { expect_the_language_of("2.1/csaf.json", is_csaf21_pattern); }

}  // namespace
}  // namespace asepsis::norms::cpe
