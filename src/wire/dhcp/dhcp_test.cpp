#include "wire/dhcp/dhcp.h"

#include <gtest/gtest.h>

#include "wire/ascii.h"
#include "wire/dhcp/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::dhcp {
namespace {

Message request() {
  return {.from_server = false,
          .type = 3,
          .client_mac = {{0x00, 0x19, 0x99, 0x20, 0x00, 0x11}},
          .transaction = 0x12345678,
          .client_address = IpAddress::v4(0x0a14000b),
          .your_address = std::nullopt,
          .requested_address = IpAddress::v4(0x0a14000c),
          .server_address = IpAddress::v4(0x0a140001),
          .relayed = true,
          .host_name = "PETCT1",
          .vendor_class = "MSFT 5.0",
          .parameters = {1, 15, 3, 6, 44, 46, 47, 31, 33, 121, 249, 43}};
}

// The fixed part, with these options behind the cookie.
std::vector<std::byte> with_options(std::string_view options, std::string_view file = "", std::string_view sname = "") {
  auto bytes = build({});
  bytes.resize(kOptions);
  for (std::size_t i = 0; i < file.size(); ++i) bytes[kFile + i] = to_bytes(file)[i];
  for (std::size_t i = 0; i < sname.size(); ++i) bytes[kServerName + i] = to_bytes(sname)[i];
  const auto tail = to_bytes(options);
  bytes.insert(bytes.end(), tail.begin(), tail.end());
  return bytes;
}

Message read(const std::vector<std::byte>& bytes) { return std::get<Message>(parse(bytes)); }

TEST(Dhcp, ReadsBackWhatItBuilds) {
  EXPECT_EQ(read(build(request())), request());
  Message answer = request();
  answer.from_server = true;
  answer.your_address = IpAddress::v4(0x0a14000c);
  answer.parameters.assign(300, 6);  // longer than one option
  EXPECT_EQ(read(build(answer)), answer);
  EXPECT_EQ(read(build({})), Message{});
}

TEST(Dhcp, AnOptionInSeveralPartsIsJoined) {
  EXPECT_EQ(read(with_options("\x0c\x03"
                              "PET"
                              "\x3c\x02MS"
                              "\x0c\x03"
                              "CT1"
                              "\x3c\x02"
                              "FT"
                              "\xff"))
                .host_name,
            "PETCT1");
}

TEST(Dhcp, OverloadedFieldsHoldOptionsFileBeforeServerName) {
  using namespace std::string_literals;
  const auto file =
                 "\x0c\x02"
                 "ET\xff"s,
             sname =
                 "\x0c\x02"
                 "CT\xff"s;
  EXPECT_EQ(read(with_options("\x0c\x01P\x34\x01\x03\xff", file, sname)).host_name, "PETCT");
  EXPECT_EQ(read(with_options("\x0c\x01P\x34\x01\x01\xff", file, sname)).host_name, "PET");
  EXPECT_EQ(read(with_options("\x0c\x01P\x34\x01\x02\xff", file, sname)).host_name, "PCT");
  EXPECT_EQ(read(with_options("\x0c\x01P\xff", file, sname)).host_name, "P");
}

TEST(Dhcp, PaddingIsSteppedOverAndNothingBehindTheEndIsRead) {
  using namespace std::string_literals;
  EXPECT_EQ(read(with_options("\0\0\x35\x01\x01\xff\x0c\x01P"s)).type, 1);
  EXPECT_EQ(read(with_options("\0\0\x35\x01\x01\xff\x0c\x01P"s)).host_name, std::nullopt);
  EXPECT_EQ(read(with_options("\x35\x01\x05")).type, 5);  // an end that was forgotten
}

TEST(Dhcp, AFullNameNamesTheHostWhereNoHostNameDoes) {
  using namespace std::string_literals;
  EXPECT_EQ(read(with_options("\x51\x09\0\0\0petct1"s)).host_name, "petct1");
  EXPECT_EQ(read(with_options("\x51\x0c\x04\0\0\x05petct\x02nm\0"s)).host_name, "petct.nm");
  EXPECT_EQ(read(with_options("\x51\x09\0\0\0petct1\x0c\x02PC"s)).host_name, "PC");
  EXPECT_EQ(read(with_options("\x51\x05\x04\0\0\x3fp"s)).host_name, std::nullopt);
}

TEST(Dhcp, FieldsOfTheWrongLengthOrNotPrintableAreLeftOut) {
  const auto message = read(with_options("\x35\x02\x01\x02\x32\x03\x0a\x14\x0b\x0c\x02\x01\x02\xff"));
  EXPECT_EQ(message.type, 0);
  EXPECT_EQ(message.requested_address, std::nullopt);
  EXPECT_EQ(message.host_name, std::nullopt);
  auto token_ring = build(request());
  token_ring[1] = std::byte{6};
  EXPECT_EQ(read(token_ring).client_mac, MacAddress{});
}

TEST(Dhcp, EveryPrefixThatCutsAFieldIsTruncated) {
  const auto bytes = build(request());
  for (std::size_t length = 0; length < bytes.size() - 1; ++length) {
    const auto parsed = parse(Bytes(bytes).first(length));
    if (std::holds_alternative<Message>(parsed)) continue;  // cut between options: those that are there are told
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Dhcp, WhatIsNoDhcpIsMalformed) {
  auto bytes = build(request());
  bytes[0] = std::byte{3};
  EXPECT_EQ(parse(bytes), (Parsed<Message>(Malformed{0, "a BOOTP request or reply"})));
  bytes[0] = std::byte{1}, bytes[kCookieOffset] = std::byte{0};
  EXPECT_EQ(parse(bytes), (Parsed<Message>(Malformed{kCookieOffset, "the DHCP cookie"})));
  EXPECT_TRUE(
      std::holds_alternative<Malformed>(parse(with_options("\x34\x01\x02\xff", "", std::string(63, '\x01') + "\x0c"))));
}

}  // namespace
}  // namespace asepsis::wire::dhcp
