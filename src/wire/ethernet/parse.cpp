#include "wire/ethernet/ethernet.h"
#include "wire/ethernet/layout.h"
#include "wire/fixed.h"

namespace asepsis::wire::ethernet {
namespace {

bool is_tag(std::uint16_t type) { return type == kCustomerTag || type == kServiceTag || type == kOldServiceTag; }

// From the first type field on, wherever the framing put it.
Parsed<Frame> read_tags(Reader in, Frame frame) {
  while (is_tag(frame.type)) {
    if (frame.tag_count == kMostTags) return Malformed{in.position(), "at most four VLAN tags"};
    const auto tag = take<kTagLength>(in);
    if (!tag) return Truncated{in.position() + kTagLength};
    frame.tags[frame.tag_count++] = {frame.type, tag->u16be<0>()};
    frame.type = tag->u16be<2>();
  }
  frame.offset = static_cast<std::uint32_t>(in.position());
  return frame;
}

}  // namespace

Parsed<Frame> parse(Bytes bytes) {
  Reader in(bytes);
  const auto header = take<kHeaderLength>(in);
  if (!header) return Truncated{kHeaderLength};
  Frame frame;
  frame.destination.bytes = header->array<0, 6>();
  frame.source.bytes = header->array<6, 6>();
  frame.type = header->u16be<12>();
  return read_tags(in, frame);
}

Parsed<Frame> parse_sll(Bytes bytes) {
  Reader in(bytes);
  const auto header = take<kSllLength>(in);
  if (!header) return Truncated{kSllLength};
  Frame frame;
  if (header->u16be<4>() == kMacLength) frame.source.bytes = header->array<6, 6>();
  frame.type = header->u16be<14>();
  return read_tags(in, frame);
}

Parsed<Frame> parse_sll2(Bytes bytes) {
  Reader in(bytes);
  const auto header = take<kSll2Length>(in);
  if (!header) return Truncated{kSll2Length};
  Frame frame;
  if (header->u8<11>() == kMacLength) frame.source.bytes = header->array<12, 6>();
  frame.type = header->u16be<0>();
  return read_tags(in, frame);
}

Parsed<Arp> parse_arp(Bytes payload) {
  Reader in(payload);
  const auto arp = take<kArpLength>(in);
  if (!arp) return Truncated{kArpLength};
  if (arp->u16be<0>() != kHardwareEthernet) return Malformed{0, "hardware type Ethernet"};
  if (arp->u16be<2>() != kIpv4) return Malformed{2, "protocol type IPv4"};
  if (arp->u8<4>() != kMacLength || arp->u8<5>() != 4) return Malformed{4, "address lengths 6 and 4"};
  const std::uint16_t operation = arp->u16be<6>();
  if (operation != 1 && operation != 2) return Malformed{6, "operation request or reply"};
  Arp out;
  out.reply = operation == 2;
  out.sender_mac.bytes = arp->array<8, 6>();
  out.sender = IpAddress::v4(arp->u32be<14>());
  out.target_mac.bytes = arp->array<18, 6>();
  out.target = IpAddress::v4(arp->u32be<24>());
  return out;
}

}  // namespace asepsis::wire::ethernet
