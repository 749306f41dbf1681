// TCP segments: header to struct and back.
//
//   auto parsed = tcp::parse(payload_of_ip);
//   if (const auto* segment = std::get_if<tcp::Segment>(&parsed)) payload_of_ip.subspan(segment->offset)
//
// Source: RFC 9293 3.1.
#pragma once

#include <cstdint>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::tcp {

inline constexpr std::uint8_t kFin = 0x01, kSyn = 0x02, kRst = 0x04, kPsh = 0x08, kAck = 0x10, kUrg = 0x20;

struct Segment {
  std::uint16_t source_port = 0, destination_port = 0;
  std::uint32_t sequence = 0, acknowledgement = 0;
  std::uint8_t flags = 0;
  std::uint16_t window = 0, checksum = 0, urgent = 0;  // checksum: as it stood; build works it out
  std::uint32_t offset = 20;                           // of the payload: the header's length; build works it out
  bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
  bool operator==(const Segment&) const = default;
};

Parsed<Segment> parse(Bytes bytes);

// `options` raw (at most 40 bytes), padded to a multiple of four with end-of-list. The checksum is right.
std::vector<std::byte> build(const Segment& segment, const IpAddress& source, const IpAddress& destination,
                             Bytes payload, Bytes options = {});

// The maximum-segment-size option alone; longer lists are a phantom's own shape.
std::vector<std::byte> build_mss(std::uint16_t mss);

}  // namespace asepsis::wire::tcp
