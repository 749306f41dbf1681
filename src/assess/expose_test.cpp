#include <gtest/gtest.h>

#include <algorithm>

#include "assess/assess.h"
#include "assess/hospital_fixture.h"

namespace asepsis::assess {
namespace {

model::NetworkModel network() {
  model::NetworkModel n;
  const auto zone = [&](std::string name, std::string subnet, bool entry, bool tap) {
    n.zones.push_back({std::move(name), {*parse_cidr(subnet)}, entry, tap, {}});
  };
  zone("office", "10.10.0.0/16", true, true);
  zone("imaging", "10.20.0.0/24", false, true);
  zone("servers", "10.30.0.0/24", false, false);
  model::Rule rule;
  rule.allow = true;
  rule.transport = Transport::kTcp;
  rule.from = {*parse_cidr("10.10.0.0/16")};
  rule.to = {*parse_cidr("10.20.0.0/24")};
  rule.ports = PortSet::of({3465});
  rule.text = "office to imaging 3465";
  n.points.push_back({"core", {"office", "imaging", "servers"}, false, {rule}, {}});
  return n;
}

model::Flow flow(const std::string& client, const std::string& server, std::uint16_t port, std::uint64_t connections,
                 std::uint64_t refused = 0, std::uint64_t silent = 0) {
  model::Flow f;
  f.client = *parse_ip(client);
  f.server = *parse_ip(server);
  f.port = port;
  f.connections = connections;
  f.refused = refused;
  f.silent = silent;
  f.first = Time{100};
  f.last = Time{200};
  f.id = model::flow_id(f.client, f.server, f.transport, port);
  return f;
}

struct Case {
  std::vector<model::Device> devices = fixture::department();
  std::vector<model::Advisory> advisories = {fixture::advisory()};
  std::vector<model::Detection> detections;
  model::Recording recording;
  model::NetworkModel net = network();
  bool with_network = true;

  model::Assessment run() const {
    model::Assessment assessment = assess(devices, advisories, detections, fixture::knowledge());
    expose(assessment, devices, advisories, recording, detections, with_network ? &net : nullptr);
    return assessment;
  }
};

const model::Finding& find(const model::Assessment& assessment, const std::string& id,
                           const std::string& vulnerability) {
  for (const model::Finding& finding : assessment.findings)
    if (finding.device.id == id && finding.vulnerability == vulnerability) return finding;
  std::abort();
}

std::vector<std::string> zones(const std::vector<model::Reach>& reaches) {
  std::vector<std::string> names;
  for (const model::Reach& reach : reaches) names.push_back(reach.from);
  return names;
}
using Words = std::vector<std::string>;

TEST(Expose, TheNetworkSaysWhoCanReachEachService) {
  const auto assessment = Case{}.run();
  const auto& agent = find(assessment, "petct", "CVE-AGENT-1").exposure;
  EXPECT_TRUE(agent.can_known);
  EXPECT_EQ(zones(agent.can), (Words{"imaging", "office"}));
  EXPECT_EQ(agent.can[0].hosts, 5u);
  const auto& web = find(assessment, "petct", "CVE-WEB").exposure;
  EXPECT_EQ(zones(web.can), (Words{"imaging", "imaging"})) << "one row for each of its two ports";
  EXPECT_EQ(web.blind, Words{"servers"});
}

TEST(Expose, WithoutANetworkFileCanIsNotKnownAndNothingIsCalledBlind) {
  Case one;
  one.with_network = false;
  const auto exposure = find(one.run(), "petct", "CVE-WEB").exposure;
  EXPECT_FALSE(exposure.can_known);
  EXPECT_TRUE(exposure.can.empty());
  EXPECT_TRUE(exposure.blind.empty());
}

TEST(Expose, ADeviceInNoZoneIsNotKnownToBeUnreachable) {
  Case one;
  one.devices[0].addresses = {*parse_ip("192.168.7.7")};
  EXPECT_FALSE(find(one.run(), "petct", "CVE-WEB").exposure.can_known);
}

TEST(Expose, TakingATapAwayOnlyAddsToWhatIsBlind) {
  Case one;
  const auto before = find(one.run(), "petct", "CVE-WEB").exposure.blind;
  for (model::Zone& zone : one.net.zones) {
    zone.tap = false;
    const auto after = find(one.run(), "petct", "CVE-WEB").exposure.blind;
    for (const std::string& name : before) EXPECT_NE(std::find(after.begin(), after.end(), name), after.end());
  }
}

TEST(Expose, FlowsSayWhoDidReachItAndDetectionsWhichOfThemAttacked) {
  Case one;
  one.recording.flows = {flow("10.10.0.57", "10.20.0.11", 3465, 2, 1), flow("10.30.0.40", "10.20.0.11", 3465, 1),
                         flow("10.10.0.57", "10.20.0.11", 80, 1, 1), flow("10.10.0.58", "10.20.0.12", 3465, 3, 0, 3)};
  one.detections = {fixture::detection("10.20.0.11", "CVE-AGENT-1", 3465, model::Outcome::kAccepted)};
  const auto assessment = one.run();
  const auto& did = find(assessment, "petct", "CVE-AGENT-1").exposure.did;
  ASSERT_EQ(did.size(), 2u);
  EXPECT_EQ(did[0].from, "10.10.0.57");
  EXPECT_EQ(did[0].connections, 2u);
  EXPECT_EQ(did[0].state, "answered");
  EXPECT_TRUE(did[0].attack);
  EXPECT_FALSE(did[1].attack);
  EXPECT_EQ(find(assessment, "petct", "CVE-WEB").exposure.did[0].state, "refused");
  EXPECT_FALSE(find(assessment, "petct", "CVE-WEB").exposure.did[0].attack) << "the attempt was on another port";
  EXPECT_EQ(find(assessment, "spectct", "CVE-AGENT-1").exposure.did[0].state, "silent");
}

TEST(Expose, ADetectionWithoutItsFlowIsStillSomebodyWhoReachedIt) {
  Case one;
  one.detections = {fixture::detection("10.20.0.11", "CVE-AGENT-1", 3465, model::Outcome::kAccepted)};
  const auto did = find(one.run(), "petct", "CVE-AGENT-1").exposure.did;
  ASSERT_EQ(did.size(), 1u);
  EXPECT_TRUE(did[0].attack);
}

TEST(Expose, AServiceWithoutAKnownPortIsReachedByEveryConnection) {
  Case one;
  for (model::Vulnerability& vulnerability : one.advisories[0].vulnerabilities) vulnerability.ports.clear();
  one.recording.flows = {flow("10.10.0.57", "10.20.0.11", 22, 1), flow("10.10.0.57", "10.20.0.11", 80, 1)};
  EXPECT_EQ(find(one.run(), "petct", "CVE-WEB").exposure.did.size(), 2u);
}

TEST(Expose, FindingsOfOneServiceStandTogetherWhateverTheirScores) {
  Case one;
  one.advisories[0].vulnerabilities[2].scores[0].base = 4.0;
  one.advisories[0].vulnerabilities[3].scores[0].base = 2.0;
  const auto assessment = one.run();
  const auto rank = [&](const char* vulnerability) { return find(assessment, "petct", vulnerability).priority.rank; };
  EXPECT_EQ(rank("CVE-AGENT-1"), 1u) << "reachable from an entry zone";
  EXPECT_EQ(rank("CVE-AGENT-2"), 1u);
  EXPECT_EQ(rank("CVE-AGENT-3"), 1u);
  EXPECT_EQ(rank("CVE-WEB"), 2u);
  EXPECT_EQ(find(assessment, "petct", "CVE-AGENT-2").priority.reasons.back().rule, "same-service");
  EXPECT_EQ(find(assessment, "mr", "CVE-WEB").priority.rank, 0u);
}

TEST(Expose, WhatAnsweredAsVulnerableComesBeforeWhatAnsweredAsPatched) {
  Case one;
  one.detections = {fixture::detection("10.20.0.11", "CVE-WEB", 80, model::Outcome::kAnsweredVulnerable),
                    fixture::detection("10.20.0.13", "CVE-WEB", 80, model::Outcome::kAnsweredPatched)};
  const auto assessment = one.run();
  EXPECT_LT(find(assessment, "petct", "CVE-WEB").priority.rank, find(assessment, "spectct", "CVE-WEB").priority.rank);
  EXPECT_LT(find(assessment, "spectct", "CVE-WEB").priority.rank, find(assessment, "spect", "CVE-WEB").priority.rank);
}

TEST(Expose, BothSidesOfThePatientsRiskAreSaidAndNotForDevicesThatAreNotAffected) {
  const auto assessment = Case{}.run();
  const auto& petct = find(assessment, "petct", "CVE-AGENT-1");
  EXPECT_NE(petct.leave_on.find("office"), std::string::npos);
  EXPECT_NE(petct.leave_on.find("Exploits are public"), std::string::npos);
  EXPECT_NE(petct.leave_on.find("injected"), std::string::npos);
  EXPECT_NE(petct.take_off.find("by hand"), std::string::npos);
  EXPECT_TRUE(find(assessment, "mr", "CVE-WEB").leave_on.empty());
}

}  // namespace
}  // namespace asepsis::assess
