#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "base/csv.h"
#include "base/text.h"
#include "norms/ssvc/ssvc.h"

namespace asepsis::norms::ssvc {
namespace {

std::vector<std::string_view> keys(const Decision& decision) {
  std::vector<std::string_view> found;
  for (const Value& value : decision.outcomes) found.push_back(value.key);
  return found;
}
using Keys = std::vector<std::string_view>;

TEST(Ssvc, AllInputsKnownGiveOneOutcome) {
  const auto decision = decide(Table::kDeployer, {{"Exploitation", {"active"}},
                                                  {"System Exposure", {"open"}},
                                                  {"Automatable", {"yes"}},
                                                  {"Human Impact", {"very high"}}});
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->outcomes, (std::vector<Value>{{"I", "Immediate"}}));
  EXPECT_TRUE(decision->missing.empty());
}

TEST(Ssvc, NamesKeysCaseAndEarlierWordsAreTheSame) {
  for (const std::string_view proof : {"Public PoC", "public poc", "PoC", "poc", "P", "p"}) {
    const auto decision =
        decide(Table::kCisaCoordinator,
               {{"e", {proof}}, {"AUTOMATABLE", {"No"}}, {"Technical Impact", {"Total"}}, {"MWI", {"low"}}});
    ASSERT_TRUE(decision) << proof;
    EXPECT_EQ(keys(*decision), Keys{"T"}) << proof;
  }
}

TEST(Ssvc, WhatIsNotKnownLeavesWhatIsPossibleAndNamesWhatWouldDecide) {
  const auto none = decide(Table::kDeployer, {});
  EXPECT_EQ(keys(*none), (Keys{"D", "S", "O", "I"}));
  EXPECT_EQ(none->missing.size(), 4u);
  for (const std::string_view unknown : {"", "unknown", "NOT_DEFINED"}) {
    const auto decision = decide(Table::kCisaBod2604, {{"In KEV", {"no"}},
                                                       {"Publicly Exposed", {"no"}},
                                                       {"Automatable", {unknown}},
                                                       {"Technical Impact", {"partial"}}});
    EXPECT_EQ(keys(*decision), (Keys{"FSU", "60D"}));
    EXPECT_EQ(decision->missing, Keys{"Automatable"});
  }
}

TEST(Ssvc, AnInputMayBeOneOfSeveralAsAnUndecidedTableSaid) {
  const auto human =
      decide(Table::kHumanImpact, {{"Safety Impact", {"negligible"}}, {"Mission Impact", {"degraded", "mef failure"}}});
  EXPECT_EQ(keys(*human), (Keys{"L", "M"}));
  Input impact{"Human Impact", {}};
  for (const Value& value : human->outcomes) impact.values.push_back(value.name);
  const auto decision = decide(
      Table::kDeployer, {{"Exploitation", {"none"}}, {"System Exposure", {"small"}}, {"Automatable", {"no"}}, impact});
  EXPECT_EQ(keys(*decision), Keys{"D"});
}

TEST(Ssvc, AnUnknownWordIsAnErrorThatListsTheAllowedOnes) {
  const auto value = decide(Table::kDeployer, {{"Exploitation", {"wormable"}}});
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, Code::kUsage);
  EXPECT_EQ(to_string(value.error()), "Exploitation 'wormable': one of none, public poc, active");
  const auto name = decide(Table::kHumanImpact, {{"Exploitation", {"none"}}});
  ASSERT_FALSE(name);
  EXPECT_EQ(name.error().expected, "one of Safety Impact, Mission Impact");
  EXPECT_FALSE(decide(Table::kDeployer, {{"E", {"none"}}, {"Exploitation", {"active"}}}));
  // A word of another major version is another question's.
  EXPECT_FALSE(decide(Table::kHumanImpact, {{"Safety Impact", {"minor"}}}));
}

const std::map<Table, std::string> kFiles{{Table::kDeployer, "deployer_patch_application_priority_1_0_0.csv"},
                                          {Table::kHumanImpact, "human_impact_1_0_0.csv"},
                                          {Table::kPublicSafetyImpact, "public_safety_impact_1_0_0.csv"},
                                          {Table::kCisaCoordinator, "cisa_coordinator_2_0_3.csv"},
                                          {Table::kCisaBod2604, "cisa_bod_26_04_1_0_0.csv"}};

TEST(Ssvc, EveryPublishedRowIsDecidedAsPublished) {
  std::size_t rows = 0;
  for (const auto& [table, name] : kFiles) {
    std::ifstream file(ASEPSIS_SHARED_DIR "/data/ssvc/" + name);
    if (!file) GTEST_SKIP() << "no ../shared/data/ssvc/" << name << ": the published rows are NOT compared";
    std::stringstream content;
    content << file.rdbuf();
    const auto csv = read_csv(content.str());
    ASSERT_TRUE(csv);
    for (const CsvRow& row : csv->rows) {
      std::vector<Input> inputs;
      for (std::size_t i = 1; i + 1 < row.fields.size(); ++i) {
        const std::string_view title = csv->header[i];
        inputs.push_back({title.substr(0, title.find(" v")), {row.fields[i]}});
      }
      const auto decision = decide(table, inputs);
      ASSERT_TRUE(decision) << name << " " << row.line;
      ASSERT_EQ(decision->outcomes.size(), 1u);
      EXPECT_EQ(to_lower(decision->outcomes[0].name), row.fields.back()) << name << " " << row.line;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 144u);
}

// Knowing more never adds an outcome, and knowing all of what is missing decides.
TEST(Ssvc, KnowingMoreOnlyNarrows) {
  EXPECT_TRUE(rc::check([] {
    const Table table = *rc::gen::element(Table::kDeployer, Table::kHumanImpact, Table::kPublicSafetyImpact,
                                          Table::kCisaCoordinator, Table::kCisaBod2604);
    const TableAbout told = about(table);
    std::vector<Input> inputs;
    for (const DecisionPoint& point : told.inputs) {
      Input input{point.name, {}};
      for (const Value& value : point.values)
        if (*rc::gen::arbitrary<bool>()) input.values.push_back(value.key);
      inputs.push_back(input);
    }
    const Decision before = decide(table, inputs).value();
    RC_ASSERT(!before.outcomes.empty());
    RC_ASSERT(before.is_decided() == before.missing.empty());
    for (Input& input : inputs) {
      if (std::ranges::find(before.missing, input.decision_point) == before.missing.end()) continue;
      const auto point = std::ranges::find(told.inputs, input.decision_point, &DecisionPoint::name);
      input.values = {input.values.empty() ? point->values.back().key : input.values.front()};
    }
    const Decision after = decide(table, inputs).value();
    RC_ASSERT(after.is_decided());
    RC_ASSERT(std::ranges::find(before.outcomes, after.outcomes[0]) != before.outcomes.end());
  }));
}

}  // namespace
}  // namespace asepsis::norms::ssvc
