#include "wire/ip/ip.h"

#include <gtest/gtest.h>

#include "wire/ip/checksum.h"
#include "wire/writer.h"

namespace asepsis::wire::ip {
namespace {

std::vector<std::byte> bytes_of(std::initializer_list<int> values) {
  std::vector<std::byte> out;
  for (const int value : values) out.push_back(static_cast<std::byte>(value));
  return out;
}

Header v4() {
  Header header;
  header.source = IpAddress::v4(0x0a140011);
  header.destination = IpAddress::v4(0x0a1e0032);
  header.hop_limit = 128;
  header.protocol = kTcp;
  header.identification = 0x1234;
  header.dont_fragment = true;
  header.offset = 20;
  return header;
}

Header v6() {
  Header header = v4();
  header.version = 6;
  header.source = *parse_ip("fd00:20::11");
  header.destination = *parse_ip("fd00:30::32");
  header.identification = 0;
  header.dont_fragment = false;
  header.traffic_class = 0xb8;
  header.offset = 40;
  return header;
}

TEST(Ip, TheChecksumIsThatOfTheExampleInRfc1071) {
  EXPECT_EQ(finish(add(0, bytes_of({0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7}))), 0x220d);
}

TEST(Ip, ReadsBackWhatItBuildsInBothVersions) {
  const auto payload = bytes_of({1, 2, 3, 4, 5});
  for (Header header : {v4(), v6()}) {
    const auto packet = build(header, payload);
    header.length = 5;
    EXPECT_EQ(std::get<Header>(parse(packet, packet.size())), header);
  }
}

TEST(Ip, ABuiltHeaderSumsUpToZeroAsAReceiverChecksIt) {
  const auto packet = build(v4(), bytes_of({1, 2, 3}), bytes_of({0x94, 4, 0, 0, 1}));
  EXPECT_EQ(finish(add(0, Bytes(packet).first(28))), 0);
  EXPECT_EQ(std::get<Header>(parse(packet, packet.size())).offset, 28u);
}

TEST(Ip, PaddingBehindTheTotalLengthIsNoPayload) {
  auto packet = build(v4(), bytes_of({1, 2, 3}));
  packet.resize(46);
  EXPECT_EQ(std::get<Header>(parse(packet, packet.size())).length, 3u);
}

TEST(Ip, ATotalLengthOfZeroMeansTheRestOfTheFrame) {
  auto packet = build(v4(), bytes_of({1, 2, 3}));
  packet[2] = packet[3] = std::byte{0};
  EXPECT_EQ(std::get<Header>(parse(packet, 1'000)).length, 980u);
}

TEST(Ip, ATotalLengthInsideTheHeaderIsMalformed) {
  auto packet = build(v4(), bytes_of({1, 2, 3}));
  packet[3] = std::byte{19};
  EXPECT_EQ(parse(packet, packet.size()), (Parsed<Header>{Malformed{2, "a total length that holds the header"}}));
}

TEST(Ip, ACutPayloadIsNoDamageAndItsLengthOnTheWireIsTold) {
  const std::vector<std::byte> payload(1'000);
  const auto packet = build(v6(), payload);
  const auto header = std::get<Header>(parse(Bytes(packet).first(60), packet.size()));
  EXPECT_EQ(header.length, 1'000u);
}

TEST(Ip, ExtensionHeadersAreWalkedToWhatTheyCarry) {
  Header header = v6();
  header.protocol = 0;  // hop-by-hop, then destination options of 16 bytes, then an atomic fragment
  Writer payload;
  payload.u8(60).zeros(7).u8(44).u8(1).zeros(14).u8(kUdp).zeros(7).u32be(0xfeedbeef);
  const auto packet = build(header, std::move(payload).take());
  const auto read = std::get<Header>(parse(packet, packet.size()));
  EXPECT_EQ(read.protocol, kUdp);
  EXPECT_EQ(read.offset, 40u + 8 + 16 + 8);
  EXPECT_EQ(read.length, 4u);
  EXPECT_FALSE(read.is_fragment());
}

TEST(Ip, ANinthExtensionHeaderIsMalformed) {
  Header header = v6();
  header.protocol = 60;
  Writer payload;
  for (int i = 0; i < 20; ++i) payload.u8(60).zeros(7);
  const auto packet = build(header, std::move(payload).take());
  EXPECT_EQ(parse(packet, packet.size()), (Parsed<Header>{Malformed{104, "at most eight extension headers"}}));
}

TEST(Ip, FragmentsTogetherHoldThePayloadOnceAndInOrder) {
  std::vector<std::byte> payload(1'234);
  for (std::size_t i = 0; i < payload.size(); ++i) payload[i] = static_cast<std::byte>(i * 7);
  for (const Header& whole : {v4(), v6()}) {
    std::vector<std::byte> joined;
    const auto packets = build_fragments(whole, payload, 300);
    for (const auto& packet : packets) {
      EXPECT_LE(packet.size(), 300u);
      const auto header = std::get<Header>(parse(packet, packet.size()));
      EXPECT_EQ(header.fragment_offset, joined.size());
      EXPECT_EQ(header.more_fragments, &packet != &packets.back());
      EXPECT_EQ(header.protocol, kTcp);
      const auto part = Bytes(packet).subspan(header.offset, header.length);
      joined.insert(joined.end(), part.begin(), part.end());
    }
    EXPECT_EQ(joined, payload);
  }
}

TEST(Ip, EveryPrefixOfAHeaderIsTruncatedAndNamesALengthThatIsStillMissing) {
  for (const Header& header : {v4(), v6()}) {
    const auto packet = build(header, {});
    for (std::size_t length = 0; length < packet.size(); ++length) {
      const auto parsed = parse(Bytes(packet).first(length), packet.size());
      ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
      EXPECT_GT(std::get<Truncated>(parsed).need, length);
    }
  }
}

TEST(Ip, AnotherVersionIsMalformed) {
  EXPECT_EQ(parse(bytes_of({0x50}), 1), (Parsed<Header>{Malformed{0, "IP version 4 or 6"}}));
}

TEST(Ip, ExtensionsInsideAReassembledDatagramArePassed) {
  Writer datagram;
  datagram.u8(kTcp).zeros(7).u32be(1);
  EXPECT_EQ(std::get<Upper>(pass_extensions(60, std::move(datagram).take())), (Upper{kTcp, 8}));
  EXPECT_EQ(std::get<Upper>(pass_extensions(kUdp, {})), (Upper{kUdp, 0}));
}

}  // namespace
}  // namespace asepsis::wire::ip
