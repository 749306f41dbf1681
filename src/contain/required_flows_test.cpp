#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "contain/morning.h"

namespace asepsis::contain {
namespace {

using testing::ip;
using testing::Morning;

std::size_t count(const std::vector<model::RequiredFlow>& flows, std::string_view name, std::string_view because) {
  return static_cast<std::size_t>(
      std::ranges::count_if(flows, [&](const auto& flow) { return flow.name == name && flow.because == because; }));
}

TEST(RequiredFlows, ObservedOnesCarryWhoWhenAndProof) {
  const Morning morning;
  const auto required = required_flows(morning.situation());
  EXPECT_EQ(count(required, "images to the archive", "observed"), 4u);
  EXPECT_EQ(count(required, "storage commitment report", "observed"), 4u);
  EXPECT_EQ(count(required, "worklist", "observed"), 4u);
  EXPECT_EQ(required[0].client, "10.20.0.11");
  EXPECT_EQ(required[0].server, "10.30.0.20");
  EXPECT_EQ(required[0].port, 11112);  // the operation tells, not the usual port
  EXPECT_TRUE(required[0].last_seen);
  EXPECT_EQ(required[0].why.size(), 1u);
}

TEST(RequiredFlows, WhatTheTemplateKnowsAndNobodySawIsRequiredWithItsObservedPartner) {
  const Morning morning;
  const auto required = required_flows(morning.situation());
  EXPECT_EQ(count(required, "priors sent back", "clinical template"), 4u);
  EXPECT_EQ(count(required, "seldom used", "clinical template"), 0u);
  const auto priors = std::ranges::find(required, "priors sent back", &model::RequiredFlow::name);
  EXPECT_EQ(priors->client_address, ip("10.30.0.20"));
  EXPECT_EQ(priors->server_address, ip("10.20.0.11"));
  EXPECT_EQ(priors->port, 104);
  EXPECT_FALSE(priors->last_seen);
}

TEST(RequiredFlows, APartnerThatIsNotKnownOrNotTheOnlyOneIsNamedByItsRole) {
  Morning morning;
  morning.recording.flows.clear();
  morning.devices.push_back(morning.devices[5]);
  morning.devices.back().addresses = {ip("10.30.0.99")};
  const auto required = required_flows(morning.situation());
  EXPECT_EQ(required[0].server, "archive");
  EXPECT_FALSE(required[0].server_address);
  EXPECT_EQ(required[0].port, 104);
}

TEST(RequiredFlows, TheSameOperationFromAnotherRoleIsAnotherFlow) {
  Morning morning;
  auto row = morning.knowledge.flows[3];
  row.name = "images from a modality";
  row.partner = "modality";
  morning.knowledge.flows.push_back(row);
  morning.add_flow("10.20.0.15", "10.20.0.14", 104, "dicom", {"c-store"});
  const auto required = required_flows(morning.situation());
  EXPECT_EQ(count(required, "images from a modality", "observed"), 1u);
  EXPECT_EQ(count(required, "priors sent back", "observed"), 0u);
}

TEST(RequiredFlows, AnAttackIsNoNeed) {
  Morning morning;
  auto row = morning.knowledge.flows[0];
  row.name = "web";
  row.device_opens = false;
  row.operation.clear();
  row.protocol = "http";
  row.confidence = 0.1;
  morning.knowledge.flows = {row};
  const auto required = required_flows(morning.situation());
  EXPECT_EQ(required.size(), 1u);  // the visit; the other three rows are touch and probe alone
}

TEST(Share, AVisitAndAProbeInOneRowAreToldApart) {
  const Morning morning;
  const auto situation = morning.situation();
  const auto required = required_flows(situation);
  const auto share_of = [&](std::string_view server, std::uint16_t port) {
    const auto flow = std::ranges::find_if(morning.recording.flows, [&](const model::Flow& f) {
      return f.client == ip("10.10.0.57") && f.server == ip(server) && f.port == port;
    });
    return share(*flow, situation, required);
  };
  EXPECT_EQ(share_of("10.20.0.11", 80).attack, 2u);
  EXPECT_EQ(share_of("10.20.0.11", 80).benign, 1u);
  EXPECT_EQ(share_of("10.20.0.12", 80).benign, 0u);
  EXPECT_EQ(share_of("10.20.0.15", 80).attack, 1u);
  EXPECT_EQ(share_of("10.30.0.20", 8042).attack, 0u);
}

TEST(Share, SeveralRequestsOnOneConnectionAreOneAndMoreContactsThanConnectionsLeaveNone) {
  Morning morning;
  auto again = *std::ranges::find(morning.recording.contacts, model::Contact::Kind::kRangeProbe, &model::Contact::kind);
  morning.recording.contacts.push_back(again);
  const auto& flow = *std::ranges::find_if(morning.recording.flows, [&](const model::Flow& f) {
    return f.client == again.client && f.server == again.server && f.port == again.port;
  });
  EXPECT_EQ(share(flow, morning.situation(), {}).attack, 2u);
  for (std::uint16_t port = 1; port < 9; ++port) {
    again.client_port = port;
    morning.recording.contacts.push_back(again);
  }
  EXPECT_EQ(share(flow, morning.situation(), {}).attack, 3u);
  EXPECT_EQ(share(flow, morning.situation(), {}).benign, 0u);
}

TEST(Share, ANotifyThatNoDetectionNamesIsOrdinaryWork) {
  Morning morning;
  std::erase_if(morning.detections, [](const auto& detection) { return detection.port == 3465; });
  const auto& flow = *std::ranges::find_if(
      morning.recording.flows, [&](const model::Flow& f) { return f.port == 3465 && f.server == ip("10.20.0.11"); });
  EXPECT_EQ(share(flow, morning.situation(), {}).benign, 1u);  // the touch still belongs to the sweep
}

// The twin: the plan's numbers by asking every flow and every required flow one by one, with rules read in the plainest
// way.
bool denied(const model::Option& option, const IpAddress& client, const IpAddress& server, Transport transport,
            std::uint16_t port) {
  for (const model::Rule& rule : option.rules) {
    const auto side = [](const std::vector<Cidr>& cidrs, const IpAddress& end) {
      if (cidrs.empty()) return true;
      for (const Cidr& cidr : cidrs)
        if (cidr.base <= end && end <= cidr.last()) return true;
      return false;
    };
    if (rule.transport && *rule.transport != transport) continue;
    if (rule.ports.contains(port) && side(rule.from, client) && side(rule.to, server)) return !rule.allow;
  }
  return false;
}

void shuffle(Morning& morning) {
  const std::vector<std::string> ends{"10.20.0.11", "10.20.0.12", "10.20.0.14", "10.20.0.15",
                                      "10.30.0.20", "10.30.0.21", "10.10.0.57", "10.10.0.9"};
  const int more = *rc::gen::inRange(0, 12);
  for (int i = 0; i < more; ++i) {
    const std::string client = *rc::gen::elementOf(ends), server = *rc::gen::elementOf(ends);
    const auto port = *rc::gen::element<std::uint16_t>(80, 104, 443, 445, 3465, 11112, 50000);
    const auto operation = *rc::gen::element<std::string>("", "c-store", "worklist", "n-event-report");
    const bool known = std::ranges::any_of(morning.recording.flows, [&](const model::Flow& flow) {
      return flow.client == ip(client) && flow.server == ip(server) && flow.port == port;
    });
    if (known || client == server) continue;
    std::vector<std::string> operations;
    if (!operation.empty()) operations.push_back(operation);
    morning.add_flow(client, server, port, operation.empty() ? "" : "dicom", operations, *rc::gen::inRange(1u, 5u));
  }
  if (*rc::gen::inRange(0, 2) == 0)
    morning.set_services({*rc::gen::element<std::uint16_t>(80, 104, 3465), 443}, *rc::gen::arbitrary<bool>());
}

TEST(Plan, NumbersAreWhatTheRulesGiveFlowByFlow) {
  const auto property = [] {
    Morning morning;
    shuffle(morning);
    const auto situation = morning.situation();
    const auto required = required_flows(situation);
    const model::Plan plan = contain::plan(situation);
    for (const model::Option& option : plan.options) {
      std::uint64_t lost = 0, said = 0, kept = 0;
      for (const model::Flow& flow : morning.recording.flows) {
        const FlowShare part = share(flow, situation, required);
        RC_ASSERT(part.attack + part.benign == flow.connections);
        if (!part.required && denied(option, flow.client, flow.server, flow.transport, flow.port)) lost += part.benign;
      }
      for (const model::LostFlow& flow : option.benign_lost) said += flow.connections;
      RC_ASSERT(said == lost);
      for (const model::RequiredFlow& flow : required)
        if (!denied(option, *flow.client_address, *flow.server_address, flow.transport, *flow.port)) ++kept;
      RC_ASSERT(option.required_kept == kept);
      RC_ASSERT(option.required_broken.size() + kept == plan.required_total);
    }
  };
  EXPECT_TRUE(rc::check("plan == flow by flow", property));
}

TEST(Plan, LosingTheEvidenceOfANeedNeverMakesAnOptionLookBetter) {
  const auto property = [] {
    Morning morning;
    const auto before = contain::plan(morning.situation());
    auto& flows = morning.recording.flows;
    flows.erase(flows.begin() + *rc::gen::inRange<long>(0, static_cast<long>(flows.size())));
    const auto after = contain::plan(morning.situation());
    RC_ASSERT(after.required_total == before.required_total);
    for (std::size_t i = 0; i < before.options.size(); ++i)
      RC_ASSERT(after.options[i].required_broken.size() >= before.options[i].required_broken.size());
  };
  EXPECT_TRUE(rc::check("template keeps it required", property));
}

}  // namespace
}  // namespace asepsis::contain
