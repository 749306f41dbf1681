// The link layer: Ethernet II with VLAN tags, Linux "cooked" capture framing (SLL, SLL2), and ARP.
//
//   auto parsed = ethernet::parse(frame);
//   if (const auto* header = std::get_if<ethernet::Frame>(&parsed)) ip::parse(frame.subspan(header->offset), ...);
//
// A capture on "any" interface has cooked framing: it tells the sender's address and no destination. An 802.3 length
// field (LLC: spanning tree and the like) is given as the type that it is; it is no EtherType above 0x5ff.
//
// Source: IEEE 802.3 3.2.6, 802.1Q 9.6; LINKTYPE_LINUX_SLL, LINKTYPE_LINUX_SLL2 (tcpdump.org); RFC 826 (ARP).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::ethernet {

inline constexpr std::uint16_t kIpv4 = 0x0800, kArp = 0x0806, kIpv6 = 0x86dd;
inline constexpr std::size_t kMostTags = 4;  // two are usual (QinQ); more than four is nobody's network

struct Tag {
  std::uint16_t protocol = 0x8100;  // 0x8100, 0x88a8 or 0x9100
  std::uint16_t control = 0;        // priority, drop bit, VLAN id
  std::uint16_t vlan() const { return control & 0x0fff; }
  bool operator==(const Tag&) const = default;
};

struct Frame {
  MacAddress destination, source;  // zero where the framing does not tell
  std::array<Tag, kMostTags> tags{};
  std::uint8_t tag_count = 0;  // outermost first
  std::uint16_t type = 0;      // EtherType of what begins at `offset`
  std::uint32_t offset = 0;    // of the payload; ignored by build
  bool operator==(const Frame&) const = default;
};

Parsed<Frame> parse(Bytes frame);
Parsed<Frame> parse_sll(Bytes frame);
Parsed<Frame> parse_sll2(Bytes frame);

std::vector<std::byte> build(const Frame& frame, Bytes payload);
std::vector<std::byte> build_sll(const Frame& frame, Bytes payload);  // source alone is told
std::vector<std::byte> build_sll2(const Frame& frame, Bytes payload);

// IPv4 over Ethernet; Malformed for any other kind.
struct Arp {
  bool reply = false;
  MacAddress sender_mac, target_mac;
  IpAddress sender, target;  // 0.0.0.0 as sender: a probe (RFC 5227), which claims nothing
  bool operator==(const Arp&) const = default;
};

Parsed<Arp> parse_arp(Bytes payload);
std::vector<std::byte> build(const Arp& arp);

}  // namespace asepsis::wire::ethernet
