// UDP datagrams: header to struct and back. The payload begins kPayload bytes in.
//
// Source: RFC 768; RFC 8200 8.1 (a checksum that comes out as 0 is sent as 0xffff).
#pragma once

#include <cstdint>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::udp {

inline constexpr std::size_t kPayload = 8;

struct Datagram {
  std::uint16_t source_port = 0, destination_port = 0;
  std::uint16_t length = 0;    // of the payload; what `parse` was given may hold less (snaplen) or more (padding)
  std::uint16_t checksum = 0;  // as it stood; build works it out
  bool operator==(const Datagram&) const = default;
};

Parsed<Datagram> parse(Bytes bytes);
std::vector<std::byte> build(const Datagram& datagram, const IpAddress& source, const IpAddress& destination,
                             Bytes payload);

}  // namespace asepsis::wire::udp
