#include "wire/radia/radia.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "wire/ascii.h"
#include "wire/session_replay.h"

namespace asepsis::wire::radia {
namespace {

using namespace std::string_literals;
using Radia = Replay<Session, Message>;

Recognition client(const std::string& text) { return recognise(Side::kClient, to_bytes(text)); }

TEST(Radia, TellsWhichFieldsWereThereAndNothingThatStoodInThem) {
  EXPECT_EQ(std::get<Notify>(parse_notify(build_notify(50'000, "user", "", "marker"))),
            (Notify{.error_port = 50'000, .has_user = true, .has_password = false, .command_length = 6}));
  EXPECT_EQ(std::get<Notify>(parse_notify(build_notify(0, "", "secret", "hide \t\"x\""))),
            (Notify{.error_port = 0, .has_user = false, .has_password = true, .command_length = 9}));
}

TEST(Radia, ThePortFieldHoldsDigitsOrNothing) {
  EXPECT_TRUE(std::holds_alternative<Notify>(parse_notify(to_bytes("0\0u\0p\0c\0"s))));
  for (const auto& bytes : {"65536\0u\0p\0c\0"s, "1a\0u\0p\0c\0"s, "-1\0u\0p\0c\0"s, "x"s, "123456"s, " \0u\0p\0c\0"s})
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_notify(to_bytes(bytes)))) << bytes;
}

TEST(Radia, FieldsArePrintableBoundedAndTheCommandIsNotEmpty) {
  for (const auto& bytes : {"\0u\x01\0p\0c\0"s, "\0u\0p\0\0"s, "\0"s + std::string(kLongestField + 1, 'u'), "\0\xff"s})
    EXPECT_TRUE(std::holds_alternative<Malformed>(parse_notify(to_bytes(bytes))));
  EXPECT_TRUE(
      std::holds_alternative<Notify>(parse_notify(to_bytes("\0"s + std::string(kLongestField, 'u') + "\0p\0c\0"s))));
}

TEST(Radia, EveryPrefixIsTruncated) {
  const auto bytes = build_notify(3'000, "user", "password", "marker");
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto parsed = parse_notify(Bytes(bytes).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Radia, IsRecognisedByItsFourFieldsAndNotByOtherThingsThatBeginWithAZero) {
  EXPECT_EQ(client("0\0USER\0\0marker\0"s), Recognition::kYes);
  EXPECT_EQ(client("\0user\0"s), Recognition::kNeedMore);
  EXPECT_EQ(client("\0\0\0\x85\xffSMB"s), Recognition::kNo);  // SMB in its session header
  EXPECT_EQ(client("\0\0\0\0"s), Recognition::kNo);
  EXPECT_EQ(client("\0\0\0text\0"s), Recognition::kNo);  // nobody and no port: too weak
  EXPECT_EQ(client("GET / HTTP/1.1"), Recognition::kNo);
  EXPECT_EQ(client("220 ready"), Recognition::kNo);
}

TEST(Radia, TheServersSideAloneProvesNothing) {
  EXPECT_EQ(recognise(Side::kServer, to_bytes("\0"s)), Recognition::kNeedMore);
  EXPECT_EQ(recognise(Side::kServer, to_bytes("denied")), Recognition::kNeedMore);
  EXPECT_EQ(recognise(Side::kServer, to_bytes("\x05\x01")), Recognition::kNo);
}

TEST(RadiaSession, OneByteZeroAcceptsAndAnErrorTextRefuses) {
  for (const bool accepted : {true, false}) {
    Radia radia;
    radia.feed(Side::kClient, build_notify(0, "user", "p", "marker"));
    EXPECT_FALSE(radia.finished);
    radia.feed(Side::kServer, build_reply({accepted}));
    ASSERT_EQ(radia.heard.size(), 2u);
    EXPECT_EQ(std::get<Reply>(radia.heard[1].message).accepted, accepted);
    EXPECT_TRUE(radia.finished);
  }
}

TEST(RadiaSession, BehindAGapNothingIsTold) {
  Radia radia;
  radia.gap(Side::kClient, 3);
  radia.feed(Side::kClient, build_notify(0, "user", "p", "marker"));
  EXPECT_TRUE(radia.heard.empty());
}

RC_GTEST_PROP(RadiaSession, TheAnswerDoesNotDependOnHowTheStreamWasCut, (const std::vector<std::uint8_t>& cuts)) {
  const std::vector<Turn> turns{{Side::kClient, build_notify(1'234, "user", "password", "a command")},
                                {Side::kServer, build_reply({.accepted = false})}};
  Radia whole, cut;
  whole.feed(turns);
  std::size_t next = 0;
  cut.feed_in_pieces(turns, [&] { return cuts.empty() ? 1 : std::size_t{cuts[next++ % cuts.size()]} % 9; });
  RC_ASSERT(whole.heard.size() == 2u);
  RC_ASSERT(cut.heard == whole.heard);
}

}  // namespace
}  // namespace asepsis::wire::radia
