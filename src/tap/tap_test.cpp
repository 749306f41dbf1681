#include "tap/tap.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tap/testing_traffic.h"
#include "wire/ethernet/ethernet.h"
#include "wire/ip/ip.h"
#include "wire/tcp/tcp.h"

namespace asepsis::tap::testing {
namespace {

const End kClient = end_of("10.10.0.5", 50'000), kServer = end_of("10.20.0.11", 104);
const std::string kName = "10.10.0.5 50000 10.20.0.11 104";

using Lines = std::vector<std::string>;

Talk greeting() {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE hello\n").say(false, "LINE yes\n").say(true, "LINE bye\n").close();
  return talk;
}

const Lines kGreeting{"C LINE hello", "S LINE yes", "C LINE bye"};

TEST(Tap, TellsWhatBothSidesSaidInTheOrderInWhichTheySaidIt) {
  const Ran ran = run_lines(greeting().frames);
  EXPECT_EQ(ran.log.said.at(kName), kGreeting);
  ASSERT_EQ(ran.log.ended.size(), 1u);
  const Conversation& c = ran.log.ended[0];
  EXPECT_EQ(c.protocol, "lines");
  EXPECT_TRUE(c.syn && c.syn_ack && c.fin && !c.rst_by_server);
  EXPECT_EQ(c.packets, 12u);
  EXPECT_EQ(c.client_payload, 20u);
  EXPECT_EQ(c.server_payload, 9u);
  EXPECT_EQ(c.lost, 0u);
  EXPECT_EQ(ran.outcome.coverage.packets, 12u);
  EXPECT_EQ(ran.outcome.coverage.length().ns, 11'000'000);
  EXPECT_TRUE(ran.outcome.complete);
}

TEST(Tap, AMessageCutOverSegmentsIsToldOnceAtThePlaceWhereItBegins) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\nLINE two and more\nLINE three\n", 7).close();
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE two and more", "C LINE three"}));
  EXPECT_EQ(ran.log.misplaced, 0u);
  ASSERT_EQ(ran.log.places.size(), 3u);
  EXPECT_EQ(ran.log.places[1].packet, 5u);  // bytes 9.. are in the second data segment, the fifth packet
  EXPECT_EQ(ran.log.places[1].offset, 14u + 20 + 20 + 2);
}

TEST(Tap, TheClientIsWhoSentTheSynEvenToAHigherPort) {
  Talk talk(end_of("10.10.0.5", 1'023), end_of("10.20.0.11", 50'000));
  talk.open().say(true, "LINE x\n").close();
  EXPECT_EQ(run_lines(talk.frames).log.ended[0].client_port, 1'023);
}

TEST(Tap, TheClientIsWhoReceivedTheSynAckWhereTheSynWasNotCaptured) {
  Talk talk(end_of("10.10.0.5", 1'023), end_of("10.20.0.11", 50'000));
  talk.open().say(true, "LINE x\n").close();
  talk.frames.erase(talk.frames.begin());
  EXPECT_EQ(run_lines(talk.frames).log.ended[0].client_port, 1'023);
}

TEST(Tap, WithoutAHandShakeTheServerIsTheLowerPortAndWithEqualPortsTheLargerAddress) {
  for (const auto& [client, server] : {std::pair{end_of("10.10.0.5", 50'000), end_of("10.9.0.11", 104)},
                                       std::pair{end_of("10.10.0.5", 104), end_of("10.20.0.11", 104)}}) {
    Talk talk(client, server);
    talk.say(false, "LINE y\n").say(true, "LINE x\n");
    EXPECT_EQ(run_lines(talk.frames).log.ended[0].client, client.address);
  }
}

TEST(Tap, ASynThatComesLateStillSaysWhoIsClient) {
  Talk talk(end_of("10.10.0.5", 1'023), end_of("10.20.0.11", 50'000));
  talk.open().say(true, "LINE x\n").say(false, "LINE y\n").close();
  std::swap(talk.frames[0].bytes, talk.frames[3].bytes);
  std::swap(talk.frames[1].bytes, talk.frames[4].bytes);
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at("10.10.0.5 1023 10.20.0.11 50000"), (Lines{"C LINE x", "S LINE y"}));
  EXPECT_EQ(ran.log.ended.size(), 1u);
}

TEST(Tap, AStreamThatBeginsInTheMiddleIsReadFromItsLowestByte) {
  Talk talk(kClient, kServer);
  talk.say(true, "LINE one\nLINE two\n", 9);
  std::swap(talk.frames[0].bytes, talk.frames[1].bytes);
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName), (Lines{"C LINE one", "C LINE two"}));
}

TEST(Tap, OneDirectionAloneIsRead) {
  Talk talk = greeting();
  std::erase_if(talk.frames, [](const Frame& frame) { return frame.bytes[29] == std::byte{11}; });  // from the server
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE hello", "C LINE bye"}));
  EXPECT_EQ(ran.log.ended[0].lost, 9u);  // the client acknowledged them
  EXPECT_EQ(ran.log.ended[0].server_payload, 9u);
}

TEST(Tap, DataInTheSynIsRead) {
  using namespace wire::tcp;
  Talk talk(kClient, kServer);
  talk.segment(true, kSyn, "LINE early\n").segment(false, kSyn | kAck, "").say(true, "LINE late\n");
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName), (Lines{"C LINE early", "C LINE late"}));
}

TEST(Tap, SequenceNumbersMayWrap) {
  Talk talk(kClient, kServer, 0xffff'fff0u, 0xffff'ffffu);
  talk.open().say(true, "LINE one\nLINE two\nLINE three\n", 5).say(false, "LINE four\n", 3).close();
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName),
            (Lines{"C LINE one", "C LINE two", "C LINE three", "S LINE four"}));
}

TEST(Tap, ALostSegmentIsAGapAndNeverWrongBytes) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\nLINE two\nLINE three\nLINE four\n", 9).close();
  talk.frames.erase(talk.frames.begin() + 4);
  const Ran ran = run_lines(talk.frames);
  // "LINE two" is lost; the line that runs when the gap ends is not believed.
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE four"}));
  EXPECT_EQ(ran.log.ended[0].lost, 9u);
  EXPECT_EQ(ran.outcome.coverage.lost, 9u);
}

TEST(Tap, TheEndOfALineWhoseBeginningWasLostIsNoLine) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one and some more\nLINE two\n", 12).say(false, "LINE yes\n").close();
  talk.frames.erase(talk.frames.begin() + 3);
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName), (Lines{"C LINE two", "S LINE yes"}));
}

TEST(Tap, AnAnswerThatWasCapturedBeforeItsQuestionIsToldAfterIt) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE ask\n").say(false, "LINE answer\n").close();
  const Frame answer = talk.frames[5];
  for (std::size_t i = 5; i > 0; --i) talk.frames[i].bytes = talk.frames[i - 1].bytes;
  talk.frames[0].bytes = answer.bytes;
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName), (Lines{"C LINE ask", "S LINE answer"}));
}

TEST(Tap, BytesThatTheSnaplenCutAreAGapAtOnce) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\nLINE two\n").say(true, "LINE three\nLINE four\n").close();
  Frame& cut = talk.frames[3];
  cut.on_wire = static_cast<std::uint32_t>(cut.bytes.size());
  cut.bytes.erase(cut.bytes.end() - 4, cut.bytes.end());
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE four"}));
  EXPECT_EQ(ran.log.ended[0].lost, 4u);
}

TEST(Tap, ARetransmissionThatSaysSomethingElseIsAConflictAndTheFirstCopyWins) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE good\n");
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, 1'001, 9'001, "LINE evil\nLINE more\n"));
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE good", "C LINE more"}));
  EXPECT_EQ(ran.log.conflicts, 1u);
}

TEST(Tap, AConflictIsSeenAmongBytesThatWaitToo) {
  Talk talk(kClient, kServer);
  talk.open();
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, 1'011, 9'001, "LINE two\n"));
  talk.wait({1'000});
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, 1'011, 9'001, "LINE owt\n"));
  talk.wait({1'000});
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, 1'001, 9'001, "LINE good\n"));
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE good", "C LINE two"}));
  EXPECT_EQ(ran.log.conflicts, 1u);
}

TEST(Tap, AKeepAliveIsNoConflict) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE x\n");
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, talk.next[0] - 1, talk.next[1], std::string(1, '\0')));
  EXPECT_EQ(run_lines(talk.frames).log.conflicts, 0u);
}

TEST(Tap, ACopyThatARouterMadeCountsOnce) {
  Talk talk = greeting();
  std::vector<Frame> twice;
  for (const Frame& frame : talk.frames) {
    twice.push_back(frame);
    Frame copy = frame;
    copy.bytes[3] ^= std::byte{0x55};   // MAC
    copy.bytes[22] = std::byte{127};    // TTL
    copy.bytes[24] ^= std::byte{0x01};  // header checksum
    copy.bytes.insert(copy.bytes.begin() + 12, {std::byte{0x81}, std::byte{0}, std::byte{0}, std::byte{120}});
    copy.time = copy.time + Duration{20'000};
    twice.push_back(copy);
  }
  const Ran ran = run_lines(twice);
  EXPECT_EQ(ran.outcome.coverage.duplicates, 12u);
  EXPECT_EQ(ran.outcome.coverage.packets, 12u);
  EXPECT_EQ(ran.log.said.at(kName), kGreeting);
  EXPECT_EQ(ran.log.ended[0].packets, 12u);
}

TEST(Tap, TheSameHeaderWithOtherBytesIsNoCopy) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE good\n");
  Frame forged = talk.frames[3];
  forged.bytes.back() = std::byte{'!'};  // the checksum field still stands: a forger can make it right
  talk.frames.push_back(forged);
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.outcome.coverage.duplicates, 0u);
  EXPECT_EQ(ran.log.conflicts, 1u);
}

TEST(Tap, SkippedBytesAreNotLookedAtEvenAcrossSegmentsAndHoles) {
  Talk talk(kClient, kServer);
  std::string text = "LINE one\nSKIP 5000\n";
  for (int i = 0; i < 500; ++i) text += "LINE bad?\n";
  talk.open().say(true, text + "LINE two\n", 700).close();
  EXPECT_EQ(run_lines(talk.frames).log.said.at(kName), (Lines{"C LINE one", "C SKIP 5000", "C LINE two"}));
  talk.frames.erase(talk.frames.begin() + 6);  // in the middle of what is skipped: nothing that is read is missing
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C SKIP 5000", "C LINE two"}));
  EXPECT_EQ(ran.log.ended[0].lost, 700u);
}

TEST(Tap, AFinishedReadingIsCountedOn) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\nDONE\nLINE two\n").say(true, "LINE three\n").close();
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C DONE"}));
  EXPECT_EQ(ran.log.ended[0].client_payload, 34u);
}

TEST(Tap, AnUnknownProtocolIsCountedAndNotNamed) {
  Talk talk(kClient, kServer);
  talk.open().say(true, std::string(9'000, 'x')).say(false, "hm").close();
  const Ran ran = run_lines(talk.frames);
  EXPECT_TRUE(ran.log.said.empty());
  EXPECT_EQ(ran.log.ended[0].protocol, "");
  EXPECT_EQ(ran.log.ended[0].client_payload, 9'000u);
  EXPECT_EQ(ran.log.ended[0].server_payload, 2u);
}

TEST(Tap, ARefusedConnectionSaysWhoRefused) {
  Talk talk(kClient, kServer);
  talk.segment(true, wire::tcp::kSyn, "").reset(false);
  const Conversation c = run_lines(talk.frames).log.ended.at(0);
  EXPECT_TRUE(c.syn && !c.syn_ack && c.rst_by_server);
  EXPECT_EQ(c.client_payload + c.server_payload + c.lost, 0u);
}

TEST(Tap, APortThatIsUsedAgainIsANewConversation) {
  Talk first = greeting();
  Talk second(kClient, kServer, 77'000, 88'000);
  second.now = first.now;
  second.open().say(true, "LINE again\n").close();
  first.frames.insert(first.frames.end(), second.frames.begin(), second.frames.end());
  const Ran ran = run_lines(first.frames);
  EXPECT_EQ(ran.log.ended.size(), 2u);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE hello", "S LINE yes", "C LINE bye", "C LINE again"}));
}

TEST(Tap, ASynRepeatedIsTheSameConversation) {
  Talk talk(kClient, kServer);
  talk.segment(true, wire::tcp::kSyn, "").wait(seconds(3));
  --talk.next[0];
  talk.open().say(true, "LINE x\n").close();
  EXPECT_EQ(run_lines(talk.frames).log.ended.size(), 1u);
}

TEST(Tap, AForgedSynDoesNotCutALivingConnection) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\n");
  talk.frames.push_back(talk.make(true, wire::tcp::kSyn, 500'000, 0, ""));
  talk.wait({1'000}).say(true, "LINE two\n").close();
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.ended.size(), 1u);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE two"}));
}

TEST(Tap, ASynThatIsAnsweredCutsAnOpenConnection) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\n");
  Talk second(kClient, kServer, 500'000, 700'000);
  second.now = talk.now;
  second.open().say(true, "LINE two\n");
  talk.frames.insert(talk.frames.end(), second.frames.begin(), second.frames.end());
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.ended.size(), 2u);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE two"}));
}

TEST(Tap, AStraySegmentFarAwayDoesNotMoveTheStream) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE one\n");
  talk.frames.push_back(talk.make(true, wire::tcp::kAck, talk.next[0] + (1u << 30), talk.next[1], "LINE stray\n"));
  talk.wait({1'000}).say(true, "LINE two\n").close();
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.said.at(kName), (Lines{"C LINE one", "C LINE two"}));
  EXPECT_EQ(ran.log.ended[0].lost, 0u);
}

TEST(Tap, FragmentsAreReadAndPlacesPointIntoTheFragmentThatHoldsTheByte) {
  for (const bool v6 : {false, true}) {
    const End client = v6 ? end_of("fd00:10::5", 50'000) : kClient;
    const End server = v6 ? end_of("fd00:20::11", 104) : kServer;
    Talk talk(client, server);
    talk.open().say(true, "LINE one " + std::string(300, 'x') + "\nLINE two\n");
    const Frame whole = talk.frames[3];
    const auto header = std::get<wire::ip::Header>(wire::ip::parse(wire::Bytes(whole.bytes).subspan(14), 10'000));
    auto plain = header;
    plain.identification = 77;
    const auto parts = wire::ip::build_fragments(plain, wire::Bytes(whole.bytes).subspan(14 + header.offset), 120);
    std::vector<Frame> frames(talk.frames.begin(), talk.frames.begin() + 3);
    for (const auto& part : parts) {
      Frame frame{whole.time, Bytes(whole.bytes.begin(), whole.bytes.begin() + 14)};
      frame.bytes.insert(frame.bytes.end(), part.begin(), part.end());
      frames.push_back(frame);
    }
    std::reverse(frames.begin() + 3, frames.end());
    const Ran ran = run_lines(frames);
    ASSERT_EQ(ran.log.said.size(), 1u);
    EXPECT_EQ(ran.log.said.begin()->second.size(), 2u);
    EXPECT_EQ(ran.log.said.begin()->second[1], "C LINE two");
    EXPECT_EQ(ran.log.misplaced, 0u);
  }
}

TEST(Tap, HostsAreToldOnceAndOnceMoreWhenTheyAreProvenToBeNear) {
  Talk talk = greeting();
  const wire::ethernet::Arp arp{.reply = false,
                                .sender_mac = kClient.mac,
                                .target_mac = {},
                                .sender = kClient.address,
                                .target = kServer.address};
  const wire::ethernet::Frame header{.destination = MacAddress{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}},
                                     .source = kClient.mac,
                                     .tags = {},
                                     .tag_count = 0,
                                     .type = wire::ethernet::kArp,
                                     .offset = 0};
  for (int i = 0; i < 2; ++i)
    talk.frames.push_back({talk.now + seconds(i), wire::ethernet::build(header, wire::ethernet::build(arp))});
  const Ran ran = run_lines(talk.frames);
  EXPECT_EQ(ran.log.hosts, (Lines{"10.10.0.5 02:00:0a:0a:00:05", "10.20.0.11 02:00:0a:14:00:0b",
                                  "10.10.0.5 02:00:0a:0a:00:05 unrouted"}));
}

TEST(Tap, DatagramsAreNamedByPortAndShape) {
  const std::string query("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03www\x00\x00\x01\x00\x01", 21);
  const Time now{1'500'000'000'000'000'000};
  std::vector<Frame> frames;
  for (const std::uint16_t port : std::initializer_list<std::uint16_t>{53, 5353, 5355, 137})
    frames.push_back(udp_frame(end_of("10.10.0.5", 50'000), end_of("10.20.0.2", port), query, now));
  frames.push_back(udp_frame(end_of("10.10.0.5", 50'000), end_of("10.20.0.3", 53), "no dns", now + seconds(1)));
  frames.push_back(
      udp_frame(end_of("10.10.0.5", 123), end_of("10.20.0.3", 123), "\x23" + std::string(47, '\1'), now + seconds(2)));
  Lines names;
  for (const Conversation& c : run_lines(frames).log.ended)
    names.push_back(std::to_string(c.server_port) + " " + std::string(c.protocol));
  std::ranges::sort(names);
  EXPECT_EQ(names, (Lines{"123 ntp", "137 nbns", "53 ", "53 dns", "5353 mdns", "5355 llmnr"}));
}

TEST(Tap, TooManyConversationsEndTheLongestSilentAndSayIt) {
  std::vector<Frame> frames;
  const Time begin{1'500'000'000'000'000'000};
  for (int i = 0; i < 10; ++i)
    frames.push_back(udp_frame(end_of("10.10.0.5", static_cast<std::uint16_t>(40'000 + i)), end_of("10.20.0.2", 9'999),
                               "x", begin + seconds(i)));
  const Ran ran = run_lines(frames, {.flows = 4});
  EXPECT_EQ(ran.outcome.coverage.evicted, 6u);
  EXPECT_FALSE(ran.outcome.complete);
  ASSERT_EQ(ran.log.ended.size(), 10u);
  EXPECT_EQ(ran.log.ended[0].client_port, 40'000);
}

TEST(Tap, AFullWindowDeclaresTheHoleThatTheOtherSideHasAcknowledged) {
  Talk talk(kClient, kServer);
  talk.open().say(true, "LINE first\n");
  for (int i = 0; i < 3'000; ++i) talk.say(true, "LINE number " + std::to_string(i) + "\n");
  talk.frames.erase(talk.frames.begin() + 15);
  talk.wait(seconds(1)).say(true, "LINE end\n");
  const Ran ran = run_lines(talk.frames, {.stream_window = 8'192});
  ASSERT_EQ(ran.log.said.at(kName).size(), 3'002u - 2);  // the lost one, and the one behind it, which is not believed
  EXPECT_EQ(ran.log.said.at(kName).back(), "C LINE end");
  EXPECT_EQ(ran.log.ended[0].lost, 14u);
}

TEST(Tap, AHoleThatNobodyAcknowledgedIsWaitedForAndTheFurthestBytesAreGivenUp) {
  using namespace wire::tcp;
  Talk talk(kClient, kServer);
  talk.open();
  const std::uint32_t hole = talk.next[0];
  talk.next[0] += 9;
  for (int i = 0; i < 100; ++i) talk.segment(true, kAck, "LINE number " + std::to_string(i % 10) + "\n");
  talk.frames.push_back(talk.make(true, kAck, hole, talk.next[1], "LINE one\n"));
  const Ran ran = run_lines(talk.frames, {.stream_window = 2'048});
  ASSERT_GT(ran.log.said.at(kName).size(), 10u);
  EXPECT_EQ(ran.log.said.at(kName)[0], "C LINE one");
  EXPECT_EQ(ran.log.said.at(kName)[1], "C LINE number 0");
  EXPECT_GT(ran.outcome.coverage.evicted, 0u);
}

TEST(Tap, MemoryOverTheBudgetGivesUpTheLongestSilentStreams) {
  std::vector<Frame> frames;
  for (int i = 0; i < 100; ++i) {
    Talk talk(end_of("10.10.0.5", static_cast<std::uint16_t>(40'000 + i)), kServer);
    talk.now = talk.now + Duration{i * 1'000'000};
    talk.open().say(true, "LINE " + std::string(1'000, 'x'));  // a line that never ends
    frames.insert(frames.end(), talk.frames.begin(), talk.frames.end());
  }
  const Ran ran = run_lines(frames, {.total_window = 50'000});
  EXPECT_GT(ran.outcome.coverage.evicted, 40u);
  EXPECT_EQ(ran.log.ended.size(), 100u);
}

TEST(Tap, SilenceEndsAConversation) {
  std::vector<Frame> frames;
  const Time begin{1'500'000'000'000'000'000};
  for (const int at : {0, 30, 200})
    frames.push_back(udp_frame(end_of("10.10.0.5", 40'000), end_of("10.20.0.2", 9'999), "x", begin + seconds(at)));
  const Ran ran = run_lines(frames);
  ASSERT_EQ(ran.log.ended.size(), 2u);
  EXPECT_EQ(ran.log.ended[0].packets, 2u);
}

}  // namespace
}  // namespace asepsis::tap::testing
