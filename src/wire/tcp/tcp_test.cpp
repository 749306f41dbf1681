#include "wire/tcp/tcp.h"

#include <gtest/gtest.h>

#include "wire/ip/checksum.h"
#include "wire/ip/ip.h"

namespace asepsis::wire::tcp {
namespace {

const IpAddress kClient = IpAddress::v4(0x0a0a0005), kServer = IpAddress::v4(0x0a140011);

Segment syn() {
  Segment segment;
  segment.source_port = 50'000;
  segment.destination_port = 104;
  segment.sequence = 0xffff'fff0;
  segment.acknowledgement = 17;
  segment.flags = kSyn;
  segment.window = 8'192;
  return segment;
}

TEST(Tcp, ReadsBackWhatItBuildsWithOptionsAndPayload) {
  Segment segment = syn();
  const std::vector<std::byte> payload(3, std::byte{0x41});
  const auto bytes = build(segment, kClient, kServer, payload, build_mss(1'460));
  const auto read = std::get<Segment>(parse(bytes));
  segment.offset = 24;
  segment.checksum = read.checksum;
  EXPECT_EQ(read, segment);
  EXPECT_EQ(bytes.size(), 27u);
}

TEST(Tcp, TheChecksumIsWhatAReceiverExpectsInBothVersions) {
  const std::vector<std::byte> payload(7, std::byte{0x99});
  for (const auto& [from, to] : {std::pair{kClient, kServer}, std::pair{*parse_ip("fd00::1"), *parse_ip("fd00::2")}}) {
    const auto bytes = build(syn(), from, to, payload);
    EXPECT_EQ(ip::finish(ip::add(ip::pseudo_header(from, to, ip::kTcp, bytes.size()), bytes)), 0);
  }
}

TEST(Tcp, EveryPrefixOfAHeaderIsTruncated) {
  const auto bytes = build(syn(), kClient, kServer, {}, build_mss(1'460));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto parsed = parse(Bytes(bytes).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Tcp, AHeaderShorterThanItselfIsMalformed) {
  auto bytes = build(syn(), kClient, kServer, {});
  bytes[12] = std::byte{0x40};
  EXPECT_EQ(parse(bytes), (Parsed<Segment>{Malformed{12, "a header length of at least 20"}}));
}

}  // namespace
}  // namespace asepsis::wire::tcp
