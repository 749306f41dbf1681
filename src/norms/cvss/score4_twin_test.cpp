// CVSS 4.0 section 8 as the standard tells it, with highest vectors that are searched and fractions that are kept.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "norms/cvss/arbitrary_vector_for_test.h"
#include "norms/cvss/cvss.h"
#include "norms/cvss/macrovectors.h"
#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::cvss {
namespace {

struct Fraction {
  long numerator = 0;
  long denominator = 1;

  Fraction reduced() const {
    const long divisor = std::gcd(numerator, denominator);
    return {numerator / divisor, denominator / divisor};
  }
  friend Fraction operator+(Fraction a, Fraction b) {
    return Fraction{a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator}.reduced();
  }
};

std::optional<long> macrovector_tenths(const std::string& name) {
  for (const auto row : SortedRows(standards::cvss40_macrovectors()).with(name)) {
    const std::string score(row.field(1));
    return std::stol(score.substr(0, score.size() - 2)) * 10 + (score.back() - '0');
  }
  return std::nullopt;
}

using Values = std::map<std::string, std::string>;

Values effective(const Vector& vector) {
  Values values;
  for (const std::string name : {"AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA"}) {
    const std::string_view modified = value_of(vector, "M" + name);
    values[name] = modified == "X" ? value_of(vector, name) : modified;
  }
  for (const std::string name : {"E", "CR", "IR", "AR"}) values[name] = value_of(vector, name);
  if (values["E"] == "X") values["E"] = "A";
  for (const std::string name : {"CR", "IR", "AR"})
    if (values[name] == "X") values[name] = "H";
  return values;
}

int steps(const std::string& metric, const std::string& value) {
  static const std::map<std::string, std::string> order{
      {"AV", "NALP"}, {"PR", "NLH"},  {"UI", "NPA"},  {"AC", "LH"},   {"AT", "NP"},  {"VC", "HLN"}, {"VI", "HLN"},
      {"VA", "HLN"},  {"SC", "SHLN"}, {"SI", "SHLN"}, {"SA", "SHLN"}, {"CR", "HML"}, {"IR", "HML"}, {"AR", "HML"}};
  return static_cast<int>(order.at(metric).find(value));
}

std::string macrovector_of(Values v) {
  const auto is = [&](const char* metric, const char* value) { return v[metric] == value; };
  const bool any_n = is("AV", "N") || is("PR", "N") || is("UI", "N");
  const bool all_n = is("AV", "N") && is("PR", "N") && is("UI", "N");
  std::string name;
  name += all_n ? '0' : any_n && !is("AV", "P") ? '1' : '2';
  name += is("AC", "L") && is("AT", "N") ? '0' : '1';
  name += is("VC", "H") && is("VI", "H") ? '0' : is("VC", "H") || is("VI", "H") || is("VA", "H") ? '1' : '2';
  name += is("SI", "S") || is("SA", "S") ? '0' : is("SC", "H") || is("SI", "H") || is("SA", "H") ? '1' : '2';
  name += is("E", "A") ? '0' : is("E", "P") ? '1' : '2';
  name += (is("CR", "H") && is("VC", "H")) || (is("IR", "H") && is("VI", "H")) || (is("AR", "H") && is("VA", "H"))
              ? '0'
              : '1';
  return name;
}

struct Class {
  std::vector<std::string> metrics;
  std::vector<std::string> highest;  // a letter for each of the metrics
  int depth;
};

std::vector<Class> classes_of(const std::string& macrovector) {
  static const std::map<char, Class> eq1{{'0', {{"AV", "PR", "UI"}, {"NNN"}, 1}},
                                         {'1', {{"AV", "PR", "UI"}, {"ANN", "NLN", "NNP"}, 4}},
                                         {'2', {{"AV", "PR", "UI"}, {"PNN", "ALP"}, 5}}};
  static const std::map<char, Class> eq2{{'0', {{"AC", "AT"}, {"LN"}, 1}}, {'1', {{"AC", "AT"}, {"HN", "LP"}, 2}}};
  static const std::vector<std::string> impact{"VC", "VI", "VA", "CR", "IR", "AR"};
  static const std::map<std::string, Class> eq36{
      {"00", {impact, {"HHHHHH"}, 7}},
      {"01", {impact, {"HHLMMH", "HHHMMM"}, 6}},
      {"10", {impact, {"LHHHHH", "HLHHHH"}, 8}},
      {"11", {impact, {"LHLHMH", "LHHHMM", "HLHMHM", "HLLMHH", "LLHHHM"}, 8}},
      {"21", {impact, {"LLLHHH"}, 10}}};
  static const std::map<char, Class> eq4{{'0', {{"SC", "SI", "SA"}, {"HSS"}, 6}},
                                         {'1', {{"SC", "SI", "SA"}, {"HHH"}, 5}},
                                         {'2', {{"SC", "SI", "SA"}, {"LLL"}, 4}}};
  return {eq1.at(macrovector[0]), eq2.at(macrovector[1]), eq36.at({macrovector[2], macrovector[5]}),
          eq4.at(macrovector[3])};
}

std::optional<int> distance(const Class& one, Values values) {
  for (const std::string& highest : one.highest) {
    int sum = 0;
    bool below = true;
    for (std::size_t i = 0; i < one.metrics.size(); ++i) {
      const int step = steps(one.metrics[i], values[one.metrics[i]]) - steps(one.metrics[i], {highest[i]});
      below = below && step >= 0;
      sum += step;
    }
    if (below) return sum;
  }
  return std::nullopt;
}

std::optional<long> lower_tenths(const std::string& name, std::size_t class_index) {
  const auto with = [&](std::size_t eq) {
    std::string next = name;
    ++next[eq];
    return macrovector_tenths(next);
  };
  if (class_index != 2) return with(class_index);
  const auto by_eq3 = with(2);
  const auto by_eq6 = with(5);
  return by_eq3 && by_eq6 ? std::max(by_eq3, by_eq6) : by_eq6 ? by_eq6 : by_eq3;
}

long twin(const Vector& vector) {
  Values values = effective(vector);
  bool none = true;
  for (const char* impact : {"VC", "VI", "VA", "SC", "SI", "SA"}) none = none && values[impact] == "N";
  if (none) return 0;
  const std::string name = macrovector_of(values);
  const long score = macrovector_tenths(name).value();
  const auto classes = classes_of(name);
  Fraction sum;
  long count = 0;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto lower = lower_tenths(name, i);
    if (!lower) continue;
    ++count;
    sum = sum + Fraction{(score - *lower) * distance(classes[i], values).value(), classes[i].depth};
  }
  if (lower_tenths(name, 4)) ++count;  // EQ5 has a lower MacroVector, but no distance within
  const Fraction result =
      count == 0 ? Fraction{score, 1} : Fraction{score, 1} + Fraction{-sum.numerator, sum.denominator * count};
  return (2 * result.numerator + result.denominator) / (2 * result.denominator);
}

TEST(CvssTwin, Cvss40IsTheStandardsInterpolationInExactFractions) {
  EXPECT_TRUE(rc::check([] {
    for (const Vector& vector : *vectors_of(Version::k40, 100))
      if (environmental_score(vector) != twin(vector)) RC_FAIL(to_string(vector));
  }));
}

TEST(CvssTwin, EachLevelOfEachClassOf40IsExact) {
  for (const std::string rest : {"/AC:L/AT:N", "/AC:H/AT:N", "/AC:H/AT:P"})
    for (const std::string access : {"AV:N", "AV:A", "AV:L", "AV:P"})
      for (const std::string threat : {"A", "P", "U"})
        for (const std::string impact : {"H", "L", "N"})
          for (const std::string subsequent : {"S", "H", "L", "N"})
            for (const std::string requirement : {"H", "M", "L"}) {
              const auto vector = parse("CVSS:4.0/" + access + rest + "/PR:L/UI:P/VC:" + impact +
                                        "/VI:H/VA:L/SC:L/SI:L/SA:N/E:" + threat + "/CR:L/IR:" + requirement +
                                        "/MVI:" + impact + "/MSA:" + subsequent)
                                      .value();
              ASSERT_EQ(environmental_score(vector), twin(vector)) << to_string(vector);
            }
}

TEST(Standards, TheMacroVectorsOfTheCalculatorAreThoseOfTheTable) {
  std::size_t at = 0;
  for (const auto row : SortedRows(standards::cvss40_macrovectors()).all()) {
    ASSERT_LT(at, kMacroVectorTenths.size());
    EXPECT_EQ(kMacroVectorTenths[at++], macrovector_tenths(std::string(row.field(0)))) << row.line;
  }
  EXPECT_EQ(at, kMacroVectorTenths.size());
}

}  // namespace
}  // namespace asepsis::norms::cvss
