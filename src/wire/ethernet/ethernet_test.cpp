#include "wire/ethernet/ethernet.h"

#include <gtest/gtest.h>

#include "wire/writer.h"

namespace asepsis::wire::ethernet {
namespace {

const MacAddress kScanner{{0x00, 0x19, 0x99, 0x20, 0x00, 0x11}};
const MacAddress kRouter{{0x02, 0x00, 0x00, 0x00, 0x00, 0x01}};

Frame frame_with(std::vector<Tag> tags) {
  Frame frame{.destination = kRouter, .source = kScanner, .tags = {}, .tag_count = 0, .type = kIpv4, .offset = 14};
  for (const Tag& tag : tags) frame.tags[frame.tag_count++] = tag;
  frame.offset += 4 * frame.tag_count;
  return frame;
}

TEST(Ethernet, ReadsBackWhatItBuildsWithAnyNumberOfTags) {
  const std::vector<std::byte> payload(50, std::byte{7});
  for (const auto& tags : std::vector<std::vector<Tag>>{{},
                                                        {{0x8100, 120}},
                                                        {{0x88a8, 20}, {0x8100, 0xe078}},
                                                        {{0x9100, 1}, {0x88a8, 2}, {0x8100, 3}, {0x8100, 4}}}) {
    const Frame frame = frame_with(tags);
    const auto bytes = build(frame, payload);
    EXPECT_EQ(std::get<Frame>(parse(bytes)), frame);
    EXPECT_EQ(bytes.size(), frame.offset + payload.size());
  }
}

TEST(Ethernet, ATagTellsItsVlan) { EXPECT_EQ((Tag{0x8100, 0xe078}.vlan()), 120); }

TEST(Ethernet, EveryPrefixOfAHeaderIsTruncatedAndNamesALengthThatIsStillMissing) {
  const auto bytes = build(frame_with({{0x88a8, 20}, {0x8100, 30}}), {});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto parsed = parse(Bytes(bytes).first(length));
    ASSERT_TRUE(std::holds_alternative<Truncated>(parsed)) << length;
    EXPECT_GT(std::get<Truncated>(parsed).need, length);
  }
}

TEST(Ethernet, AFifthTagIsMalformed) {
  const auto inner = build(frame_with({{0x8100, 4}, {0x8100, 5}, {0x8100, 6}}), {});
  Writer payload;
  payload.u16be(1).bytes(Bytes(inner).subspan(12));
  Frame outer = frame_with({{0x8100, 1}});
  outer.type = 0x8100;
  const auto parsed = parse(build(outer, std::move(payload).take()));
  EXPECT_EQ(parsed, (Parsed<Frame>{Malformed{30, "at most four VLAN tags"}}));
}

TEST(Ethernet, CookedFramingTellsTheSenderAndNoDestination) {
  Frame frame = frame_with({{0x8100, 9}});
  frame.destination = {};
  frame.offset = 20;
  EXPECT_EQ(std::get<Frame>(parse_sll(build_sll(frame, {}))), frame);
  frame.offset = 24;
  EXPECT_EQ(std::get<Frame>(parse_sll2(build_sll2(frame, {}))), frame);
}

TEST(Ethernet, ArpReadsBackWhatItBuilds) {
  const Arp arp{.reply = true,
                .sender_mac = kScanner,
                .target_mac = kRouter,
                .sender = IpAddress::v4(0x0a140011),
                .target = IpAddress::v4(0x0a140001)};
  EXPECT_EQ(std::get<Arp>(parse_arp(build(arp))), arp);
}

TEST(Ethernet, ArpForAnotherProtocolIsMalformed) {
  auto bytes = build(
      Arp{.reply = false, .sender_mac = {}, .target_mac = {}, .sender = IpAddress::v4(0), .target = IpAddress::v4(0)});
  bytes[2] = std::byte{0x86};
  EXPECT_EQ(parse_arp(bytes), (Parsed<Arp>{Malformed{2, "protocol type IPv4"}}));
}

}  // namespace
}  // namespace asepsis::wire::ethernet
