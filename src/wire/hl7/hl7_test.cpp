#include "wire/hl7/hl7.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/ascii.h"
#include "wire/session_replay.h"

namespace asepsis::wire::hl7 {
namespace {

using Hl7 = Replay<Session, Message>;

Header admission() { return {"RIS", "NORTH", "GATEWAY", "NORTH", "ADT^A04", "2.3"}; }
Header acknowledgement() { return {"GATEWAY", "NORTH", "RIS", "NORTH", "ACK", "2.3"}; }
constexpr std::string_view kPatient = "PID|1||4711||DOE^JANE\rPV1|1|O\r";

Header read(std::string_view text) { return std::get<Header>(parse_header(to_bytes(text))); }

TEST(Hl7, ReadsBackWhatItBuilds) {
  const auto block = build(admission(), kPatient, "1");
  EXPECT_EQ(std::get<Header>(parse_header(Bytes(block).subspan(1))), admission());
}

TEST(Hl7, TheSeparatorsAreThoseOfTheMessage) {
  EXPECT_EQ(read("MSH$*~\\&$A$B$C$D$$$ORM*O01*ORM_O01$7$P$2.5*USA\r"), (Header{"A", "B", "C", "D", "ORM^O01", "2.5"}));
}

TEST(Hl7, AFieldThatIsNotPrintableOrTooLongIsLeftOut) {
  EXPECT_EQ(read("MSH|^~\\&|A\x01|" + std::string(kLongestField + 1, 'B') + "|C\r").receiving_application, "C");
  EXPECT_EQ(read("MSH|^~\\&|A\x01|B|C\r").sending_application, "");
  EXPECT_EQ(read("MSH|^~\\&|" + std::string(kLongestField + 1, 'A') + "|B|C\r").sending_application, "");
}

TEST(Hl7, AShortHeaderHasFewerFields) {
  EXPECT_EQ(read("MSH|^\r"), Header{});
  EXPECT_EQ(read("MSH|^~\\&|A\x1c"), (Header{"A", "", "", "", "", ""}));
}

TEST(Hl7, WhatIsNoMshIsMalformed) {
  for (const auto* text : {"BHS|^~\\&|", "MSHA^", "MSH| ", "msh|^", "MSH|\r"})
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_header(to_bytes(text)))) << text;
  EXPECT_TRUE(
      std::holds_alternative<Malformed>(parse_header(to_bytes("MSH|^~\\&|" + std::string(kLongestHeader, 'x')))));
}

TEST(Hl7, EveryPrefixIsTruncated) {
  const auto block = build(admission(), "", "1");
  const Bytes header = Bytes(block).subspan(1, block.size() - 4);
  for (std::size_t length = 0; length < header.size(); ++length) {
    const auto parsed = parse_header(header.first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Hl7, IsRecognisedByItsBlockAndSegment) {
  EXPECT_EQ(recognise(Side::kClient, to_bytes("\x0bMSH|^")), Recognition::kYes);
  EXPECT_EQ(recognise(Side::kServer, to_bytes("\x0bMSH|")), Recognition::kNeedMore);
  EXPECT_EQ(recognise(Side::kClient, to_bytes("")), Recognition::kNeedMore);
  EXPECT_EQ(recognise(Side::kClient, to_bytes("MSH|^~")), Recognition::kNo);
  EXPECT_EQ(recognise(Side::kClient, to_bytes("\x0bPID|^")), Recognition::kNo);
}

std::vector<Turn> conversation() {
  auto two = build(admission(), kPatient, "1");
  const auto order = build({"RIS", "", "GATEWAY", "", "ORM^O01", "2.3"}, "OBX|1|\x1c|stays inside\r", "2");
  two.insert(two.end(), order.begin(), order.end());
  return {{Side::kClient, two},
          {Side::kServer, build(acknowledgement(), "MSA|AA|1\r", "3")},
          {Side::kClient, to_bytes("\n\x0b"
                                   "BHS|^~\\&\r\x1c\r")},
          {Side::kClient, build(admission(), "", "4")}};
}

TEST(Hl7Session, TellsEveryHeaderAndNothingOfAPatient) {
  Hl7 hl7;
  hl7.feed(conversation());
  ASSERT_EQ(hl7.heard.size(), 4u);
  EXPECT_EQ(hl7.heard[0], (Heard<Message>{Side::kClient, 1, admission()}));
  EXPECT_EQ(hl7.heard[1].message.type, "ORM^O01");
  EXPECT_EQ(hl7.heard[2], (Heard<Message>{Side::kServer, 1, acknowledgement()}));
  EXPECT_EQ(hl7.heard[3].message, admission());
}

TEST(Hl7Session, BehindAGapTheNextBlockIsRead) {
  Hl7 hl7;
  const auto block = build(admission(), kPatient, "1");
  hl7.feed(Side::kClient, Bytes(block).first(60));
  hl7.gap(Side::kClient, 30);
  hl7.feed(Side::kClient, to_bytes("E^JANE\r\x1c\r"));
  hl7.feed(Side::kClient, block);
  EXPECT_EQ(hl7.heard.size(), 2u);
}

RC_GTEST_PROP(Hl7Session, TheAnswerDoesNotDependOnHowTheStreamWasCut, (const std::vector<std::uint8_t>& cuts)) {
  Hl7 whole, cut;
  whole.feed(conversation());
  std::size_t next = 0;
  cut.feed_in_pieces(conversation(), [&] { return cuts.empty() ? 1 : std::size_t{cuts[next++ % cuts.size()]} % 30; });
  RC_ASSERT(cut.heard == whole.heard);
}

}  // namespace
}  // namespace asepsis::wire::hl7
