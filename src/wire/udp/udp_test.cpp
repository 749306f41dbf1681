#include "wire/udp/udp.h"

#include <gtest/gtest.h>

#include "wire/ip/checksum.h"
#include "wire/ip/ip.h"

namespace asepsis::wire::udp {
namespace {

const IpAddress kClient = IpAddress::v4(0x0a0a0005), kServer = IpAddress::v4(0x0a140011);

TEST(Udp, ReadsBackWhatItBuilds) {
  const std::vector<std::byte> payload(9, std::byte{0x41});
  Datagram datagram{.source_port = 68, .destination_port = 67, .length = 9, .checksum = 0};
  const auto bytes = build(datagram, kClient, kServer, payload);
  const auto read = std::get<Datagram>(parse(bytes));
  datagram.checksum = read.checksum;
  EXPECT_EQ(read, datagram);
  EXPECT_EQ(ip::finish(ip::add(ip::pseudo_header(kClient, kServer, ip::kUdp, bytes.size()), bytes)), 0);
}

TEST(Udp, AChecksumThatComesOutAsZeroIsSentAsAllOnes) {
  const Datagram datagram{.source_port = 1, .destination_port = 2, .length = 2, .checksum = 0};
  const std::vector<std::byte> nothing(2);
  const std::uint16_t rest = std::get<Datagram>(parse(build(datagram, kClient, kServer, nothing))).checksum;
  const std::vector<std::byte> payload{static_cast<std::byte>(rest >> 8), static_cast<std::byte>(rest & 0xff)};
  EXPECT_EQ(std::get<Datagram>(parse(build(datagram, kClient, kServer, payload))).checksum, 0xffff);
}

TEST(Udp, ALengthInsideTheHeaderIsMalformed) {
  auto bytes = build({.source_port = 1, .destination_port = 2, .length = 0, .checksum = 0}, kClient, kServer, {});
  bytes[5] = std::byte{7};
  EXPECT_EQ(parse(bytes), (Parsed<Datagram>{Malformed{4, "a length that holds the header"}}));
  EXPECT_EQ(parse(Bytes(bytes).first(7)), Parsed<Datagram>{Truncated{8}});
}

}  // namespace
}  // namespace asepsis::wire::udp
