#include "norms/cvss/cvss.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "norms/cvss/arbitrary_vector_for_test.h"

namespace asepsis::norms::cvss {
namespace {

const std::string kBase20 = "AV:N/AC:L/Au:N/C:C/I:C/A:C";
const std::string kBase31 = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const std::string kBase40 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";

struct Refusal {
  std::string where, expected;
};

Refusal refusal(std::string_view text) {
  const auto vector = parse(text);
  if (vector) return {"accepted", to_string(*vector)};
  return {vector.error().where, vector.error().expected};
}

void expect_refused(std::string_view text, std::size_t character, std::string_view expected) {
  const auto [where, said] = refusal(text);
  EXPECT_EQ(where, "character " + std::to_string(character)) << text << ": " << said;
  EXPECT_TRUE(said.starts_with(expected)) << text << ": " << said;
}

TEST(Cvss, ScoresOfTheWeekdayVectors) {
  EXPECT_EQ(score(parse(kBase20).value()).overall, 100);
  EXPECT_EQ(score(parse(kBase31).value()).overall, 98);
  EXPECT_EQ(score(parse(kBase40).value()).overall, 93);
}

TEST(Cvss, GroupsThatAreNotGivenHaveNoScore) {
  const Scores base = score(parse(kBase31 + "/E:X/MAV:X").value());
  EXPECT_EQ(base.temporal, std::nullopt);
  EXPECT_EQ(base.environmental, std::nullopt);
  const Scores temporal = score(parse(kBase31 + "/E:U").value());
  EXPECT_EQ(temporal.temporal, temporal.overall);
  EXPECT_EQ(temporal.environmental, std::nullopt);
  const Scores both = score(parse(kBase31 + "/E:U/MAV:P").value());
  EXPECT_EQ(both.environmental, both.overall);
  EXPECT_EQ(both.temporal, temporal.temporal);
  EXPECT_EQ(both.base, 98);
}

TEST(Cvss, OneScoreOf40IsNamedByWhatWentIntoIt) {
  EXPECT_EQ(score(parse(kBase40).value()).nomenclature, Nomenclature::kB);
  EXPECT_EQ(score(parse(kBase40 + "/E:X/CR:X/S:P/U:Red").value()).nomenclature, Nomenclature::kB);
  EXPECT_EQ(score(parse(kBase40 + "/E:A").value()).nomenclature, Nomenclature::kBT);
  EXPECT_EQ(score(parse(kBase40 + "/MSI:S").value()).nomenclature, Nomenclature::kBE);
  const Scores all = score(parse(kBase40 + "/E:U/MAV:P").value());
  EXPECT_EQ(all.nomenclature, Nomenclature::kBTE);
  EXPECT_EQ(all.base, 93);
  EXPECT_EQ(all.threat, score(parse(kBase40 + "/E:U").value()).overall);
  EXPECT_EQ(all.environmental, all.overall);
  EXPECT_LT(all.overall, *all.threat);
}

TEST(Cvss, TheVersionsRoundEachInItsOwnWay) {
  // 8.6 * 0.97 etc. in binary would be just above a tenth; 3.0 and 3.1 must not go up for that.
  EXPECT_EQ(score(parse("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:N").value()).overall, 86);
  EXPECT_EQ(score(parse("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:N/A:N").value()).overall, 86);
  // In 3.1 the modified impact has an exponent of its own, so nothing but its use changes a score.
  const auto vector = parse("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H").value();
  EXPECT_EQ(base_score(vector), 90);
  EXPECT_EQ(environmental_score(vector), 91);
}

TEST(Cvss, NoImpactIsNoScore) {
  EXPECT_EQ(score(parse("AV:N/AC:L/Au:N/C:N/I:N/A:N").value()).overall, 0);
  EXPECT_EQ(score(parse("CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:N").value()).overall, 0);
  EXPECT_EQ(score(parse(kBase31 + "/MC:N/MI:N/MA:N").value()).overall, 0);
  EXPECT_EQ(score(parse(kBase40 + "/MVC:N/MVI:N/MVA:N").value()).overall, 0);
}

TEST(Cvss, AnAdjustedBaseOf20BelowZeroCountsOnButIsNoScore) {
  const std::string low = "AV:L/AC:H/Au:M/C:P/I:N/A:N/CR:L";
  EXPECT_EQ(score(parse(low).value()).overall, 0);
  EXPECT_EQ(score(parse(low + "/CDP:H").value()).overall, 49);  // -0.2 + 10.2 * 0.5
}

TEST(Cvss, SeveritiesBeginWhereTheStandardsSay) {
  const auto words = [](Version version) {
    std::string all;
    for (const int tenths : {0, 1, 39, 40, 69, 70, 89, 90, 100})
      all.append(to_string(severity(version, static_cast<std::uint8_t>(tenths))).substr(0, 1));
    return all;
  };
  EXPECT_EQ(words(Version::k20), "LLLMMHHHH");
  for (const Version version : {Version::k30, Version::k31, Version::k40}) EXPECT_EQ(words(version), "NLLMMHHCC");
}

TEST(Cvss, AsksForTheLettersOfAMetric) {
  const auto vector = parse(kBase40 + "/E:P/U:Amber").value();
  EXPECT_EQ(value_of(vector, "AV"), "N");
  EXPECT_EQ(value_of(vector, "U"), "Amber");
  EXPECT_EQ(value_of(vector, "MSI"), "X");
  EXPECT_EQ(value_of(vector, "Au"), "");
  EXPECT_EQ(value_of(parse(kBase20).value(), "CDP"), "ND");
  EXPECT_TRUE(gives(vector, Group::kThreat));
  EXPECT_TRUE(gives(vector, Group::kSupplemental));
  EXPECT_FALSE(gives(vector, Group::kEnvironmental));
}

TEST(Cvss, OrderIsFreeBefore40AndPrintedAsTheStandardHasIt) {
  EXPECT_EQ(to_string(parse("RL:OF/C:C/I:C/A:C/AV:N/AC:L/Au:N/CDP:ND").value()), kBase20 + "/RL:OF");
  EXPECT_EQ(to_string(parse("CVSS:3.1/A:H/E:X/S:U/C:H/I:H/AV:N/AC:L/PR:N/UI:N").value()), kBase31);
  EXPECT_TRUE(parse(kBase40 + "/E:X/CR:H/MSA:S/U:Green"));
}

TEST(CvssRefuses, ATextThatBeginsWrongly) {
  expect_refused("", 1, "a vector");
  expect_refused("cvss:3.1/AV:N", 1, "CVSS: in capitals");
  expect_refused("CVSS:2.0/" + kBase20, 1, "no prefix");
  expect_refused("CVSS:3.1", 9, "a slash");
  expect_refused("CVSS:3.1AV:N", 9, "a slash");
  expect_refused("(" + kBase20 + ")", 1, "no parentheses");
  expect_refused("CVSS:3.1/", 9, "no slash after");
  expect_refused("/" + kBase20, 1, "a metric");
  expect_refused(kBase40.substr(9), 11, "a metric of CVSS 2.0");
  EXPECT_EQ(parse("CVSS:5.0/AV:N").error().code, Code::kUnsupported);
  expect_refused("CVSS:5.0/AV:N", 6, "version 3.0, 3.1 or 4.0");
}

TEST(CvssRefuses, AMetricThatCannotStandThere) {
  expect_refused(kBase31 + "/AV:N", 46, "AV once");
  expect_refused(kBase31 + "/", 45, "no slash after the last metric");
  expect_refused(kBase31 + "//E:U", 46, "a metric");
  expect_refused(kBase31 + "/Au:N", 46, "a metric of CVSS 3.1 (AV, AC, ");
  expect_refused(kBase31 + "/e:U", 46, "E with capital");
  expect_refused(kBase31 + "/E", 47, "a colon and the value of E");
  expect_refused(kBase31 + "/ E:U", 46, "no space");
  expect_refused(kBase31 + " ", 45, "no space");
  expect_refused(kBase31 + "/MPRX:U", 46, "a metric of CVSS 3.1");
  expect_refused("CVSS:3.1/:N", 10, "a metric of CVSS 3.1");
}

TEST(CvssRefuses, AValueThatTheMetricDoesNotHave) {
  expect_refused(kBase31 + "/E:Z", 48, "E:X, E:U, E:P, E:F or E:H");
  expect_refused(kBase31 + "/E:", 48, "E:X");
  expect_refused(kBase31 + "/E:/RC:C", 48, "E:X");
  expect_refused(kBase31 + "/E:u", 48, "E:U with capital");
  expect_refused(kBase31 + "/E:POC", 48, "E:X");
  expect_refused(kBase31 + "/E:\xff", 48, "E:X");
  expect_refused(kBase31 + "/E:U" + std::string(1, '\0'), 48, "E:X");
  expect_refused(kBase31 + std::string(1, '\0') + "/E:U", 44, "A:H, A:L or A:N");
  expect_refused(kBase31 + "/" + std::string(8, '\0'), 46, "a metric of CVSS 3.1");
  expect_refused(kBase31 + "/" + std::string(9, '\xff'), 46, "a metric of CVSS 3.1");
  expect_refused("CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 13, "AV:N, AV:A, AV:L or AV:P");
  expect_refused(kBase40 + "/MAV:S", kBase40.size() + 6, "MAV:X");
  expect_refused(kBase40 + "/U:R", kBase40.size() + 4, "U:X, U:Clear, U:Green, U:Amber or U:Red");
  expect_refused(kBase40 + "/U:red", kBase40.size() + 4, "U:Red with capital");
  expect_refused(kBase20 + "/E:P", 30, "E:ND, E:U, E:POC, E:F or E:H");
}

TEST(CvssRefuses, AVectorWithoutItsMandatoryMetrics) {
  expect_refused("CVSS:3.1/AV:N/AC:L/PR:N/S:U/C:H/A:H", 36, "also UI and I, mandatory in CVSS 3.1");
  expect_refused("AV:N/AC:L", 10, "also Au, C, I and A, mandatory in CVSS 2.0");
  expect_refused(kBase40.substr(0, kBase40.size() - 5), kBase40.size() - 4, "also SA");
}

TEST(CvssRefuses, AnotherOrderIn40) {
  expect_refused("CVSS:4.0/AC:L/AV:N", 10, "AV before AC: the order");
  expect_refused(kBase40 + "/CR:H/E:A", kBase40.size() + 7, "E before CR");
  expect_refused(kBase40 + "/AV:N", kBase40.size() + 2, "AV once");
  expect_refused("CVSS:4.0/AV:N/AC:L/PR:N", 20, "AT before PR: the order");
}

TEST(CvssProperty, WhatIsPrintedIsReadBackTheSame) {
  EXPECT_TRUE(rc::check([] {
    const Vector vector = *any_vector();
    const auto again = parse(to_string(vector));
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == vector);
  }));
}

TEST(CvssProperty, MetricsThatAreNotDefinedChangeNothing) {
  EXPECT_TRUE(rc::check([] {
    const Vector vector = *any_vector();
    const auto all = metrics(vector.version);
    std::string text = vector.version == Version::k20 ? "" : "CVSS:" + std::string(to_string(vector.version));
    for (const Metric& metric : all) {
      const std::string_view value = value_of(vector, metric.name);
      if (value == metric.values[0] && *rc::gen::arbitrary<bool>()) continue;
      text.append(text.empty() ? "" : "/").append(metric.name).append(":").append(value);
    }
    const auto again = parse(text);
    RC_ASSERT(again.ok());
    RC_ASSERT(score(*again) == score(vector));
  }));
}

TEST(CvssProperty, SupplementalMetricsChangeNoScore) {
  EXPECT_TRUE(rc::check([] {
    Vector vector = *vector_of(Version::k40);
    const Scores before = score(vector);
    for (std::size_t i = 0; i < metrics(Version::k40).size(); ++i)
      if (metrics(Version::k40)[i].group == Group::kSupplemental) vector.values[i] = 0;
    RC_ASSERT(score(vector) == before);
  }));
}

TEST(CvssProperty, ABrokenVectorIsRefusedAtACharacterOfTheText) {
  EXPECT_TRUE(rc::check([] {
    std::string text = to_string(*any_vector());
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::arbitrary<char>();
    const auto vector = parse(text);
    if (vector) return;
    RC_ASSERT(vector.error().where.starts_with("character "));
    const auto character = std::stoul(vector.error().where.substr(10));
    RC_ASSERT(character >= 1);
    RC_ASSERT(character <= text.size() + 1);
  }));
}

}  // namespace
}  // namespace asepsis::norms::cvss
