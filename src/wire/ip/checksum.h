// The internet checksum: one's complement sum of 16-bit words.
//
//   const std::uint16_t checksum = finish(add(pseudo_header(source, destination, ip::kTcp, size), segment));
//
// Source: RFC 1071; pseudo-headers of RFC 9293 3.1 and RFC 8200 8.1.
#pragma once

#include <cstdint>

#include "base/net.h"
#include "wire/reader.h"

namespace asepsis::wire::ip {

using Sum = std::uint64_t;  // not yet folded: room for 2^47 bytes

// Every piece but the last must have an even length.
Sum add(Sum sum, Bytes bytes);
Sum pseudo_header(const IpAddress& source, const IpAddress& destination, std::uint8_t protocol, std::size_t length);
std::uint16_t finish(Sum sum);  // folded and inverted: what stands in a header

}  // namespace asepsis::wire::ip
