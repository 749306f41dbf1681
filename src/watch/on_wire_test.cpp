#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "watch/fakes_for_test.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using fake::answered;
using fake::contact;
using model::Contact;

model::Recording heard(std::vector<std::string> networks) {
  model::Recording made;
  made.coverage.packets = 100;
  for (const auto& network : networks) made.coverage.networks.push_back(*parse_cidr(network));
  return made;
}

model::NetworkModel zones(bool imaging_tap) {
  model::NetworkModel made;
  made.zones = {{"office", {*parse_cidr("10.10.0.0/16")}, true, true, {}},
                {"imaging", {*parse_cidr("10.20.0.0/24")}, false, imaging_tap, {}}};
  return made;
}

std::string text(model::Recording recording, const model::Device& device,
                 const model::NetworkModel* network = nullptr) {
  const std::vector devices{device};
  return on_wire(devices, judge(recording, devices, {}), recording, network)[0].text;
}

const model::Device kDevice = fake::device("petct", "10.20.0.11", "imaging");

TEST(OnWire, SaysWhatWasSeenOfEachService) {
  auto recording = heard({"10.20.0.0/24"});
  const auto probe = contact(Contact::Kind::kRangeProbe, "10.10.0.57", "10.20.0.11", 80);
  recording.contacts = {answered(probe, 416, "Microsoft-IIS/7.5"),
                        contact(Contact::Kind::kAgentNotify, "10.10.0.57", "10.20.0.11", 3465)};
  EXPECT_EQ(text(recording, kDevice), "80: vulnerable answer (1 probe); 3465: 1 contact, not judged");
  recording.contacts = {answered(probe, 400, "Microsoft-IIS/7.5")};
  EXPECT_EQ(text(recording, kDevice), "80: patched answer, unconfirmed");
  recording.contacts = {answered(probe, 416, "nginx")};
  EXPECT_EQ(text(recording, kDevice), "80: 1 probe, not judged");
  recording.contacts = {probe};
  EXPECT_EQ(text(recording, kDevice), "80: 1 probe, no answer");
  EXPECT_EQ(text(recording, fake::device("other", "10.20.0.12")), "not seen");
}

TEST(OnWire, TwoAnswersThatExcludeEachOtherAreNotAveraged) {
  auto recording = heard({"10.20.0.0/24"});
  recording.contacts = {
      answered(contact(Contact::Kind::kRangeProbe, "10.10.0.57", "10.20.0.11", 80), 416, "Microsoft-IIS/7.5"),
      answered(contact(Contact::Kind::kRangeProbe, "10.10.0.58", "10.20.0.11", 80), 400, "Microsoft-IIS/7.5")};
  EXPECT_EQ(text(recording, kDevice), "80: conflicting answers, vulnerable and patched (2 probes)");
}

TEST(OnWire, NotSeenNeedsAnEarAndAnEmptyRecordingHasNone) {
  EXPECT_EQ(text(heard({"10.20.0.0/24"}), kDevice), "not seen");
  EXPECT_EQ(text(heard({"10.30.0.0/24"}), kDevice), "not observable");
  EXPECT_EQ(text({}, kDevice), "not observable");
}

TEST(OnWire, AZoneWithoutATapIsBlindWhateverElsePassedBy) {
  const auto blind = zones(false), tapped = zones(true);
  EXPECT_EQ(text(heard({"10.20.0.0/24"}), kDevice, &blind), "not observable");
  EXPECT_EQ(text(heard({"10.20.0.0/24"}), kDevice, &tapped), "not seen");
  EXPECT_EQ(text(heard({}), kDevice, &tapped), "not observable")
      << "the file promises a tap, this recording is not its";
  auto seen = kDevice;
  seen.seen_on_wire = true;
  EXPECT_EQ(text(heard({}), seen, &tapped), "not seen");
}

TEST(OnWireProperty, TakingATapAwayOnlyEverTurnsNotSeenIntoNotObservable) {
  EXPECT_TRUE(rc::check("removing a network or a tap never makes an answer surer", [] {
    auto recording = heard({"10.20.0.0/24", "10.30.0.0/24"});
    std::vector<model::Device> devices;
    for (const auto* address : {"10.20.0.11", "10.30.0.20", "10.40.0.1"}) {
      devices.push_back(fake::device(address, address, *rc::gen::element<std::string>("imaging", "office", "")));
      devices.back().seen_on_wire = *rc::gen::arbitrary<bool>();
      if (*rc::gen::arbitrary<bool>())
        recording.contacts.push_back(
            answered(contact(Contact::Kind::kRangeProbe, "10.10.0.57", address, 80), 416, "Microsoft-IIS/7.5"));
    }
    auto network = zones(*rc::gen::arbitrary<bool>());
    const auto detections = judge(recording, devices, {});
    const auto before = on_wire(devices, detections, recording, &network);
    auto& networks = recording.coverage.networks;
    if (*rc::gen::arbitrary<bool>()) networks.erase(networks.begin() + *rc::gen::inRange(0, 2));
    if (*rc::gen::arbitrary<bool>()) network.zones[*rc::gen::inRange<std::size_t>(0, 2)].tap = false;
    const auto after = on_wire(devices, detections, recording, &network);
    for (std::size_t i = 0; i < before.size(); ++i)
      RC_ASSERT(after[i].text == before[i].text || (before[i].text == "not seen" && after[i].text == "not observable"));
  }));
}

}  // namespace
}  // namespace asepsis::watch
