// IPv4 and IPv6 headers, shared by parse.cpp and build.cpp. All integers big endian.
//
// IPv4   0 version, header length in words (4 bits each)   1 class   2 total length   4 identification
//        6 flags (3 bits), fragment offset in eights (13)   8 TTL   9 protocol   10 checksum   12 source   16
//        destination
// IPv6   0 version (4), class (8), flow label (20)   4 payload length   6 next header   7 hop limit
//        8 source (16)   24 destination (16)
// IPv6 extension   0 next header   1 length in eights beyond the first eight
// IPv6 fragment    0 next header   1 reserved   2 offset in eights (13), reserved (2), more (1)   4 identification
//
// RFC 791 3.1; RFC 8200 3, 4.2, 4.5; RFC 4302 2 (authentication header: length in fours, less two).
#pragma once

#include <cstddef>
#include <cstdint>

namespace asepsis::wire::ip {

inline constexpr std::size_t kV4Length = 20;
inline constexpr std::size_t kV6Length = 40;
inline constexpr std::size_t kExtensionUnit = 8;
inline constexpr std::size_t kFragmentLength = 8;

inline constexpr std::uint16_t kDontFragment = 0x4000, kMoreFragments = 0x2000, kOffsetMask = 0x1fff;

inline constexpr std::uint8_t kHopByHop = 0, kRouting = 43, kFragment = 44, kAuthentication = 51, kDestination = 60,
                              kMobility = 135, kHostIdentity = 139, kShim6 = 140;

}  // namespace asepsis::wire::ip
