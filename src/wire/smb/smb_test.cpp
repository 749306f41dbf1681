#include "wire/smb/smb.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "wire/ascii.h"
#include "wire/session_replay.h"
#include "wire/smb/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::smb {
namespace {

using Smb = Replay<Session, Message>;

ntlmssp::Challenge windows() {
  return {.version = ntlmssp::Version{6, 1, 7601},
          .netbios_computer = "PETCT1",
          .netbios_domain = {},
          .dns_computer = {},
          .dns_domain = {}};
}

std::vector<std::byte> framed(SessionType type, Bytes body) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(type)).u8(0).u16be(static_cast<std::uint16_t>(body.size())).bytes(body);
  return std::move(out).take();
}

// A SESSION_SETUP_ANDX answer of SMB1 with extended security.
std::vector<std::byte> smb1_setup(Bytes blob, std::uint8_t words = 4) {
  Writer out;
  out.bytes(to_bytes("\xffSMB\x73")).zeros(4).u8(0x88).zeros(22);
  out.u8(words).zeros(6).u16le(static_cast<std::uint16_t>(blob.size()));
  out.u16le(static_cast<std::uint16_t>(blob.size())).bytes(blob);
  return std::move(out).take();
}

std::vector<std::byte> session_request() {
  std::string name(kEncodedName, 'C');
  name.front() = '\x20', name.back() = '\0';
  return framed(SessionType::kRequest, to_bytes(name + name));
}

TEST(Smb, AnSmb2SessionSetupAnswerCarriesTheChallenge) {
  const auto bytes = build_session_setup_response(windows());
  const auto message = std::get<Message>(parse(Bytes(bytes).subspan(kSessionHeader)));
  EXPECT_EQ(message, (Message{Message::Dialect::kSmb2, true, windows()}));
}

TEST(Smb, AnSmb1SessionSetupAnswerCarriesTheChallenge) {
  const auto message = std::get<Message>(parse(smb1_setup(ntlmssp::build_challenge(windows()))));
  EXPECT_EQ(message, (Message{Message::Dialect::kSmb1, true, windows()}));
  EXPECT_EQ(std::get<Message>(parse(smb1_setup(ntlmssp::build_challenge(windows()), 3))).challenge, std::nullopt);
}

TEST(Smb, AChallengeOutsideTheSecurityBufferIsNotFound) {
  auto bytes = build_session_setup_response(windows());
  bytes[kSessionHeader + kSmb2Header + 6] = std::byte{8};  // the buffer's length
  bytes[kSessionHeader + kSmb2Header + 7] = std::byte{0};
  EXPECT_EQ(std::get<Message>(parse(Bytes(bytes).subspan(kSessionHeader))).challenge, std::nullopt);
  auto request = build_session_setup_response(windows());
  request[kSessionHeader + kSmb2FlagsOffset] = std::byte{0};  // no answer
  EXPECT_EQ(std::get<Message>(parse(Bytes(request).subspan(kSessionHeader))).challenge, std::nullopt);
}

TEST(Smb, EveryPrefixIsTruncatedAndNamesALengthThatIsStillMissing) {
  for (const auto& message : {build_session_setup_response(windows()), build_negotiate_request()}) {
    const Bytes bytes = Bytes(message).subspan(kSessionHeader);
    for (std::size_t length = 0; length < std::min(bytes.size(), kSmb2Header); ++length) {
      const auto parsed = parse(bytes.first(length));
      ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
      EXPECT_GT(std::get<Truncated>(parsed).need, length);
    }
  }
  const auto whole = build_session_setup_response(windows());
  const auto smb1 = smb1_setup(ntlmssp::build_challenge(windows()));
  for (std::size_t length = 0; length < smb1.size(); ++length) {
    const auto parsed = parse(Bytes(smb1).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
  EXPECT_EQ(parse(Bytes(whole).subspan(kSessionHeader, 80)), Parsed<Message>(Truncated{whole.size() - kSessionHeader}));
}

TEST(Smb, EncryptedAndOtherMessagesAreMalformed) {
  EXPECT_TRUE(std::holds_alternative<Malformed>(parse(to_bytes("\xfdSMB"))));
  EXPECT_TRUE(std::holds_alternative<Malformed>(parse(to_bytes("\xfeSMX"))));
  EXPECT_TRUE(std::holds_alternative<Malformed>(parse(to_bytes("\x05"))));
}

TEST(Smb, IsRecognisedByItsMarkOrByASessionRequest) {
  const auto negotiate = build_negotiate_request();
  EXPECT_EQ(recognise(Side::kClient, negotiate), Recognition::kYes);
  EXPECT_EQ(recognise(Side::kClient, Bytes(negotiate).first(7)), Recognition::kNeedMore);
  EXPECT_EQ(recognise(Side::kClient, session_request()), Recognition::kYes);
  EXPECT_EQ(recognise(Side::kClient, Bytes(session_request()).first(20)), Recognition::kNeedMore);
  auto answer = framed(SessionType::kPositive, {});
  EXPECT_EQ(recognise(Side::kServer, answer), Recognition::kNeedMore);
  const auto setup = build_session_setup_response(windows());
  answer.insert(answer.end(), setup.begin(), setup.end());
  EXPECT_EQ(recognise(Side::kServer, answer), Recognition::kYes);
  EXPECT_EQ(recognise(Side::kClient, to_bytes("GET / HTTP/1.1\r\n")), Recognition::kNo);
  EXPECT_EQ(recognise(Side::kClient, framed(SessionType::kMessage, to_bytes(std::string(40, 'x')))), Recognition::kNo);
}

std::vector<Turn> conversation() {
  Writer bulk;
  bulk.bytes(to_bytes("\xfeSMB")).u16le(64).zeros(6).u16le(9).zeros(50'000);
  return {{Side::kClient, session_request()},
          {Side::kServer, framed(SessionType::kPositive, {})},
          {Side::kClient, build_negotiate_request()},
          {Side::kClient, framed(SessionType::kKeepAlive, {})},
          {Side::kClient, framed(SessionType::kMessage, std::move(bulk).take())},
          {Side::kServer, framed(SessionType::kMessage, smb1_setup(ntlmssp::build_challenge({})))},
          {Side::kServer, framed(SessionType::kMessage, smb1_setup({}))},
          {Side::kServer, build_session_setup_response(windows())}};
}

TEST(SmbSession, TellsTheFirstMessageOfEachSideAndEveryChallenge) {
  Smb smb;
  smb.feed(conversation());
  ASSERT_EQ(smb.heard.size(), 3u);
  EXPECT_EQ(smb.heard[0], (Heard<Message>{Side::kClient, 76, {Message::Dialect::kSmb2, false, {}}}));
  EXPECT_EQ(smb.heard[1].message.challenge, ntlmssp::Challenge{});
  EXPECT_EQ(smb.heard[2].message.challenge, windows());
}

TEST(SmbSession, BulkIsSteppedOverUnread) {
  Session session;
  std::vector<Said<Message>> out;
  Writer head;
  head.u8(0).u8(0x10).u16be(0).bytes(to_bytes("\xfeSMB")).u16le(64).zeros(58);
  const auto bytes = std::move(head).take();
  const Step step = session.on_bytes(Side::kClient, bytes, out);
  EXPECT_EQ(step.consumed + step.skip, kSessionHeader + 0x10'0000);
}

TEST(SmbSession, BehindAGapTheSideIsLost) {
  Smb smb;
  smb.gap(Side::kServer, 5);
  smb.feed(conversation());
  EXPECT_EQ(smb.heard.size(), 1u);
}

RC_GTEST_PROP(SmbSession, TheAnswerDoesNotDependOnHowTheStreamWasCut, (const std::vector<std::uint8_t>& cuts)) {
  Smb whole, cut;
  whole.feed(conversation());
  std::size_t next = 0;
  cut.feed_in_pieces(conversation(), [&] { return cuts.empty() ? 977 : std::size_t{cuts[next++ % cuts.size()]}; });
  RC_ASSERT(cut.heard == whole.heard);
}

}  // namespace
}  // namespace asepsis::wire::smb
