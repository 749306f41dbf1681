// Tests that cannot judge a document, or need what was not given, say so; and hostile documents end in time.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "advise/csaf/validate/known_tools.h"
#include "advise/validate.h"

namespace asepsis::advise {
namespace {

std::string reason(const model::Validation& validation, std::string_view test) {
  for (const auto& one : validation.not_run)
    if (one.test == test) return one.reason;
  return "";
}

std::size_t count(const model::Validation& validation, std::string_view test) {
  return static_cast<std::size_t>(std::count_if(validation.findings.begin(), validation.findings.end(),
                                                [test](const auto& finding) { return finding.test == test; }));
}

TEST(Unjudged, TestsSayWhichToolTheyLack) {
  const auto validation =
      validate(R"({"document":{"csaf_version":"2.1","lang":"en","title":"qq"}})", "a", {.level = Level::kFull});
  for (const char* test : {"6.2.33", "6.3.6", "6.3.7", "6.3.8", "6.3.16"})
    EXPECT_NE(reason(validation, test), "") << test;
  EXPECT_EQ(count(validation, "6.3.8"), 0u);
  EXPECT_EQ(reason(validate("{}", "a", with_known_tools()), "6.3.8"), "");
  EXPECT_TRUE(validate("{}", "a").not_run.empty());  // nothing is said of what the level leaves out
}

TEST(Unjudged, TitlesWithoutATranslationAreNeitherRightNorWrong) {
  const auto in = [](const std::string& lang) {
    return validate(R"({"document":{"csaf_version":"2.1","category":"csaf_withdrawn","lang":")" + lang +
                        R"(","notes":[{"category":"summary","text":"x"}]}})",
                    "a", with_known_tools());
  };
  EXPECT_EQ(reason(in("fr"), "6.2.39.2"),
            "no translation of `Reasoning for Withdrawal` into the language `fr` is known");
  EXPECT_EQ(count(in("fr"), "6.2.39.2"), 0u);
  EXPECT_EQ(reason(in("de-AT"), "6.2.39.2"), "");
  EXPECT_EQ(count(in("de-AT"), "6.2.39.2"), 1u);
}

// Ranges, each overlapping with all others, affected and fixed by turns.
std::string with_ranges(int many) {
  std::string branches, affected, fixed;
  for (int i = 0; i < many; ++i) {
    const std::string id = "P" + std::to_string(i), comma = i == 0 ? "" : ",";
    branches += comma + R"({"category":"product_version_range","name":"vers:intdot/>)" + std::to_string(i) +
                R"(|<999999",)" + R"("product":{"name":"x","product_id":")" + id + R"("}})";
    auto& status = i % 2 == 0 ? affected : fixed;
    status += (status.empty() ? "\"" : ",\"") + id + "\"";
  }
  return R"({"document":{"csaf_version":"2.1"},"product_tree":{"branches":[)" + branches +
         R"(]},"vulnerabilities":[{"product_status":{"known_affected":[)" + affected + R"(],"fixed":[)" + fixed +
         "]}}]}";
}

TEST(Unjudged, ManyRangesAreComparedAsFarAsTheBudgetGoes) {
  const auto few = validate(with_ranges(50), "a", with_known_tools());
  EXPECT_EQ(reason(few, "6.2.50.1"), "");
  EXPECT_EQ(count(few, "6.2.50.1"), 49u);  // each but the first, where it stands last
  // Versions alone are not compared, however many.
  std::string versions = with_ranges(3'000);
  for (std::size_t at = 0; (at = versions.find("_range", at)) != std::string::npos;) versions.erase(at, 6);
  EXPECT_EQ(reason(validate(versions, "a", with_known_tools()), "6.2.50.3"), "");
  const auto many = validate(with_ranges(3'000), "a", with_known_tools());
  EXPECT_NE(reason(many, "6.2.50.1"), "");
  EXPECT_GT(count(many, "6.2.50.1"), 0u);
}

std::string repeated(int many, const std::string& text) {
  std::string all;
  for (int i = 0; i < many; ++i) {
    std::string one = text;
    for (std::size_t at = one.find('#'); at != std::string::npos; at = one.find('#'))
      one.replace(at, 1, std::to_string(i));
    all += (i == 0 ? "" : ",") + one;
  }
  return all;
}

// 20,000 of everything; a debug build takes about a second for each edition.
TEST(Unjudged, ManyProductsAndStatementsTakeTimeInProportion) {
  constexpr int kMany = 20'000;
  for (const std::string version : {"2.0", "2.1"}) {
    const bool is_20 = version == "2.0";
    const std::string metrics = is_20 ? R"("scores":[)" : R"("metrics":[)";
    const std::string score =
        is_20
            ? R"({"cvss_v2":{"version":"2.0","vectorString":"AV:N/AC:L/Au:N/C:C/I:C/A:C","baseScore":10},"products":["P#"]})"
            : R"({"content":{"cvss_v2":{"version":"2.0","vectorString":"AV:N/AC:L/Au:N/C:C/I:C/A:C","baseScore":10}},"products":["P#"]})";
    const std::string document =
        R"({"document":{"csaf_version":")" + version +
        R"(","lang":"en","category":"csaf_security_advisory"},"product_tree":{"full_product_names":[)" +
        repeated(
            kMany,
            R"({"name":"a#qq","product_id":"P#","product_identification_helper":{"serial_numbers":["S#"],"hashes":[{"file_hashes":[{"algorithm":"md5","value":"00"}],"filename":"f"}]}})") +
        R"(]},"vulnerabilities":[{"product_status":{"known_affected":[)" + repeated(kMany, R"("P#")") +
        R"(]},"remediations":[)" +
        repeated(kMany, R"({"category":"mitigation","details":"aqq","product_ids":["P#"]})") + "]," + metrics +
        repeated(kMany, score) + "]}," + repeated(kMany, R"({"product_status":{"known_affected":["P#"]}})") + "]}";
    const auto begin = std::chrono::steady_clock::now();
    const auto validation = validate(document, "a", with_known_tools());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(30)) << version;
    EXPECT_EQ(count(validation, "6.2.8"), 2'001u);  // the last one counts the rest
    EXPECT_EQ(count(validation, "6.3.1"), 2'001u);
  }
}

}  // namespace
}  // namespace asepsis::advise
