#include "model/recording.h"

#include <gtest/gtest.h>

#include <map>

#include "model/arbitrary_recording.h"
#include "model/recording_format.h"

namespace asepsis::model {
namespace {

using testing::some_recording;

TEST(Merge, TheOrderInWhichCapturesAreReadDoesNotMatter) {
  EXPECT_TRUE(rc::check([] {
    const Recording a = some_recording(), b = some_recording();
    RC_ASSERT(merge(a, b) == merge(b, a));
  }));
}

TEST(Merge, HowCapturesAreGroupedDoesNotMatter) {
  EXPECT_TRUE(rc::check([] {
    const Recording a = some_recording(), b = some_recording(), c = some_recording();
    RC_ASSERT(merge(merge(a, b), c) == merge(a, merge(b, c)));
  }));
}

TEST(Merge, NothingAddedChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const Recording a = some_recording();
    RC_ASSERT(merge(a, {}) == a);
    RC_ASSERT(merge({}, a) == a);
  }));
}

template <class Fact>
bool in_order(const std::vector<Fact>& facts) {
  for (std::size_t i = 1; i < facts.size(); ++i)
    if (!(key(facts[i - 1]) < key(facts[i]))) return false;
  return true;
}

// The plain way: everything into a map, one number at a time.
template <class Fact, class Number>
auto totals(const Recording& a, const Recording& b, std::vector<Fact> Recording::*facts, Number number) {
  std::map<std::string, std::uint64_t> sums;
  for (const auto* side : {&a, &b})
    for (const Fact& fact : side->*facts) {
      std::uint64_t& sum = sums[fact.id.text];
      sum = number(fact) > kLargestCount - sum ? kLargestCount : sum + number(fact);
    }
  return sums;
}

TEST(Merge, CountsAreAddedKeyByKeyAndEveryVectorStaysInOrder) {
  EXPECT_TRUE(rc::check([] {
    const Recording a = some_recording(), b = some_recording(), both = merge(a, b);
    RC_ASSERT(in_order(both.observations) && in_order(both.flows) && in_order(both.contacts));
    const auto count = [](const Observation& o) { return o.count; };
    RC_ASSERT(totals(both, {}, &Recording::observations, count) == totals(a, b, &Recording::observations, count));
    const auto bytes = [](const Flow& f) { return f.bytes; };
    RC_ASSERT(totals(both, {}, &Recording::flows, bytes) == totals(a, b, &Recording::flows, bytes));
    const auto one = [](const Contact&) { return std::uint64_t{0}; };
    RC_ASSERT(totals(both, {}, &Recording::contacts, one) == totals(a, b, &Recording::contacts, one));
  }));
}

TEST(Merge, AContactSeenInTwoCapturesIsOneAndKeepsTheAnswerThatOneOfThemSaw) {
  Contact probe;
  probe.kind = Contact::Kind::kRangeProbe;
  probe.origin = {"b.pcap", 9, 0};
  probe.id = contact_id(probe);
  Contact answered = probe;
  answered.answer = Contact::Answer::kStatus;
  answered.status = 416;
  answered.origin = {"a.pcap", 7, 0};
  Recording a, b;
  a.contacts = {probe};
  b.contacts = {answered};
  ASSERT_EQ(merge(a, b).contacts.size(), 1u);
  EXPECT_EQ(merge(a, b).contacts[0], answered);
}

TEST(Merge, TheEarliestOriginStaysAndARecognisedProtocolIsNotForgotten) {
  Flow early, late;
  early.first = early.last = Time{1};
  early.origin = {"b.pcap", 1, 0};
  late.first = late.last = Time{2};
  late.origin = {"a.pcap", 1, 0};
  late.protocol = "dicom";
  Recording a, b;
  a.flows = {late};
  b.flows = {early};
  const Flow flow = merge(a, b).flows.at(0);
  EXPECT_EQ(flow.origin, early.origin);
  EXPECT_EQ(flow.protocol, "dicom");
  EXPECT_EQ(flow.first, Time{1});
  EXPECT_EQ(flow.last, Time{2});
}

TEST(Merge, TimesOfACoverageWithoutPacketsDoNotCount) {
  Recording nothing, something;
  nothing.coverage.networks = {*parse_cidr("10.20.0.0/24")};
  something.coverage.packets = 1;
  something.coverage.from = something.coverage.to = Time{5};
  const Coverage both = merge(nothing, something).coverage;
  EXPECT_EQ(both.from, Time{5});
  EXPECT_EQ(both.networks.size(), 1u);
}

TEST(Ids, SayTheSameForTheSameFactAndNothingOfWhereItStood) {
  Contact contact;
  contact.client = *parse_ip("10.10.0.57");
  const Id id = contact_id(contact);
  contact.origin = {"other.pcap", 5, 5};
  contact.status = 416;
  EXPECT_EQ(contact_id(contact), id);
  contact.client_port = 1;
  EXPECT_NE(contact_id(contact), id);
  const IpAddress a = *parse_ip("10.0.0.1"), b = *parse_ip("10.0.0.2");
  EXPECT_NE(flow_id(a, b, Transport::kTcp, 80), flow_id(b, a, Transport::kTcp, 80));
  EXPECT_NE(flow_id(a, b, Transport::kTcp, 80), flow_id(a, b, Transport::kUdp, 80));
  EXPECT_NE(observation_id(a, "x", "yz"), observation_id(a, "xy", "z"));
}

}  // namespace
}  // namespace asepsis::model
