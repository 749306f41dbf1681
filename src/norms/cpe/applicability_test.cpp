#include "norms/cpe/applicability.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <charconv>

#include "norms/cpe/arbitrary_name.h"

namespace asepsis::norms::cpe {
namespace {

// Versions of the tests are whole numbers; anything else cannot be ordered.
std::optional<std::strong_ordering> by_number(std::string_view a, std::string_view b) {
  const auto number = [](std::string_view text) -> std::optional<int> {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  };
  const auto first = number(a), second = number(b);
  if (!first || !second) return std::nullopt;
  return *first <=> *second;
}

Name name_of(std::string_view uri) { return parse(uri).value(); }
Criterion criterion(std::string_view uri, bool vulnerable = true) {
  return {.name = name_of(uri), .vulnerable = vulnerable, .start = {}, .end = {}};
}
Criterion below(std::string_view uri, std::string version) {
  Criterion ranged = criterion(uri);
  ranged.end = Bound{std::move(version), false};
  return ranged;
}
Configuration any_of(std::vector<Criterion> criteria) {
  return {.op = Operator::kOr,
          .negate = false,
          .nodes = {{.op = Operator::kOr, .negate = false, .criteria = std::move(criteria)}}};
}
// "firmware o: running on h:", as NVD states it.
Configuration runs_on(Criterion software, Criterion hardware) {
  return {.op = Operator::kAnd,
          .negate = false,
          .nodes = {{.op = Operator::kOr, .negate = false, .criteria = {std::move(software)}},
                    {.op = Operator::kOr, .negate = false, .criteria = {std::move(hardware)}}}};
}

Asset complete(std::vector<std::string_view> uris) {
  Asset asset{.names = {}, .listing = Listing::kComplete};
  for (const auto uri : uris) asset.names.push_back(name_of(uri));
  return asset;
}
Asset partial(std::vector<std::string_view> uris) {
  Asset asset = complete(std::move(uris));
  asset.listing = Listing::kPartial;
  return asset;
}

Answer answer(const Configuration& configuration, const Asset& asset) {
  return evaluate({configuration}, asset, by_number).answer;
}
std::vector<Missing> missing(const Configuration& configuration, const Asset& asset) {
  std::vector<Missing> found;
  for (const Undecided& undecided : evaluate({configuration}, asset, by_number).undecided)
    found.push_back(undecided.missing);
  return found;
}

TEST(CpeApplicability, AListedProductInTheRangeIsAffectedAndOutsideItIsNot) {
  const auto tool = any_of({below("cpe:/a:v:tool", "5")});
  EXPECT_EQ(answer(tool, complete({"cpe:/a:v:tool:4"})), Answer::kYes);
  EXPECT_EQ(answer(tool, complete({"cpe:/a:v:tool:5"})), Answer::kNo);
  EXPECT_EQ(answer(tool, complete({"cpe:/a:v:other:4"})), Answer::kNo);
  EXPECT_EQ(answer(tool, complete({"cpe:/a:v:tool:5", "cpe:/a:v:tool:4"})), Answer::kYes);
  EXPECT_EQ(evaluate({tool}, complete({"cpe:/a:v:tool:4"}), by_number).matched,
            std::vector<std::string>{"cpe:2.3:a:v:tool:*:*:*:*:*:*:*:*"});
  auto bounded = below("cpe:/a:v:tool", "5");
  bounded.start = Bound{"3", true};
  bounded.end->inclusive = true;
  EXPECT_EQ(answer(any_of({bounded}), complete({"cpe:/a:v:tool:2"})), Answer::kNo);
  EXPECT_EQ(answer(any_of({bounded}), complete({"cpe:/a:v:tool:3"})), Answer::kYes);
  EXPECT_EQ(answer(any_of({bounded}), complete({"cpe:/a:v:tool:5"})), Answer::kYes);
  bounded.start->inclusive = false;
  EXPECT_EQ(answer(any_of({bounded}), complete({"cpe:/a:v:tool:3"})), Answer::kNo);
}

TEST(CpeApplicability, AnUnknownVersionLeavesARangeUndecided) {
  const auto tool = any_of({below("cpe:/a:v:tool", "5")});
  EXPECT_EQ(missing(tool, complete({"cpe:/a:v:tool"})), std::vector<Missing>{Missing::kVersion});
  EXPECT_EQ(missing(tool, complete({"cpe:/a:v:tool:-"})), std::vector<Missing>{Missing::kVersion});
  EXPECT_EQ(missing(tool, complete({"cpe:/a:v:tool:4%02"})), std::vector<Missing>{Missing::kVersion});
  EXPECT_EQ(missing(tool, complete({"cpe:/a:v:tool:vb20a"})), std::vector<Missing>{Missing::kComparableVersion});
  const auto exact = any_of({criterion("cpe:/a:v:tool:4")});
  EXPECT_EQ(missing(exact, complete({"cpe:/a:v:tool"})), std::vector<Missing>{Missing::kVersion});
  EXPECT_EQ(missing(exact, complete({"cpe:/a:v:tool:-"})), std::vector<Missing>{Missing::kVersion});
  EXPECT_EQ(missing(exact, complete({"cpe:/a:v:tool:4_sp0"})), std::vector<Missing>{Missing::kComparableVersion});
  EXPECT_EQ(answer(exact, complete({"cpe:/a:v:tool:04"})), Answer::kYes);
  EXPECT_EQ(answer(exact, complete({"cpe:/a:v:tool:5"})), Answer::kNo);
}

TEST(CpeApplicability, ACriterionWithoutAVersionOfItsOwnDoesNotMatchEveryVersion) {
  const auto unknown = any_of({criterion("cpe:/a:v:tool:-")});
  EXPECT_EQ(missing(unknown, complete({"cpe:/a:v:tool:4"})), std::vector<Missing>{Missing::kCriterionVersion});
  EXPECT_EQ(answer(unknown, complete({"cpe:/a:v:tool"})), Answer::kUndecided);
  const auto windows = any_of({criterion("cpe:/o:microsoft:windows_7:-:sp1")});
  EXPECT_EQ(answer(windows, complete({"cpe:/o:microsoft:windows_7:-:sp1:x64"})), Answer::kYes);
  EXPECT_EQ(answer(windows, complete({"cpe:/o:microsoft:windows_7:-:-"})), Answer::kNo);
  EXPECT_EQ(missing(windows, complete({"cpe:/o:microsoft:windows_7:-"})), std::vector<Missing>{Missing::kAttribute});
}

TEST(CpeApplicability, AProductThatIsNotNamedNeverMatches) {
  for (const std::string_view everything : {"cpe:/a", "cpe:/a:v", "cpe:/", "cpe:/::::"}) {
    EXPECT_EQ(missing(any_of({criterion(everything)}), complete({"cpe:/a:v:tool:4"})),
              std::vector<Missing>{Missing::kProduct});
    EXPECT_EQ(missing(any_of({criterion("cpe:/a:v:tool")}), complete({everything})),
              std::vector<Missing>{Missing::kProduct})
        << everything;
    EXPECT_EQ(answer(any_of({criterion(everything)}), complete({everything})), Answer::kUndecided);
  }
  EXPECT_EQ(answer(any_of({criterion("cpe:/a:v")}), complete({"cpe:/a:w:tool:4"})), Answer::kNo);
}

TEST(CpeApplicability, AndIsTakenOverOneAssetAndItsContextIsNeverAffected) {
  const auto firmware = runs_on(criterion("cpe:/o:v:fw:1"), criterion("cpe:/h:v:scanner", false));
  const Outcome both = evaluate({firmware}, complete({"cpe:/o:v:fw:1", "cpe:/h:v:scanner"}), by_number);
  EXPECT_EQ(both.answer, Answer::kYes);
  EXPECT_EQ(both.matched, std::vector<std::string>{"cpe:2.3:o:v:fw:1:*:*:*:*:*:*:*"});
  EXPECT_EQ(answer(firmware, complete({"cpe:/o:v:fw:1"})), Answer::kNo);
  EXPECT_EQ(answer(firmware, complete({"cpe:/h:v:scanner"})), Answer::kNo);
  EXPECT_EQ(missing(firmware, partial({"cpe:/o:v:fw:1"})), std::vector<Missing>{Missing::kListing});
  EXPECT_EQ(answer(any_of({criterion("cpe:/o:v:fw:1"), criterion("cpe:/h:v:scanner", false)}),
                   complete({"cpe:/h:v:scanner"})),
            Answer::kNo);
}

TEST(CpeApplicability, WhatAPartialListingLeavesOutIsUndecidedAndWhatItNamesIsJudged) {
  const auto tool = any_of({below("cpe:/a:v:tool", "5")});
  EXPECT_EQ(missing(tool, partial({})), std::vector<Missing>{Missing::kListing});
  EXPECT_EQ(missing(tool, partial({"cpe:/a:v:other:4"})), std::vector<Missing>{Missing::kListing});
  EXPECT_EQ(answer(tool, partial({"cpe:/a:v:tool:6"})), Answer::kNo);
  EXPECT_EQ(answer(tool, complete({})), Answer::kNo);
}

TEST(CpeApplicability, NoConfigurationIsNotAnAnswer) {
  EXPECT_EQ(evaluate({}, complete({"cpe:/a:v:tool:4"}), by_number).undecided,
            (std::vector<Undecided>{{"", Missing::kCriteria}}));
  EXPECT_EQ(missing({}, complete({})), std::vector<Missing>{Missing::kCriteria});
  EXPECT_EQ(missing(any_of({}), complete({})), std::vector<Missing>{Missing::kCriteria});
}

TEST(CpeApplicability, NegationTurnsWhatIsDecidedAndLeavesTheRest) {
  auto except = runs_on(criterion("cpe:/a:v:tool"), criterion("cpe:/o:v:hardened", false));
  except.nodes[1].negate = true;
  EXPECT_EQ(answer(except, complete({"cpe:/a:v:tool:4"})), Answer::kYes);
  EXPECT_EQ(answer(except, complete({"cpe:/a:v:tool:4", "cpe:/o:v:hardened:1"})), Answer::kNo);
  EXPECT_EQ(answer(except, partial({"cpe:/a:v:tool:4"})), Answer::kUndecided);
}

TEST(CpeApplicability, OneConfigurationThatAppliesIsEnough) {
  const auto no = any_of({criterion("cpe:/a:v:other")});
  const auto unsure = any_of({criterion("cpe:/a:v:tool:-")});
  const auto yes = any_of({criterion("cpe:/a:v:tool")});
  const auto asset = complete({"cpe:/a:v:tool:4"});
  EXPECT_EQ(evaluate({no, unsure, yes}, asset, by_number).answer, Answer::kYes);
  EXPECT_TRUE(evaluate({no, unsure, yes}, asset, by_number).undecided.empty());
  EXPECT_EQ(evaluate({no, unsure}, asset, by_number).answer, Answer::kUndecided);
  EXPECT_EQ(evaluate({no}, asset, by_number).answer, Answer::kNo);
}

rc::Gen<Configuration> arbitrary_configuration() {
  return rc::gen::exec([] {
    const auto uri = rc::gen::element<std::string>("cpe:/a:v:tool", "cpe:/a:v:tool:4", "cpe:/a:v", "cpe:/a:v:tool:-",
                                                   "cpe:/h:v:scanner", "cpe:/a:v:other:5:sp1");
    Configuration configuration{
        .op = *rc::gen::element(Operator::kAnd, Operator::kOr), .negate = *rc::gen::inRange(0, 6) == 0, .nodes = {}};
    for (int nodes = *rc::gen::inRange(0, 3); nodes > 0; --nodes) {
      Node node{.op = *rc::gen::element(Operator::kAnd, Operator::kOr),
                .negate = *rc::gen::inRange(0, 4) == 0,
                .criteria = {}};
      for (int criteria = *rc::gen::inRange(0, 3); criteria > 0; --criteria) {
        Criterion next = criterion(*uri, *rc::gen::arbitrary<bool>());
        if (*rc::gen::arbitrary<bool>())
          next.end = Bound{*rc::gen::element<std::string>("4", "5", "vb20"), *rc::gen::arbitrary<bool>()};
        node.criteria.push_back(next);
      }
      configuration.nodes.push_back(node);
    }
    return configuration;
  });
}

// The safety rule: taking a fact away may make an answer undecided, and never another one.
TEST(CpeApplicability, TakingAFactAwayOnlyEverLeadsToUndecided) {
  EXPECT_TRUE(rc::check([] {
    const std::vector<std::string> uris{"cpe:/a:v:tool:4", "cpe:/h:v:scanner:1", "cpe:/a:v:other:5:sp1",
                                        "cpe:/o:v:tool:vb20"};
    Asset asset{.names = {}, .listing = Listing::kPartial};
    for (const auto& uri : uris)  // each product once, see Listing
      if (*rc::gen::arbitrary<bool>()) asset.names.push_back(name_of(uri));
    RC_PRE(!asset.names.empty());
    const std::vector<Configuration> configurations{*arbitrary_configuration(), *arbitrary_configuration()};
    const Outcome before = evaluate(configurations, asset, by_number);
    RC_ASSERT((before.answer == Answer::kUndecided) == !before.undecided.empty());
    RC_ASSERT(before.answer == Answer::kYes || before.matched.empty());
    Asset poorer = asset;
    if (*rc::gen::arbitrary<bool>())
      poorer.names.pop_back();
    else
      poorer.names.back().at(*rc::gen::element(Attribute::kVersion, Attribute::kProduct, Attribute::kUpdate)) =
          Value::any();
    const Answer after = evaluate(configurations, poorer, by_number).answer;
    RC_ASSERT(after == before.answer || after == Answer::kUndecided);
  }));
}

}  // namespace
}  // namespace asepsis::norms::cpe
