// The equations of 2.0, 3.0 and 3.1 as the standards write them, in exact decimals, against the calculators.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <string>

#include "norms/cvss/arbitrary_vector_for_test.h"
#include "norms/cvss/cvss.h"
#include "norms/cvss/decimal_for_test.h"

namespace asepsis::norms::cvss {
namespace {

using Weights = std::map<std::string_view, std::map<std::string_view, std::string_view>>;

const Decimal kOne("1");
const Decimal kTen("10");

Decimal tenths(long count) { return Decimal("0.1") * Decimal(std::to_string(count)); }

long half_up(const Decimal& number) {  // to tenths
  if (!number.is_negative()) return (kTen * number + Decimal("0.5")).floor();
  return -(kTen * -number + Decimal("0.5")).floor();
}

struct Asker {
  const Vector& vector;
  const Weights& weights;
  Decimal operator()(std::string_view metric) const { return Decimal(weights.at(metric).at(value_of(vector, metric))); }
};

// ---- 2.0

const Weights kWeights20{
    {"AV", {{"L", "0.395"}, {"A", "0.646"}, {"N", "1.0"}}},
    {"AC", {{"H", "0.35"}, {"M", "0.61"}, {"L", "0.71"}}},
    {"Au", {{"M", "0.45"}, {"S", "0.56"}, {"N", "0.704"}}},
    {"C", {{"N", "0.0"}, {"P", "0.275"}, {"C", "0.660"}}},
    {"I", {{"N", "0.0"}, {"P", "0.275"}, {"C", "0.660"}}},
    {"A", {{"N", "0.0"}, {"P", "0.275"}, {"C", "0.660"}}},
    {"E", {{"U", "0.85"}, {"POC", "0.9"}, {"F", "0.95"}, {"H", "1.00"}, {"ND", "1.00"}}},
    {"RL", {{"OF", "0.87"}, {"TF", "0.90"}, {"W", "0.95"}, {"U", "1.00"}, {"ND", "1.00"}}},
    {"RC", {{"UC", "0.90"}, {"UR", "0.95"}, {"C", "1.00"}, {"ND", "1.00"}}},
    {"CDP", {{"N", "0"}, {"L", "0.1"}, {"LM", "0.3"}, {"MH", "0.4"}, {"H", "0.5"}, {"ND", "0"}}},
    {"TD", {{"N", "0"}, {"L", "0.25"}, {"M", "0.75"}, {"H", "1.00"}, {"ND", "1.00"}}},
    {"CR", {{"L", "0.5"}, {"M", "1.0"}, {"H", "1.51"}, {"ND", "1.0"}}},
    {"IR", {{"L", "0.5"}, {"M", "1.0"}, {"H", "1.51"}, {"ND", "1.0"}}},
    {"AR", {{"L", "0.5"}, {"M", "1.0"}, {"H", "1.51"}, {"ND", "1.0"}}},
};

long base_20(const Asker& w, const Decimal& impact) {
  const Decimal exploitability = Decimal("20") * w("AV") * w("AC") * w("Au");
  const Decimal f(impact.is_zero() ? "0" : "1.176");
  return half_up((Decimal("0.6") * impact + Decimal("0.4") * exploitability - Decimal("1.5")) * f);
}

struct Three {
  long base, temporal, environmental;
  bool operator==(const Three&) const = default;
};

Three twin_20(const Vector& vector) {
  const Asker w{vector, kWeights20};
  const auto temporal = [&](long base) { return half_up(tenths(base) * w("E") * w("RL") * w("RC")); };
  const Decimal scale("10.41");
  const Decimal impact = scale * (kOne - (kOne - w("C")) * (kOne - w("I")) * (kOne - w("A")));
  Decimal adjusted = scale * (kOne - (kOne - w("C") * w("CR")) * (kOne - w("I") * w("IR")) * (kOne - w("A") * w("AR")));
  if (kTen < adjusted) adjusted = kTen;
  const Decimal adjusted_temporal = tenths(temporal(base_20(w, adjusted)));
  const long environmental = half_up((adjusted_temporal + (kTen - adjusted_temporal) * w("CDP")) * w("TD"));
  const long base = base_20(w, impact);
  return {base, temporal(base), std::max(0L, environmental)};
}

// ---- 3.0 and 3.1

const Weights kWeights3{
    {"AV", {{"N", "0.85"}, {"A", "0.62"}, {"L", "0.55"}, {"P", "0.2"}}},
    {"AC", {{"L", "0.77"}, {"H", "0.44"}}},
    {"PR", {{"N", "0.85"}, {"L", "0.62"}, {"H", "0.27"}}},
    {"PR changed", {{"N", "0.85"}, {"L", "0.68"}, {"H", "0.5"}}},
    {"UI", {{"N", "0.85"}, {"R", "0.62"}}},
    {"CIA", {{"H", "0.56"}, {"L", "0.22"}, {"N", "0"}}},
    {"E", {{"X", "1"}, {"H", "1"}, {"F", "0.97"}, {"P", "0.94"}, {"U", "0.91"}}},
    {"RL", {{"X", "1"}, {"U", "1"}, {"W", "0.97"}, {"T", "0.96"}, {"O", "0.95"}}},
    {"RC", {{"X", "1"}, {"C", "1"}, {"R", "0.96"}, {"U", "0.92"}}},
    {"requirement", {{"X", "1"}, {"H", "1.5"}, {"M", "1"}, {"L", "0.5"}}},
};

long round_up(Version version, const Decimal& number) {
  if (version == Version::k30) return ceiling(kTen * number);
  const long input = (Decimal("100000") * number + Decimal("0.5")).floor();
  return input % 10000 == 0 ? input / 10000 : input / 10000 + 1;
}

Decimal power(const Decimal& base, int exponent) {
  Decimal result = kOne;
  for (int i = 0; i < exponent; ++i) result = result * base;
  return result;
}

// ISS or MISS, of base metrics or of modified ones; the three that make it are asked of `weight`.
Decimal impact_3(Version version, bool modified, bool changed, const Decimal& subscore) {
  if (!changed) return Decimal("6.42") * subscore;
  const bool newer = modified && version == Version::k31;
  const Decimal inner = (newer ? subscore * Decimal("0.9731") : subscore) - Decimal("0.02");
  return Decimal("7.52") * (subscore - Decimal("0.029")) - Decimal("3.25") * power(inner, newer ? 13 : 15);
}

long score_3(Version version, const Decimal& impact, const Decimal& exploitability, bool changed) {
  if (impact.is_negative() || impact.is_zero()) return 0;
  const Decimal sum = changed ? Decimal("1.08") * (impact + exploitability) : impact + exploitability;
  return round_up(version, kTen < sum ? kTen : sum);
}

Three twin_3(const Vector& vector) {
  const auto weight = [](std::string_view table, std::string_view value) {
    return Decimal(kWeights3.at(table).at(value));
  };
  const auto score_of = [&](bool modified) {
    const auto ask = [&](std::string_view metric) {
      const std::string_view value = modified ? value_of(vector, "M" + std::string(metric)) : "X";
      return value == "X" ? value_of(vector, metric) : value;
    };
    const auto requirement = [&](std::string_view metric) {
      return modified ? weight("requirement", value_of(vector, metric)) : kOne;
    };
    Decimal subscore = kOne - (kOne - weight("CIA", ask("C")) * requirement("CR")) *
                                  (kOne - weight("CIA", ask("I")) * requirement("IR")) *
                                  (kOne - weight("CIA", ask("A")) * requirement("AR"));
    if (modified && Decimal("0.915") < subscore) subscore = Decimal("0.915");
    const bool changed = ask("S") == "C";
    const Decimal exploitability = Decimal("8.22") * weight("AV", ask("AV")) * weight("AC", ask("AC")) *
                                   weight(changed ? "PR changed" : "PR", ask("PR")) * weight("UI", ask("UI"));
    return score_3(vector.version, impact_3(vector.version, modified, changed, subscore), exploitability, changed);
  };
  const auto temporal = [&](long score) {
    return round_up(vector.version, tenths(score) * weight("E", value_of(vector, "E")) *
                                        weight("RL", value_of(vector, "RL")) * weight("RC", value_of(vector, "RC")));
  };
  const long base = score_of(false);
  return {base, temporal(base), temporal(score_of(true))};
}

Three calculated(const Vector& vector) {
  return {base_score(vector), temporal_score(vector), environmental_score(vector)};
}

void expect_agreement(Version version) {
  EXPECT_TRUE(rc::check([version] {
    for (const Vector& vector : *vectors_of(version, 50)) {
      const Three expected = version == Version::k20 ? twin_20(vector) : twin_3(vector);
      if (calculated(vector) != expected) RC_FAIL(to_string(vector));
    }
  }));
}

TEST(CvssTwin, Cvss20IsItsEquationsInExactDecimals) { expect_agreement(Version::k20); }
TEST(CvssTwin, Cvss30IsItsEquationsInExactDecimals) { expect_agreement(Version::k30); }
TEST(CvssTwin, Cvss31IsItsEquationsInExactDecimals) { expect_agreement(Version::k31); }

TEST(CvssTwin, EveryBaseVectorOf20IsExact) {
  for (int code = 0; code < 729; ++code) {
    Vector vector{.version = Version::k20, .values = {}};
    for (std::size_t i = 0, rest = static_cast<std::size_t>(code); i < 6; ++i, rest /= 3)
      vector.values[i] = static_cast<std::uint8_t>(rest % 3 + 1);
    ASSERT_EQ(base_score(vector), twin_20(vector).base) << to_string(vector);
  }
}

// Every impact that requirements and modified metrics can make, with a changed scope: where powers are cut off.
TEST(CvssTwin, EveryImpactOfAChangedScopeIsExact) {
  for (const Version version : {Version::k30, Version::k31}) {
    for (std::size_t code = 0; code < 9 * 9 * 9; ++code) {
      auto vector = parse("CVSS:" + std::string(to_string(version)) + "/AV:N/AC:L/PR:H/UI:N/S:C/C:H/I:L/A:N").value();
      const auto set = [&](std::size_t impact, std::size_t requirement, std::size_t value) {
        vector.values[impact] = static_cast<std::uint8_t>(value % 3 + 1);
        vector.values[requirement] = static_cast<std::uint8_t>(value / 3 + 1);
      };
      set(5, 11, code % 9);
      set(6, 12, code / 9 % 9);
      set(7, 13, code / 81);
      ASSERT_EQ(calculated(vector), twin_3(vector)) << to_string(vector);
    }
  }
}

}  // namespace
}  // namespace asepsis::norms::cvss
