#include "know/sink.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <numeric>

#include "know/fakes_for_test.h"
#include "know/ledger.h"

namespace asepsis::know {
namespace {

using fake::conversation;
using fake::ip;
using fake::mac;
using wire::Side;

const std::vector<std::string> kFiles{"a.pcap", "b.pcap"};

wire::http::Message get() {
  wire::http::Request request;
  request.method = "GET";
  request.user_agent = "agent";
  return request;
}

model::Flow the_flow(const tap::Conversation& ended) {
  Sink sink(kFiles);
  sink.on_end(ended);
  const auto recording = std::move(sink).take();
  EXPECT_EQ(recording.flows.size(), 1u);
  return recording.flows.empty() ? model::Flow{} : recording.flows[0];
}

TEST(KnowSink, ConversationsOfOneServiceAreOneRowThatCounts) {
  Sink sink(kFiles);
  auto first = conversation("10.10.0.57", "10.20.0.11", 80, 2);
  auto second = conversation("10.10.0.57", "10.20.0.11", 80, 1);
  first.protocol = "http";
  sink.on_message(first, Side::kClient, get(), fake::place(5, 7));
  sink.on_end(first);
  sink.on_end(second);
  const auto recording = std::move(sink).take();
  ASSERT_EQ(recording.flows.size(), 1u);
  const model::Flow& flow = recording.flows[0];
  EXPECT_EQ(flow.id, model::flow_id(first.client, first.server, Transport::kTcp, 80));
  EXPECT_EQ(flow.connections, 2u);
  EXPECT_EQ(flow.packets, 20u);
  EXPECT_EQ(flow.protocol, "http");
  EXPECT_EQ(flow.operations, std::vector<std::string>{"get"});
  EXPECT_EQ(flow.first, second.first);
  EXPECT_EQ(flow.last, first.last);
  EXPECT_EQ(flow.origin, (model::PacketOrigin{"a.pcap", 1, 14})) << "the first packet of the earlier conversation";
}

TEST(KnowSink, HowAConnectionEndedIsCounted) {
  auto touched = conversation("10.10.0.57", "10.20.0.11", 80);
  touched.client_payload = touched.server_payload = 0;
  EXPECT_EQ(the_flow(touched).empty, 1u);

  auto refused = touched;
  refused.syn_ack = false;
  refused.rst_by_server = true;
  EXPECT_EQ(the_flow(refused).refused, 1u);
  EXPECT_EQ(the_flow(refused).silent, 0u);

  auto silent = touched;
  silent.syn_ack = false;
  EXPECT_EQ(the_flow(silent).silent, 1u);
  EXPECT_EQ(the_flow(silent).empty, 0u);

  auto half_seen = silent;  // its answer was not captured, but nobody sends data into nothing
  half_seen.client_payload = 10;
  EXPECT_EQ(the_flow(half_seen).silent, 0u);

  auto midstream = silent;
  midstream.syn = false;
  EXPECT_EQ(the_flow(midstream).silent, 0u);

  auto aborted = conversation("10.10.0.57", "10.20.0.11", 80);
  aborted.rst_by_server = true;
  EXPECT_EQ(the_flow(aborted).refused, 0u) << "a reset after data is no refusal";

  auto datagram = conversation("10.20.0.11", "10.20.0.1", 123);
  datagram.transport = Transport::kUdp;
  EXPECT_EQ(the_flow(datagram).silent, 0u);
  datagram.server_payload = 0;
  EXPECT_EQ(the_flow(datagram).silent, 1u);
}

TEST(KnowSink, GroupsAndNobodyAreNoFlows) {
  for (const auto& [client, server] : {std::pair("0.0.0.0", "255.255.255.255"), std::pair("10.0.0.1", "224.0.0.252"),
                                       std::pair("10.0.0.1", "10.0.0.255"), std::pair("fe80::1", "ff02::2")}) {
    auto group = conversation(client, server, 138);
    group.transport = Transport::kUdp;
    group.server_payload = 0;
    Sink sink(kFiles);
    sink.on_end(group);
    EXPECT_TRUE(std::move(sink).take().flows.empty()) << server;
  }
}

TEST(KnowSink, ARepeatedClaimIsOneObservationWithTheEarliestOrigin) {
  Sink sink(kFiles);
  const auto web = conversation("10.10.0.57", "10.20.0.11", 80);
  sink.on_message(web, Side::kClient, get(), {1, 9, 60, Time{50}});
  sink.on_message(web, Side::kClient, get(), {0, 3, 60, Time{20}});
  sink.on_message(web, Side::kClient, get(), {0, 4, 60, Time{90}});
  const auto recording = std::move(sink).take();
  ASSERT_EQ(recording.observations.size(), 1u);
  const auto& seen = recording.observations[0];
  EXPECT_EQ(seen.count, 3u);
  EXPECT_EQ(seen.first, Time{20});
  EXPECT_EQ(seen.last, Time{90});
  EXPECT_EQ(std::get<model::PacketOrigin>(seen.origin), (model::PacketOrigin{"a.pcap", 3, 60}));
  EXPECT_EQ(seen.id, model::observation_id(seen.subject, seen.claim, seen.value));
  EXPECT_TRUE(seen.forgeable);
}

TEST(KnowSink, AMacBeforeTwoNetworksIsARouterAndOneBeforeItsOwnAddressesIsNot) {
  Sink sink(kFiles);
  sink.on_host(ip("10.20.0.1"), mac("00:1b:21:0a:14:01"), true, fake::place(1));
  sink.on_host(ip("10.30.0.20"), mac("00:1b:21:0a:14:01"), false, fake::place(2));
  sink.on_host(ip("10.20.0.11"), mac("00:19:99:20:00:11"), true, fake::place(3));
  sink.on_host(ip("169.254.7.7"), mac("00:19:99:20:00:11"), true, fake::place(4));
  for (const auto* far : {"10.40.0.1", "10.40.0.2", "10.40.0.3"})
    sink.on_host(ip(far), mac("00:00:5e:00:01:01"), false, fake::place(5));
  for (const auto* moved : {"10.10.1.5", "10.10.2.5"})  // one network of /16: both said so by ARP
    sink.on_host(ip(moved), mac("b8:ca:3a:10:00:57"), true, fake::place(6));
  const auto recording = std::move(sink).take();
  EXPECT_EQ(recording.router_macs, (std::vector<MacAddress>{mac("00:00:5e:00:01:01"), mac("00:1b:21:0a:14:01")}));
}

TEST(KnowSink, OnlyNetworksWhoseOwnTrafficWasHeardAreCovered) {
  Sink sink(kFiles);
  sink.on_host(ip("10.20.0.11"), mac("00:19:99:20:00:11"), true, fake::place(1));
  sink.on_host(ip("10.30.0.20"), mac("00:1b:21:0a:14:01"), false, fake::place(2));
  sink.on_host(ip("fd00:20::11"), mac("00:19:99:20:00:11"), true, fake::place(3));
  sink.on_host(ip("fe80::1"), mac("00:19:99:20:00:11"), true, fake::place(4));
  sink.on_host(ip("0.0.0.0"), mac("00:19:99:20:00:11"), true, fake::place(5));
  const auto recording = std::move(sink).take();
  EXPECT_EQ(recording.coverage.networks, (std::vector<Cidr>{*parse_cidr("10.20.0.0/24"), *parse_cidr("fd00:20::/64")}));
}

TEST(KnowSink, ADnsServerIsOneThatAnswers) {
  auto query = conversation("10.20.0.11", "10.20.0.1", 53);
  query.transport = Transport::kUdp;
  query.protocol = "dns";
  for (const bool answered : {true, false}) {
    query.server_payload = answered ? 80 : 0;
    Sink sink(kFiles);
    sink.on_end(query);
    EXPECT_EQ(std::move(sink).take().observations.size(), answered ? 1u : 0u);
  }
}

TEST(KnowSink, AHostThatMakesUpValuesWithoutEndFillsItsShareAndSaysThatSomeWereLeftOut) {
  Sink sink(kFiles);
  const auto web = conversation("10.10.0.57", "10.20.0.11", 80);
  for (int i = 0; i < 400; ++i) {
    wire::http::Request request;
    request.method = "GET";
    request.user_agent = "agent " + std::to_string(i);
    sink.on_message(web, Side::kClient, wire::http::Message(request), fake::place(i));
  }
  const auto recording = std::move(sink).take();
  EXPECT_EQ(recording.observations.size(), 256u);
  EXPECT_FALSE(recording.complete);
  ASSERT_EQ(recording.problems.size(), 1u);
  EXPECT_EQ(recording.problems[0].expected, "fewer different claims of the hosts: 144 left out");
}

// One conversation's calls, in their order.
using Call = std::function<void(Sink&)>;

std::vector<Call> calls_of(std::uint64_t number, std::string client, std::string server, int kind) {
  const auto c = std::make_shared<tap::Conversation>(
      conversation(client, server, static_cast<std::uint16_t>(kind == 0 ? 80 : 104), number));
  const auto at = [number](int n) {
    return fake::place(static_cast<std::int64_t>(number) * 1'000 + n, number * 10 + static_cast<std::uint64_t>(n));
  };
  std::vector<Call> calls;
  calls.push_back([c, at](Sink& s) { s.on_host(c->client, mac("00:19:99:20:00:11"), true, at(0)); });
  if (kind == 0) {
    c->protocol = "http";
    calls.push_back([c, at](Sink& s) { s.on_message(*c, Side::kClient, get(), at(1)); });
  } else {
    c->protocol = "dicom";
    wire::dicom::Associate request;
    request.calling_ae = "A" + std::to_string(number % 3);
    request.called_ae = "PACS";
    calls.push_back([=](Sink& s) { s.on_message(*c, Side::kClient, wire::dicom::Message(request), at(1)); });
    wire::dicom::DataSet object;
    object.identity.station = "A1";
    object.identity.model = "M";
    calls.push_back([=](Sink& s) { s.on_message(*c, Side::kClient, wire::dicom::Message(object), at(2)); });
  }
  calls.push_back([c](Sink& s) { s.on_end(*c); });
  return calls;
}

TEST(KnowSinkProperty, IndependentConversationsMayComeInAnyOrder) {
  EXPECT_TRUE(rc::check("any interleaving that keeps each conversation's own order gives the same recording", [] {
    std::vector<std::vector<Call>> conversations;
    const auto count = *rc::gen::inRange(1, 8);
    for (int i = 1; i <= count; ++i)
      conversations.push_back(calls_of(static_cast<std::uint64_t>(i),
                                       "10.20.0.1" + std::to_string(*rc::gen::inRange(0, 3)),
                                       "10.30.0.2" + std::to_string(*rc::gen::inRange(0, 2)), *rc::gen::inRange(0, 2)));
    Sink straight(kFiles), mixed(kFiles);
    for (const auto& calls : conversations)
      for (const Call& call : calls) call(straight);
    std::vector<std::size_t> next(conversations.size(), 0), unfinished(conversations.size());
    std::iota(unfinished.begin(), unfinished.end(), std::size_t{0});
    while (!unfinished.empty()) {
      const auto pick = *rc::gen::inRange<std::size_t>(0, unfinished.size());
      const std::size_t i = unfinished[pick];
      conversations[i][next[i]++](mixed);
      if (next[i] == conversations[i].size()) unfinished.erase(unfinished.begin() + static_cast<std::ptrdiff_t>(pick));
    }
    RC_ASSERT(std::move(straight).take() == std::move(mixed).take());
  }));
}

}  // namespace
}  // namespace asepsis::know
