#include "norms/cwe/cwe.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::cwe {
namespace {

constexpr std::string_view kXss =
    "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')";

TEST(Cwe, AWeaknessExistsAndACategoryOrAnInventedNumberDoesNot) {
  EXPECT_TRUE(exists("CWE-79"));
  EXPECT_FALSE(exists("CWE-16"));    // category "Configuration"
  EXPECT_FALSE(exists("CWE-1000"));  // view "Research Concepts"
  EXPECT_FALSE(exists("CWE-999999"));
  EXPECT_FALSE(exists("CWE-079"));
  EXPECT_FALSE(exists("cwe-79"));
  EXPECT_FALSE(exists("id"));
  EXPECT_FALSE(exists(""));
}

TEST(Cwe, ANameOfAnyVersionIsAName) {
  EXPECT_TRUE(is_name("CWE-79", kXss));
  EXPECT_TRUE(is_name("CWE-79", "Failure to Preserve Web Page Structure ('Cross-site Scripting')"));
  EXPECT_FALSE(is_name("CWE-79", "Improper Input Validation"));
  EXPECT_FALSE(is_name("CWE-16", "Configuration"));
  EXPECT_EQ(names("CWE-79").front().first_version, "1.0");
  EXPECT_EQ(names("CWE-79").back().name, kXss);
  EXPECT_TRUE(names("CWE-0").empty());
}

TEST(Cwe, ANameHoldsInItsOwnVersionsAlone) {
  EXPECT_TRUE(exists_in("CWE-79", kXss, "4.13"));
  EXPECT_FALSE(exists_in("CWE-79", kXss, "1.8.1"));
  EXPECT_TRUE(exists_in("CWE-79", kXss, "1.9"));
  EXPECT_FALSE(exists_in("CWE-1419", "Incorrect Initialization of Resource", "4.12"));  // new in 4.13
  EXPECT_TRUE(exists_in("CWE-1419", "Incorrect Initialization of Resource", "4.13"));
  EXPECT_FALSE(exists_in("CWE-79", kXss, "4.99"));
  EXPECT_FALSE(exists_in("CWE-79", kXss, ""));
}

TEST(Cwe, ANameThatWentAndCameBackIsAwayInBetween) {
  EXPECT_TRUE(exists_in("CWE-256", "Plaintext Storage of a Password", "3.0"));
  EXPECT_FALSE(exists_in("CWE-256", "Plaintext Storage of a Password", "4.4"));
  EXPECT_TRUE(exists_in("CWE-256", "Unprotected Storage of Credentials", "4.4"));
  EXPECT_TRUE(exists_in("CWE-256", "Plaintext Storage of a Password", "4.5"));
}

TEST(Cwe, DeprecationCountsFromTheVersionThatDeprecated) {
  EXPECT_FALSE(is_deprecated_in("CWE-596", "3.0"));
  EXPECT_TRUE(is_deprecated_in("CWE-596", "3.1"));
  EXPECT_FALSE(is_deprecated_in("CWE-79", "4.13"));
  EXPECT_FALSE(is_deprecated_in("CWE-0", "4.13"));
}

TEST(Cwe, UsageIsStatedSinceTheVersionThatBroughtIt) {
  EXPECT_EQ(usage_in("CWE-20", "4.13"), Usage::kDiscouraged);
  EXPECT_EQ(usage_in("CWE-20", "4.11"), std::nullopt);
  EXPECT_EQ(usage_in("CWE-1023", "4.13"), Usage::kAllowedWithReview);
  EXPECT_EQ(usage_in("CWE-596", "4.13"), Usage::kProhibited);
  EXPECT_EQ(usage_in("CWE-112", "4.13"), Usage::kAllowed);
}

TEST(Cwe, TheNewestVersionOfADayCountsThatDay) {
  EXPECT_EQ(newest_version(*parse_time("2024-01-21T10:00:00Z")), "4.13");
  EXPECT_EQ(newest_version(*parse_time("2023-10-25T23:59:59Z")), "4.12");
  EXPECT_EQ(newest_version(*parse_time("2023-10-26")), "4.13");
  EXPECT_EQ(newest_version(*parse_time("2008-09-08")), "");
  EXPECT_TRUE(is_version(newest_version()));
}

TEST(Cwe, VersionsCompareByNumber) {
  EXPECT_EQ(compare_versions("4.9", "4.10"), std::strong_ordering::less);
  EXPECT_EQ(compare_versions("1.8.1", "1.8"), std::strong_ordering::greater);
  EXPECT_EQ(compare_versions("4.0", "4"), std::strong_ordering::equal);
  for (const std::string_view bad : {"", ".", "4.", ".4", "4..1", "4.x", "-4", "+4", "4.1 ", "99999999999"}) {
    EXPECT_EQ(compare_versions(bad, "4.0"), std::nullopt) << bad;
    EXPECT_EQ(compare_versions("4.0", bad), std::nullopt) << bad;
  }
}

TEST(Cwe, ComparisonOfVersionsIsThatOfTheirNumbers) {
  EXPECT_TRUE(rc::check([](std::uint16_t a, std::uint16_t b, std::uint16_t c, std::uint16_t d) {
    const auto text = [](int x, int y) { return std::to_string(x) + "." + std::to_string(y); };
    RC_ASSERT(compare_versions(text(a, b), text(c, d)) == (std::pair(a, b) <=> std::pair(c, d)));
  }));
}

TEST(Cwe, EveryNameIsInItsFirstAndLastVersion) {
  for (const auto row : SortedRows(standards::cwe_names()).all()) {
    EXPECT_TRUE(is_version(row.field(2)) && is_version(row.field(3))) << row.line;
    EXPECT_TRUE(exists_in(row.field(0), row.field(1), row.field(2))) << row.line;
    EXPECT_TRUE(exists_in(row.field(0), row.field(1), row.field(3))) << row.line;
    EXPECT_NE(compare_versions(row.field(3), newest_version()).value(), std::strong_ordering::greater) << row.line;
  }
}

// The table of versions says how many weaknesses each had: all but 2.12 agree.
TEST(Cwe, EveryVersionHasAsManyWeaknessesAsMitreSays) {
  for (const auto version : SortedRows(standards::cwe_versions()).all()) {
    if (version.field(0) == "2.12") continue;
    std::size_t count = 0;
    std::string_view before;
    for (const auto row : SortedRows(standards::cwe_names()).all()) {
      if (row.field(0) == before) continue;
      before = row.field(0);
      if (name_in(before, version.field(0))) ++count;
    }
    EXPECT_EQ(std::to_string(count), version.field(2)) << version.field(0);
  }
}

}  // namespace
}  // namespace asepsis::norms::cwe
