#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "watch/fakes_for_test.h"
#include "watch/sweeps.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using fake::answered;
using fake::contact;
using fake::ip;
using model::Contact;
using model::Outcome;

constexpr auto kProbe = Contact::Kind::kRangeProbe;
constexpr auto kNotify = Contact::Kind::kAgentNotify;
constexpr auto kTouch = Contact::Kind::kTouch;

model::Detection judged(std::vector<Contact> contacts, std::vector<model::Observation> observations = {},
                        std::vector<model::Device> devices = {}) {
  model::Recording recording;
  recording.contacts = std::move(contacts);
  recording.observations = std::move(observations);
  const auto found = judge(recording, devices, {});
  EXPECT_EQ(found.size(), 1u);
  return found.empty() ? model::Detection{} : found[0];
}

const Contact kAsked = contact(kProbe, "10.10.0.57", "10.20.0.11", 80);

TEST(Judge, TheAnswersOfHttpSysTellPatchedFromUnpatched) {
  for (const auto* server : {"Microsoft-IIS/7.5", "Microsoft-HTTPAPI/2.0"}) {
    EXPECT_EQ(judged({answered(kAsked, 416, server)}).outcome, Outcome::kAnsweredVulnerable);
    EXPECT_EQ(judged({answered(kAsked, 400, server)}).outcome, Outcome::kAnsweredPatched);
    EXPECT_EQ(judged({answered(kAsked, 200, server)}).outcome, Outcome::kUnknown);
  }
  const auto detection = judged({answered(kAsked, 416, "Microsoft-IIS/7.5")});
  EXPECT_EQ(detection.vulnerabilities, std::vector<std::string>{"CVE-2015-1635"});
  EXPECT_EQ(detection.server, ip("10.20.0.11"));
  EXPECT_EQ(detection.port, 80);
}

TEST(Judge, TheSameAnswerOfAnotherServerProvesNothing) {
  EXPECT_EQ(judged({answered(kAsked, 416, "nginx/1.18.0")}).outcome, Outcome::kUnknown);
  EXPECT_EQ(judged({answered(kAsked, 400, "nginx/1.18.0")}).outcome, Outcome::kUnknown);
  EXPECT_EQ(judged({answered(kAsked, 416)}).outcome, Outcome::kUnknown);
  // HTTP.sys on another port of the host does not make nginx vulnerable.
  EXPECT_EQ(judged({answered(kAsked, 416, "nginx/1.18.0")}, {fake::web_server("10.20.0.11", "Microsoft-HTTPAPI/2.0")})
                .outcome,
            Outcome::kUnknown);
}

TEST(Judge, AnAnswerWithoutAHeaderIsReadByWhatTheHostSaidElsewhere) {
  const auto seen = fake::web_server("10.20.0.11", "microsoft-iis/7.5");
  const auto detection = judged({answered(kAsked, 416)}, {seen});
  EXPECT_EQ(detection.outcome, Outcome::kAnsweredVulnerable);
  ASSERT_EQ(detection.reasons.size(), 1u);
  EXPECT_NE(std::ranges::find(detection.reasons[0].why, seen.id), detection.reasons[0].why.end());
  EXPECT_EQ(judged({answered(kAsked, 416)}, {fake::web_server("10.20.0.12", "Microsoft-IIS/7.5")}).outcome,
            Outcome::kUnknown);
  auto two_addresses = fake::device("petct", "10.20.0.11");
  two_addresses.addresses.push_back(ip("fd00:20::11"));
  EXPECT_EQ(
      judged({answered(kAsked, 416)}, {fake::web_server("fd00:20::11", "Microsoft-IIS/7.5")}, {two_addresses}).outcome,
      Outcome::kAnsweredVulnerable);
}

TEST(Judge, NoAnswerIsSilenceOnlyWhereNothingWasLost) {
  EXPECT_EQ(judged({kAsked}).outcome, Outcome::kSilent);
  model::Recording lossy;
  lossy.contacts = {kAsked};
  lossy.coverage.lost = 1;
  EXPECT_EQ(judge(lossy, {}, {})[0].outcome, Outcome::kUnknown);
}

TEST(Judge, RepeatedProbesAreOneDetectionThatCountsAndTheWorstAnswerHolds) {
  const auto later = contact(kProbe, "10.10.0.57", "10.20.0.11", 80, 9);
  const auto detection =
      judged({answered(kAsked, 400, "Microsoft-IIS/7.5"), answered(later, 416, "Microsoft-IIS/7.5")});
  EXPECT_EQ(detection.count, 2u);
  EXPECT_EQ(detection.outcome, Outcome::kAnsweredVulnerable);
  EXPECT_EQ(detection.reasons.size(), 2u);
  EXPECT_EQ(detection.first, kAsked.at);
  EXPECT_EQ(detection.last, later.at);
  EXPECT_EQ(detection.why.size(), 2u);
}

TEST(Judge, ANotifyFromAListedManagementServerIsNoDetectionAndWithoutAListEveryOneIs) {
  model::Recording recording;
  recording.contacts = {contact(kNotify, "10.30.0.40", "10.20.0.11", 3465)};
  EXPECT_TRUE(judge(recording, {}, {{ip("10.30.0.40")}, true}).empty());
  const auto stranger = judge(recording, {}, {{ip("10.30.0.41")}, true});
  ASSERT_EQ(stranger.size(), 1u);
  EXPECT_EQ(stranger[0].outcome, Outcome::kUnknown);
  EXPECT_EQ(stranger[0].vulnerabilities, (std::vector<std::string>{"CVE-2015-1497", "CVE-2015-7860", "CVE-2015-7861"}));
  const auto without_list = judge(recording, {}, {});
  ASSERT_EQ(without_list.size(), 1u);
  EXPECT_EQ(without_list[0].reasons.back().text, "sender not known as management server: no list was given");
}

TEST(Judge, AcceptedAndRefusedNotifiesAreTheReplysWord) {
  auto made = contact(kNotify, "10.10.0.57", "10.20.0.11", 3465);
  made.answer = Contact::Answer::kAccepted;
  EXPECT_EQ(judged({made}).outcome, Outcome::kAccepted);
  made.answer = Contact::Answer::kRefused;
  EXPECT_EQ(judged({made}).outcome, Outcome::kRefused);
}

TEST(Judge, TouchesOfManyServersAreOneSweepAndOfFewNone) {
  std::vector<Contact> touches;
  for (int host = 10; host <= 18; ++host)
    for (const std::uint16_t port : {std::uint16_t{80}, std::uint16_t{3465}})
      touches.push_back(contact(kTouch, "10.10.0.57", "10.20.0." + std::to_string(host), port, host - 10));
  const auto sweep = judged(touches);
  EXPECT_EQ(sweep.rule, "sweep");
  EXPECT_EQ(sweep.count, 18u);
  EXPECT_EQ(sweep.servers.size(), 9u);
  EXPECT_FALSE(sweep.server);
  EXPECT_FALSE(sweep.port);
  EXPECT_TRUE(sweep.vulnerabilities.empty());
  EXPECT_EQ(sweep.outcome, Outcome::kSilent);

  model::Recording few;
  few.contacts.assign(touches.begin(), touches.begin() + 8);  // four servers
  EXPECT_TRUE(judge(few, {}, {}).empty());
}

TEST(Judge, TheSameServersOverAnHourAreNoSweep) {
  model::Recording slow;
  for (int host = 10; host <= 18; ++host)
    slow.contacts.push_back(contact(kTouch, "10.10.0.57", "10.20.0." + std::to_string(host), 80, host * 400));
  EXPECT_TRUE(judge(slow, {}, {}).empty());
}

// Quadratic, and plainly the definition: a touch is swept where some window of a minute around it has enough servers.
std::set<Id> swept_naively(const std::vector<Contact>& touches) {
  std::set<Id> swept;
  for (const Contact& from : touches) {
    std::set<IpAddress> servers;
    std::set<Id> window;
    for (const Contact& touch : touches) {
      if (touch.client != from.client || touch.at < from.at || touch.at - from.at > kSweepWindow) continue;
      servers.insert(touch.server);
      window.insert(touch.id);
    }
    if (servers.size() >= kSweepServers) swept.merge(window);
  }
  return swept;
}

TEST(JudgeProperty, SweepsAreWhatTheDefinitionSays) {
  EXPECT_TRUE(rc::check("two pointers find the touches that a search over all windows finds", [] {
    std::vector<Contact> touches;
    const auto count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
      auto touch = contact(kTouch, "10.0.0." + std::to_string(*rc::gen::inRange(1, 3)),
                           "10.0.1." + std::to_string(*rc::gen::inRange(1, 9)), 80, *rc::gen::inRange(0, 200));
      touch.client_port = static_cast<std::uint16_t>(i + 1);
      touch.id = model::contact_id(touch);
      touches.push_back(touch);
    }
    std::set<Id> found;
    std::uint64_t counted = 0;
    for (const auto& sweep : sweeps_of(touches)) {
      RC_ASSERT(sweep.servers.size() >= kSweepServers);
      counted += sweep.count;
      found.insert(sweep.why.begin(), sweep.why.end());
    }
    RC_ASSERT(found == swept_naively(touches));
    RC_ASSERT(counted == found.size());
  }));
}

}  // namespace
}  // namespace asepsis::watch
