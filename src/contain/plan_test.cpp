#include <gtest/gtest.h>

#include <algorithm>

#include "contain/morning.h"
#include "network/network.h"

namespace asepsis::contain {
namespace {

using model::OptionKind;
using testing::ip;
using testing::Morning;
using testing::net;
using testing::three_zones;

const model::Option& option_of(const model::Plan& plan, OptionKind kind) {
  return *std::ranges::find(plan.options, kind, &model::Option::kind);
}
bool has_reason(const model::Plan& plan, std::string_view rule) {
  return std::ranges::any_of(plan.reasons, [&](const model::Reason& reason) { return reason.rule == rule; });
}

TEST(Plan, TheMorningIsContainedByBlockingPortsAtTheCostOfOneVisit) {
  const Morning morning;
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.attack_paths_before, 8u);
  EXPECT_EQ(plan.required_total, 16u);  // store, report, worklist seen on four systems; priors from the template
  EXPECT_EQ(plan.recommended, OptionKind::kBlockPorts);
  const auto& block = option_of(plan, OptionKind::kBlockPorts);
  EXPECT_EQ(block.attack_paths, 0u);
  EXPECT_TRUE(block.required_broken.empty());
  EXPECT_EQ(block.required_kept, 16u);
  EXPECT_TRUE(block.update_path_open);
  ASSERT_EQ(block.benign_lost.size(), 1u);
  EXPECT_EQ(block.benign_lost[0].client, "10.10.0.57");
  EXPECT_EQ(block.benign_lost[0].server, "10.20.0.11");
  EXPECT_EQ(block.benign_lost[0].port, 80);
  EXPECT_EQ(block.benign_lost[0].connections, 1u);
  ASSERT_EQ(block.rules.size(), 1u);
  EXPECT_EQ(block.rules[0].text,
            "deny tcp from any to 10.20.0.11, 10.20.0.12, 10.20.0.13, 10.20.0.14 ports 80, 443, 3465 "
            "(vulnerable service)");
}

TEST(Plan, TheOtherOptionsOfTheMorningHaveTheirPrice) {
  const Morning morning;
  const model::Plan plan = contain::plan(morning.situation());
  ASSERT_EQ(plan.options.size(), 5u);
  EXPECT_TRUE(std::ranges::is_sorted(plan.options, {}, &model::Option::kind));
  const auto& watch = option_of(plan, OptionKind::kWatch);
  EXPECT_EQ(watch.attack_paths, 8u);
  EXPECT_TRUE(watch.rules.empty() && watch.benign_lost.empty());
  const auto& restrict = option_of(plan, OptionKind::kRestrictToPeers);
  EXPECT_FALSE(restrict.can_be_judged);
  EXPECT_EQ(restrict.coverage, "coverage 12 s: restrict cannot be judged");
  EXPECT_EQ(restrict.attack_paths, 0u);
  EXPECT_TRUE(restrict.required_broken.empty());
  EXPECT_EQ(restrict.benign_lost.size(), 1u);  // the visitor attacked, so is no peer
  for (const OptionKind kind : {OptionKind::kStandAlone, OptionKind::kDisconnect}) {
    const auto& off = option_of(plan, kind);
    EXPECT_EQ(off.attack_paths, 0u);
    EXPECT_EQ(off.required_broken.size(), 16u);
    EXPECT_FALSE(off.update_path_open);
    EXPECT_EQ(off.benign_lost.size(), 2u);  // the visit, and files of the fourth system
  }
  EXPECT_TRUE(has_reason(plan, "disconnect-gains-nothing"));
  EXPECT_TRUE(has_reason(plan, "no-network-file"));
}

TEST(Plan, WithANetworkFileThePathsAreTheModels) {
  Morning morning;
  morning.network = three_zones();
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.attack_paths_before, 12u);  // office to three ports of four systems
  EXPECT_EQ(option_of(plan, OptionKind::kBlockPorts).attack_paths, 0u);
  EXPECT_EQ(plan.recommended, OptionKind::kBlockPorts);
  EXPECT_FALSE(has_reason(plan, "no-network-file"));
}

TEST(Plan, APathInsideAZoneIsStoppedAtThePlugAlone) {
  Morning morning;
  morning.network = three_zones();
  morning.network->zones[1].entry = true;
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.attack_paths_before, 24u);
  EXPECT_EQ(option_of(plan, OptionKind::kBlockPorts).attack_paths, 12u);
  EXPECT_EQ(option_of(plan, OptionKind::kStandAlone).attack_paths, 0u);
  EXPECT_EQ(plan.recommended, OptionKind::kStandAlone);  // the milder of two that leave none
  EXPECT_TRUE(has_reason(plan, "same-zone"));
}

TEST(Plan, AnAnsweredAttemptThatTheNetworkFileCallsBlockedStillCounts) {
  Morning morning;
  morning.network = three_zones();
  morning.network->points[0].rules.clear();
  EXPECT_EQ(contain::plan(morning.situation()).attack_paths_before, 8u);
  for (auto& detection : morning.detections) detection.outcome = model::Outcome::kSilent;
  EXPECT_EQ(contain::plan(morning.situation()).attack_paths_before, 0u);
}

TEST(Plan, AListedManagementServerKeepsTheAgentPort) {
  Morning morning;
  morning.network = three_zones();
  morning.network->management_servers = {ip("10.30.0.40")};
  const auto situation = morning.situation();
  const model::Plan plan = contain::plan(situation);
  const auto& block = option_of(plan, OptionKind::kBlockPorts);
  const auto passes = [&](std::string_view client, std::uint16_t port) {
    const network::Probe probe{ip(client), ip("10.20.0.12"), Transport::kTcp, port};
    return network::ask(*morning.network, probe, block.rules).passage == network::Passage::kPasses;
  };
  EXPECT_TRUE(passes("10.30.0.40", 3465));
  EXPECT_FALSE(passes("10.30.0.41", 3465));
  EXPECT_FALSE(passes("10.10.0.57", 3465));
  EXPECT_TRUE(passes("10.30.0.20", 104));
}

TEST(Plan, AVulnerablePortThatWorkNeedsStaysOpenForItsPeers) {
  Morning morning;
  morning.set_services({104});
  const model::Plan plan = contain::plan(morning.situation());
  const auto& block = option_of(plan, OptionKind::kBlockPorts);
  EXPECT_TRUE(block.required_broken.empty());
  EXPECT_EQ(block.rules.size(), 5u);  // the archive to each of four, then nobody
  EXPECT_FALSE(block.rules.back().allow);
}

TEST(Plan, AnUnknownPortLeavesThePathsOfABlockAndSaysSo) {
  Morning morning;
  morning.set_services({80, 3465}, true);
  const model::Plan some = contain::plan(morning.situation());
  const auto& block = option_of(some, OptionKind::kBlockPorts);
  EXPECT_EQ(block.attack_paths, 8u);
  EXPECT_TRUE(block.can_be_judged);
  EXPECT_NE(block.coverage.find("not known on 4 devices"), std::string::npos);
  morning.set_services({}, true);
  const model::Plan none = contain::plan(morning.situation());
  EXPECT_FALSE(option_of(none, OptionKind::kBlockPorts).can_be_judged);
  EXPECT_TRUE(has_reason(none, "not-judged"));
}

TEST(Plan, ThirtyDaysOfEvidenceMakeRestrictionJudgeable) {
  Morning morning;
  morning.recording.coverage.to = morning.recording.coverage.from + days(30);
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_TRUE(option_of(plan, OptionKind::kRestrictToPeers).can_be_judged);
  EXPECT_EQ(plan.recommended, OptionKind::kBlockPorts);  // the milder of equals
}

TEST(Plan, WithNoAttemptAndNoNetworkFileOpenServicesAreClosedWhereThatBreaksNothing) {
  Morning morning;
  morning.detections.clear();
  morning.recording.contacts.clear();
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.attack_paths_before, 0u);
  EXPECT_EQ(plan.recommended, OptionKind::kBlockPorts);
}

TEST(Plan, DisconnectIsNeverRecommendedWhileSomethingElseSuffices) {
  Morning morning;
  for (const bool unknown : {false, true})
    for (const bool with_network : {false, true}) {
      morning.set_services({80, 3465}, unknown);
      morning.network = with_network ? std::optional(three_zones()) : std::nullopt;
      EXPECT_NE(contain::plan(morning.situation()).recommended, OptionKind::kDisconnect);
    }
}

TEST(Plan, AWithdrawnDisconnectIsAReasonWithItsSource) {
  Morning morning;
  morning.advisories.resize(1);
  morning.advisories[0].tracking_id = "ICSMA-17-215-02";
  model::AdviceChange change;
  change.id = {"change-1"};
  change.advisory = "ICSMA-17-215-02";
  change.said = *parse_time("2017-08-07");
  change.said_by = "Siemens";
  change.source = "press";
  change.what = model::AdviceChange::What::kDisconnectWithdrawn;
  morning.changes = {change, change};
  morning.changes[1].advisory = "another";
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(std::ranges::count(plan.reasons, "disconnect-withdrawn", &model::Reason::rule), 1);
  const auto reason = *std::ranges::find(plan.reasons, "disconnect-withdrawn", &model::Reason::rule);
  EXPECT_EQ(reason.text, "2017-08-07, Siemens: disconnecting is no longer advised, source: press");
  EXPECT_EQ(reason.why, std::vector{change.id});
}

TEST(Plan, TheUpdateNeedsAWayThatTheSitesOwnRulesLeaveOpenToo) {
  Morning morning;
  morning.network = three_zones();
  morning.network->remote_service = {{"Siemens", {net("10.30.0.50")}, "imaging"}};
  model::FlowTemplate row;
  row.role = "modality";
  row.partner = "vendor";
  row.kind = "update";
  row.ports = PortSet::of({443});
  morning.knowledge.flows.push_back(row);
  EXPECT_TRUE(option_of(contain::plan(morning.situation()), OptionKind::kBlockPorts).update_path_open);
  morning.network->points[0].rules[1].ports = PortSet::of({104, 445, 11112});
  const model::Plan closed = contain::plan(morning.situation());
  EXPECT_FALSE(option_of(closed, OptionKind::kWatch).update_path_open);
  EXPECT_EQ(closed.recommended, OptionKind::kBlockPorts);
}

TEST(Plan, ALinkLocalAddressIsNeverInARuleOfAPointAndIsCutAtThePlug) {
  Morning morning;
  morning.devices[0].addresses.push_back(ip("fe80::11"));
  morning.add_flow("fe80::99", "fe80::11", 8080, "http", {});
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.recommended, OptionKind::kBlockPorts);
  for (const OptionKind kind : {OptionKind::kBlockPorts, OptionKind::kRestrictToPeers}) {
    const auto& option = option_of(plan, kind);
    EXPECT_EQ(option.benign_lost.size(), 1u);
    for (const model::Rule& rule : option.rules)
      for (const Cidr& cidr : rule.to) EXPECT_FALSE(cidr.base.is_link_local()) << rule.text;
  }
  EXPECT_EQ(option_of(plan, OptionKind::kDisconnect).benign_lost.size(), 3u);
}

TEST(Plan, WithNothingAtHandItStillAnswers) {
  const model::Plan plan = contain::plan({});
  EXPECT_EQ(plan.options.size(), 5u);
  EXPECT_EQ(plan.recommended, OptionKind::kWatch);
  EXPECT_TRUE(has_reason(plan, "no-target"));
}

TEST(Plan, AnUndecidedDeviceIsContainedAsIfItWereAffected) {
  Morning morning;
  morning.assessment.findings[0].verdict = model::Verdict::kUndecided;
  const model::Plan plan = contain::plan(morning.situation());
  EXPECT_EQ(plan.attack_paths_before, 8u);
  EXPECT_TRUE(has_reason(plan, "undecided-counted"));
}

}  // namespace
}  // namespace asepsis::contain
