#include "norms/prose/version.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

namespace asepsis::norms::prose {
namespace {

using Order = std::optional<std::strong_ordering>;

Order ordered(std::string_view a, std::string_view b) {
  const auto left = parse_version(a);
  const auto right = parse_version(b);
  if (!left || !right) return std::nullopt;
  return compare(*left, *right);
}

void expect_less(std::string_view a, std::string_view b) {
  EXPECT_EQ(ordered(a, b), std::strong_ordering::less) << a << " " << b;
  EXPECT_EQ(ordered(b, a), std::strong_ordering::greater) << b << " " << a;
}

void expect_equal(std::string_view a, std::string_view b) {
  EXPECT_EQ(ordered(a, b), std::strong_ordering::equal) << a << " " << b;
}

void expect_incomparable(std::string_view a, std::string_view b) {
  ASSERT_TRUE(parse_version(a)) << a;
  ASSERT_TRUE(parse_version(b)) << b;
  EXPECT_EQ(ordered(a, b), std::nullopt) << a << " " << b;
  EXPECT_EQ(ordered(b, a), std::nullopt) << b << " " << a;
}

TEST(VersionOrder, DottedNumbersAreCounted) {
  expect_less("1.9", "1.10");
  expect_less("3.5.14.20", "3.5.15.0");
  expect_less("4.3", "4.3.1");
  expect_less("9.99", "10.0");
  expect_less("99999999999999999999998.1", "99999999999999999999999.1");
}

TEST(VersionOrder, PrefixWordsAndZerosAtTheEndSayNothing) {
  for (const char* text : {"v4.0", "V4", "Version 4.0.0", "R4.0", "rev. 4.0", "Release 4", "V 4.0", "ver4.0"})
    expect_equal(text, "4.0");
}

TEST(VersionOrder, ServicePacksHotfixesAndUpdatesComeAfterNone) {
  expect_less("4.3", "4.3 SP2");
  expect_less("4.3 SP1", "4.3 Service Pack 2");
  expect_less("V4.8 SP2", "V4.8 SP2 HF9");
  expect_less("V4.8 SP2 HF9", "V4.8 SP3");
  expect_less("V14 SP1 Update 9", "V14 SP1 Upd10");
  expect_less("2017 R2", "2017 R2 SP1");
  expect_equal("9.90_SP_7", "9.90 SP7");
  expect_equal("2020MP14", "2020 MP14");
  expect_incomparable("4.3 SP1", "4.3 Update 2");
  expect_incomparable("4.3.1", "4.3 SP2");
}

TEST(VersionOrder, BuildsAreComparedOnlyWhereBothAreSaid) {
  expect_less("3.4 Build 16", "3.4 Build 17");
  expect_less("3.3 Build 17", "3.4 Build 16");
  expect_incomparable("3.4", "3.4 Build 17");
  expect_incomparable("3.4", "3.4-7");
  expect_incomparable("8.2", "8.2_20170817");
}

TEST(VersionOrder, VendorReleaseLettersAreOrderedInOneShapeOnly) {
  expect_less("VA60A", "VB20A");
  expect_less("VB20A", "VB20B");
  expect_less("VB10A", "VB20A");
  expect_less("VA60A", "VA60A_SP02");
  expect_incomparable("VA60", "VB20A");
  expect_incomparable("VB20", "VB20A");
  expect_incomparable("VB20A", "4.3");
  expect_incomparable("BT05", "FW14");
  expect_incomparable("BT05", "5");
}

TEST(VersionOrder, LettersBehindNumbersAreComparedWithLettersAlone) {
  expect_less("1.04D", "1.04E");
  expect_less("1.03Z", "1.04A");
  expect_incomparable("1.04", "1.04E");
  expect_incomparable("1.04E", "1.04.3");
  expect_incomparable("10.0b", "10.0");
  expect_less("V", "W");
  expect_incomparable("W", "AA1");
}

TEST(VersionOrder, LeadingZerosAreComparedWhereCountingAndDecimalsAgree) {
  expect_less("1.072", "1.073");
  expect_less("4.00.01", "4.00.02");
  expect_less("01.38.000", "1.39.000");
  expect_incomparable("1.07", "1.7");
  expect_incomparable("1.070", "1.07");
  expect_incomparable("4.00.02", "4.00.1");
  expect_incomparable("3.2", "3.20");
  expect_incomparable("00.0A", "00.09");
}

TEST(VersionOrder, WhatMayCountAnotherThingIsIncomparable) {
  expect_incomparable("2017", "8.1");
  expect_incomparable("52", "1.2.3");
  expect_incomparable("23121", "23120");
  expect_equal("23121", "23121");
  expect_incomparable("V16", "V7.5 SP2");
  expect_incomparable("15.2(6)E0a", "15.2(7)EA");
  expect_less("02.06.15(09)", "02.07.07(10)");
  expect_incomparable("02.08.00(09)", "02.07.07(10)");
  expect_incomparable("1.000.HW00.20.20191001", "1.000.HW00.21.20190812");
  expect_incomparable("1.000.HW00.21", "1.000.HW01.22");
}

TEST(VersionOrder, PreReleasesAreIncomparableWithTheirReleaseAndEachOther) {
  expect_incomparable("4.3 beta", "4.3");
  expect_incomparable("4.3-rc1", "4.3");
  expect_less("4.2", "4.3 beta");
  expect_less("1.5.0 Beta 3", "1.5.0 Beta 4");
}

TEST(VersionOrder, DaysAreComparedWithDaysOfUnambiguousForm) {
  expect_less("2019-12-12", "2019-12-13");
  expect_less("2018-03-31", "april 1, 2018");
  expect_equal("13/12/2019", "2019-12-13");
  expect_incomparable("2019-12-13", "2019.12");
  EXPECT_FALSE(parse_version("12/11/2019") && parse_version("12/11/2019")->date);
  EXPECT_EQ(ordered("12/11/2019", "2019-12-13"), std::nullopt);
}

TEST(VersionOrder, WhatIsNoVersionIsNotRead) {
  for (const char* text : {"", " ", "unknown", "Windows 10", "-", "N/A", "4.3 and 4.4", "4..3", "4.3 (build 5)", "<4"})
    EXPECT_FALSE(parse_version(text)) << text;
  EXPECT_FALSE(parse_version(std::string(kLongestVersion + 1, '1')));
}

TEST(VersionOrder, RefiningIsNamingMoreOfTheSameRelease) {
  const auto refined = [](const char* fine, const char* coarse) {
    return refines(*parse_version(fine), *parse_version(coarse));
  };
  EXPECT_TRUE(refined("4.3.1", "4.3"));
  EXPECT_TRUE(refined("4.3 SP1", "4.3"));
  EXPECT_TRUE(refined("4.0 SP1", "4.0"));
  EXPECT_TRUE(refined("4.3E", "4.3"));
  EXPECT_TRUE(refined("4.3", "4"));
  EXPECT_FALSE(refined("4.3", "4.0"));
  EXPECT_FALSE(refined("4.3.0", "4.3"));
  EXPECT_FALSE(refined("4.30", "4.3"));
}

// Any of the shapes that the order knows, from a small alphabet so that equal and near versions are common.
rc::Gen<std::string> any_version() {
  const auto number =
      rc::gen::element<std::string>("0", "1", "2", "9", "10", "01", "20", "2017", "2018", "070", "20190812");
  const auto head = rc::gen::element<std::string>("", "V", "R", "VA", "VB", "BT", "SE");
  const auto tail = rc::gen::element<std::string>("", "", "", "A", "b", " SP1", " SP2", " HF1", " SP1 HF2", " Build 7",
                                                  "-7", "(5)", "(6)E", ".x", " beta", "_SP02", "u1", " Update 3");
  return rc::gen::apply(
      [](const std::string& a, const std::vector<std::string>& numbers, const std::string& z) {
        std::string text = a;
        for (std::size_t i = 0; i < numbers.size(); ++i) text += (i == 0 ? "" : ".") + numbers[i];
        return text + z;
      },
      head, rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(number))), tail);
}

TEST(VersionOrder, ComparingIsAntisymmetricAndAVersionEqualsItself) {
  EXPECT_TRUE(rc::check([] {
    const auto a = parse_version(*any_version());
    const auto b = parse_version(*any_version());
    RC_PRE(a && b);
    const Order forth = compare(*a, *b);
    const Order back = compare(*b, *a);
    RC_ASSERT(forth.has_value() == back.has_value());
    if (forth) RC_ASSERT((*forth == (0 <=> *back)));
    const Order self = compare(*a, *a);
    RC_ASSERT((!self || *self == std::strong_ordering::equal));
  }));
}

TEST(VersionOrder, ComparingIsTransitiveWhereItAnswers) {
  EXPECT_TRUE(rc::check([] {
    const auto a = parse_version(*any_version());
    const auto b = parse_version(*any_version());
    const auto c = parse_version(*any_version());
    RC_PRE(a && b && c);
    const Order ab = compare(*a, *b);
    const Order bc = compare(*b, *c);
    const Order ac = compare(*a, *c);
    if (ab && bc && ac && *ab <= 0 && *bc <= 0) RC_ASSERT((*ac <= 0));
    if (ab && bc && ac && *ab >= 0 && *bc >= 0) RC_ASSERT((*ac >= 0));
  }));
}

// Naive twin: numbers one by one, missing ones are zero.
std::strong_ordering naive(const std::vector<int>& a, const std::vector<int>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int x = i < a.size() ? a[i] : 0;
    const int y = i < b.size() ? b[i] : 0;
    if (x != y) return x <=> y;
  }
  return std::strong_ordering::equal;
}

std::string dotted(const std::vector<int>& numbers) {
  std::string text;
  for (const int number : numbers) text += (text.empty() ? "" : ".") + std::to_string(number);
  return text;
}

TEST(VersionOrder, DottedNumbersCompareAsTheNaiveTwinDoes) {
  // Three or more numbers below 1990: the doubtful pairs, years and lone numbers have tests of their own.
  const auto numbers = rc::gen::mapcat(rc::gen::inRange<std::size_t>(3, 6), [](std::size_t n) {
    return rc::gen::container<std::vector<int>>(n, rc::gen::inRange(0, 30));
  });
  EXPECT_TRUE(rc::check([&] {
    const std::vector<int> a = *numbers;
    const std::vector<int> b = *numbers;
    RC_ASSERT((ordered(dotted(a), dotted(b)) == Order(naive(a, b))));
  }));
}

}  // namespace
}  // namespace asepsis::norms::prose
