#include "tap/decode.h"

#include <algorithm>

namespace asepsis::tap {
namespace {

using wire::Malformed;
using wire::Parsed;
using wire::Truncated;

template <class M>
Fault fault_of(const Parsed<M>& parsed, std::uint32_t base, std::size_t available, bool captured_whole) {
  if (const auto* malformed = std::get_if<Malformed>(&parsed))
    return {.at = base + static_cast<std::uint32_t>(malformed->at), .expected = malformed->expected};
  return {.at = base + static_cast<std::uint32_t>(available), .expected = "a whole header", .cut = !captured_whole};
}

// `bytes` is the IP payload as captured, `on_wire` its length on the wire.
std::optional<Fault> decode_transport(wire::Bytes bytes, std::uint32_t on_wire, std::uint32_t base, Decoded& out) {
  const bool whole = bytes.size() >= on_wire;
  std::uint32_t header = 0;
  std::uint32_t length = on_wire;
  if (out.ip.protocol == wire::ip::kTcp) {
    const auto parsed = wire::tcp::parse(bytes);
    const auto* segment = std::get_if<wire::tcp::Segment>(&parsed);
    if (segment == nullptr) return fault_of(parsed, base, bytes.size(), whole);
    out.kind = Decoded::Kind::kTcp;
    out.tcp = *segment;
    header = segment->offset;
  } else if (out.ip.protocol == wire::ip::kUdp) {
    const auto parsed = wire::udp::parse(bytes);
    const auto* datagram = std::get_if<wire::udp::Datagram>(&parsed);
    if (datagram == nullptr) return fault_of(parsed, base, bytes.size(), whole);
    out.kind = Decoded::Kind::kUdp;
    out.udp = *datagram;
    header = wire::udp::kPayload;
    length = std::min<std::uint32_t>(on_wire, header + datagram->length);
  } else {
    out.kind = Decoded::Kind::kOtherIp;
  }
  out.body = bytes.first(std::min<std::size_t>(bytes.size(), length)).subspan(header);
  out.body_at = base + header;
  out.body_cut = length - header - static_cast<std::uint32_t>(out.body.size());
  return std::nullopt;
}

std::optional<Fault> decode_ip(const Packet& packet, std::uint32_t at, Decoded& out) {
  const wire::Bytes bytes = packet.bytes.subspan(at);
  const std::size_t on_wire = packet.length_on_wire - at;
  const auto parsed = wire::ip::parse(bytes, on_wire);
  const auto* header = std::get_if<wire::ip::Header>(&parsed);
  if (header == nullptr) return fault_of(parsed, at, bytes.size(), bytes.size() >= on_wire);
  out.ip = *header;
  out.network = bytes.first(std::min<std::size_t>(bytes.size(), header->offset + header->length));
  const wire::Bytes payload = out.network.subspan(header->offset);
  const std::uint32_t base = at + header->offset;
  if (!header->is_fragment()) return decode_transport(payload, header->length, base, out);
  out.kind = Decoded::Kind::kFragment;
  out.body = payload;
  out.body_at = base;
  out.body_cut = header->length - static_cast<std::uint32_t>(payload.size());
  return std::nullopt;
}

}  // namespace

std::optional<Fault> decode(const Packet& packet, Decoded& out) {
  out.kind = Decoded::Kind::kOther;
  out.body_cut = 0;
  const bool whole = packet.bytes.size() >= packet.length_on_wire;
  if (packet.link == LinkType::kRawIp) {
    out.frame = {};
    return decode_ip(packet, 0, out);
  }
  const auto parsed = [&]() -> Parsed<wire::ethernet::Frame> {
    switch (packet.link) {
      case LinkType::kEthernet: return wire::ethernet::parse(packet.bytes);
      case LinkType::kLinuxSll: return wire::ethernet::parse_sll(packet.bytes);
      case LinkType::kLinuxSll2: return wire::ethernet::parse_sll2(packet.bytes);
      case LinkType::kRawIp: break;
    }
    return Malformed{0, "a link type that is read (Ethernet, raw IP, Linux cooked)"};
  }();
  const auto* frame = std::get_if<wire::ethernet::Frame>(&parsed);
  if (frame == nullptr) {
    Fault fault = fault_of(parsed, 0, packet.bytes.size(), whole);
    fault.link =
        packet.link != LinkType::kEthernet && packet.link != LinkType::kLinuxSll && packet.link != LinkType::kLinuxSll2;
    return fault;
  }
  out.frame = *frame;
  if (frame->type == wire::ethernet::kIpv4 || frame->type == wire::ethernet::kIpv6)
    return decode_ip(packet, frame->offset, out);
  out.network = packet.bytes.subspan(frame->offset);
  out.body = out.network;
  out.body_at = frame->offset;
  if (frame->type == wire::ethernet::kArp) out.kind = Decoded::Kind::kArp;
  return std::nullopt;
}

std::optional<Fault> decode_datagram(wire::Bytes datagram, Decoded& out) {
  std::uint32_t at = 0;
  if (out.ip.version == 6) {
    const auto parsed = wire::ip::pass_extensions(out.ip.protocol, datagram);
    const auto* upper = std::get_if<wire::ip::Upper>(&parsed);
    if (upper == nullptr) return fault_of(parsed, 0, datagram.size(), true);
    out.ip.protocol = upper->protocol;
    at = upper->offset;
  }
  const wire::Bytes rest = datagram.subspan(at);
  return decode_transport(rest, static_cast<std::uint32_t>(rest.size()), at, out);
}

}  // namespace asepsis::tap
