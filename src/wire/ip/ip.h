// IPv4 and IPv6: from a packet to what it carries, fragments told apart.
//
//   auto parsed = ip::parse(packet, bytes_on_the_wire);
//   if (const auto* header = std::get_if<ip::Header>(&parsed)) packet.subspan(header->offset)   // up to header->length
//
// Traps: Ethernet pads short frames, so the header's length counts, not the frame's; a capture behind an offloading
// network card says length 0, then the frame's counts; a snaplen may have cut the payload, which is no damage.
// Checksums are not verified: captures on the sending host hold unfinished ones.
//
// Source: RFC 791, RFC 8200, RFC 4302 (authentication header).
#pragma once

#include <cstdint>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::ip {

inline constexpr std::uint8_t kIcmp = 1, kTcp = 6, kUdp = 17, kIcmp6 = 58;
inline constexpr unsigned kMostExtensions = 8;  // RFC 8200 4.1 knows seven kinds, each once but one

struct Header {
  std::uint8_t version = 4;
  IpAddress source, destination;
  std::uint8_t traffic_class = 0;
  std::uint8_t hop_limit = 64;
  std::uint8_t protocol = 0;         // of the payload; of an IPv6 fragment: what its fragment header says
  std::uint32_t identification = 0;  // IPv4: 16 bits; IPv6: of the fragment header
  bool dont_fragment = false, more_fragments = false;
  std::uint32_t fragment_offset = 0;  // in bytes, a multiple of 8
  std::uint32_t offset = 0;           // of the payload from the packet's first byte; build works it out
  std::uint32_t length = 0;           // of the payload on the wire, without padding; build works it out
  bool is_fragment() const { return more_fragments || fragment_offset != 0; }
  bool operator==(const Header&) const = default;
};

// `on_wire`: how long the packet was before a snaplen cut it. Truncated: the header itself is cut.
Parsed<Header> parse(Bytes packet, std::size_t on_wire);

// IPv6 extension headers that were inside a reassembled datagram: what follows them, and where.
struct Upper {
  std::uint8_t protocol = 0;
  std::uint32_t offset = 0;
  bool operator==(const Upper&) const = default;
};
Parsed<Upper> pass_extensions(std::uint8_t next_header, Bytes bytes);

// `options`: IPv4 options, padded to a multiple of four by build; IPv6 extension headers go into the payload and their
// kind into `protocol`. A fragment's fields give an IPv6 fragment header. The checksum is right.
std::vector<std::byte> build(const Header& header, Bytes payload, Bytes options = {});
// The payload in fragments whose packets are at most `mtu` bytes (at least 68).
std::vector<std::vector<std::byte>> build_fragments(const Header& header, Bytes payload, std::size_t mtu);

}  // namespace asepsis::wire::ip
