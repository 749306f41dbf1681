#include "norms/ssvc/selection.h"

#include <gtest/gtest.h>

#include "norms/ssvc/decision_point.h"
#include "norms/ssvc/namespace.h"

namespace asepsis::norms::ssvc {
namespace {

Selection selection(std::string name_space, std::string key, std::string version, std::vector<SelectedValue> values) {
  return {std::move(name_space), std::move(key), std::move(version), std::nullopt, std::move(values)};
}
// "M C R": keys without names.
Selection safety(std::string name_space, std::vector<std::string> keys) {
  Selection made = selection(std::move(name_space), "SI", "2.0.0", {});
  for (auto& key : keys) made.values.push_back({std::move(key), std::nullopt});
  return made;
}
std::vector<std::string> wheres(const Selection& made) {
  std::vector<std::string> found;
  for (const Error& fault : faults(made)) found.push_back(fault.where);
  return found;
}
using Wheres = std::vector<std::string>;

TEST(SsvcDecisionPoint, EveryVersionHasItsOwnValues) {
  ASSERT_TRUE(find("ssvc", "MI", "1.0.0"));
  EXPECT_EQ(find("ssvc", "MI", "1.0.0")->values[1], (Value{"NED", "Non-Essential Degraded"}));
  EXPECT_FALSE(find("ssvc", "MI", "2.0.0")->index_of("NED"));
  EXPECT_FALSE(find("ssvc", "MI", "1.9.7"));
  EXPECT_FALSE(find("ssvc", "SIs", "2.0.0"));
  EXPECT_TRUE(find("nist#800-30", "P_5X", "1.0.0"));
  EXPECT_TRUE(versions("x_com.yahooinc#prioritized-risk-remediation", "PARANOIDS").empty());
}

TEST(SsvcDecisionPoint, TheNewestVersionIsThatOfItsDay) {
  EXPECT_EQ(newest_version("ssvc", "MI", *parse_time("2024-01-24T10:00:00Z")), "2.0.0");
  EXPECT_EQ(newest_version("ssvc", "E", *parse_time("2024-01-24T10:00:00Z")), "1.0.0");
  EXPECT_EQ(newest_version("ssvc", "E", *parse_time("2025-01-01")), "1.1.0");
  EXPECT_EQ(newest_version("ssvc", "E", *parse_time("2020-01-01")), "");
  EXPECT_EQ(newest_version("ssvc", "none", *parse_time("2025-01-01")), "");
}

TEST(SsvcNamespace, ReadsBaseAndExtensions) {
  const auto name = parse_namespace("ssvc//.example.isao#constituency/pl-PL");
  ASSERT_TRUE(name);
  EXPECT_EQ(*name, (Namespace{"ssvc", {"", ".example.isao#constituency", "pl-PL"}}));
  EXPECT_EQ(to_string(*name), "ssvc//.example.isao#constituency/pl-PL");
  for (const std::string_view good :
       {"ssvc", "nist#800-30", "x_example.test#a.b-c", "ssvc/", "ssvc/de-DE", "ssvc//de", "ssvc//.example.test$de-DE",
        "ssvc//.example.test#x$de-DE", "x_example.test#test/i-default", "a1b", "ssvc/x-ab"})
    EXPECT_TRUE(parse_namespace(good)) << good;
  for (const std::string_view bad : {"",
                                     "ss",
                                     "Ssvc",
                                     "ssvc#",
                                     "ssvc##a",
                                     "ss..vc",
                                     "s-vc",
                                     "ssvc.",
                                     "x_test",
                                     "x_test#a",
                                     "x_example.test",
                                     "x_example..test#a",
                                     "x_-a.b#c",
                                     "ssvc/.example.test#x",
                                     "ssvc//",
                                     "ssvc//x",
                                     "ssvc//.example#x",
                                     "ssvc//.example.test",
                                     "ssvc//.example.test#x$",
                                     "ssvc/i-klingon",
                                     "ssvc/x-a"})
    EXPECT_FALSE(parse_namespace(bad)) << bad;
  EXPECT_FALSE(parse_namespace("abc" + std::string(kLongestNamespace, 'a')));
  EXPECT_EQ(parse_namespace("ssvc/de/!").error().where, "offset 8");
}

TEST(SsvcNamespace, RegistrationIsThatOfTheBase) {
  const auto of = [](std::string_view text) { return registration(parse_namespace(text).value()); };
  EXPECT_EQ(of("ssvc//.example.test#x"), Registration::kRegistered);
  EXPECT_EQ(of("nist#800-30"), Registration::kRegistered);
  EXPECT_EQ(of("example"), Registration::kReserved);
  EXPECT_EQ(of("test//.example.test#x"), Registration::kReserved);
  EXPECT_EQ(of("invalid"), Registration::kInvalid);
  EXPECT_EQ(of("x_example.test#test"), Registration::kUnregistered);
  EXPECT_EQ(of("hospital"), Registration::kUnknown);
}

TEST(SsvcSelection, KeyVersionValuesAndNamesMustBeThoseOfTheDefinition) {
  EXPECT_EQ(wheres(safety("ssvc", {"N", "M", "R", "C"})), Wheres{});
  EXPECT_EQ(wheres(safety("ssvc", {"M", "C"})), Wheres{});
  EXPECT_EQ(wheres(safety("ssvc", {"M", "X"})), Wheres{"/values/1/key"});
  EXPECT_EQ(wheres(selection("ssvc", "SIs", "2.0.0", {{"M", "Marginal"}})), Wheres{"/key"});
  EXPECT_EQ(wheres(selection("ssvc", "SI", "1.9.7", {{"M", "Marginal"}})), Wheres{"/version"});
  EXPECT_EQ(wheres(selection("ssvc", "SI", "2.0", {{"M", "Marginal"}})), Wheres{"/version"});
  EXPECT_EQ(wheres(selection("ssvc", "SI", "2.0.0", {{"M", "Medium"}})), Wheres{"/values/0/name"});
  Selection named = safety("ssvc", {"M"});
  named.name = "Safety";
  EXPECT_EQ(wheres(named), Wheres{"/name"});
  named.name = "Safety Impact";
  EXPECT_EQ(wheres(named), Wheres{});
}

TEST(SsvcSelection, ValuesStandInTheDefinitionsOrderAndOnce) {
  EXPECT_EQ(wheres(safety("ssvc", {"C", "R"})), Wheres{"/values/1"});
  EXPECT_EQ(wheres(safety("ssvc", {"M", "M"})), Wheres{"/values/1/key"});
  EXPECT_EQ(faults(safety("ssvc", {"C", "R"})).front().expected, "the order of the definition: N, M, R, C");
}

TEST(SsvcSelection, AnExtensionMayRenameAndLeaveOutAndNothingElse) {
  const std::string extension = "ssvc//.example.test$de-DE";
  EXPECT_EQ(wheres(safety(extension, {"M", "S"})), Wheres{"/values/1/key"});
  EXPECT_EQ(wheres(safety(extension, {"C", "R"})), Wheres{"/values/1"});
  EXPECT_EQ(wheres(selection(extension, "SI", "2.0.0", {{"M", "Gering"}, {"C", "Katastrophal"}})), Wheres{});
  EXPECT_EQ(wheres(selection(extension, "SI", "2.0.0", {{"C", "Critical"}})), Wheres{"/values/0/name"});
  // Their own names: the order is not judged.
  EXPECT_EQ(wheres(selection(extension, "SI", "2.0.0", {{"C", "Kritisch"}, {"R", "Katastrophal"}})), Wheres{});
}

TEST(SsvcSelection, AVersionThatMayBeNewerThanTheTableIsJudgedByOrderAlone) {
  EXPECT_EQ(wheres(selection("ssvc", "SI", "9.0.0", {{"M", "Mild"}, {"NEW", "New"}, {"C", std::nullopt}})), Wheres{});
  EXPECT_EQ(wheres(selection("ssvc", "SI", "9.0.0", {{"C", std::nullopt}, {"M", std::nullopt}})), Wheres{"/values/1"});
}

TEST(SsvcSelection, OnlyRegisteredNamespacesAreJudgedAndInvalidIsAFault) {
  EXPECT_EQ(wheres(safety("x_example.test#own", {"S", "S"})), Wheres{});
  EXPECT_EQ(wheres(safety("test", {"S"})), Wheres{});
  EXPECT_EQ(wheres(safety("hospital", {"S"})), Wheres{});
  EXPECT_EQ(wheres(safety("invalid", {"M"})), Wheres{"/namespace"});
  EXPECT_EQ(wheres(safety("Not a namespace", {"M"})), Wheres{"/namespace"});
}

}  // namespace
}  // namespace asepsis::norms::ssvc
