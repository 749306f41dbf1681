// The fixed part of a BOOTP message, and its options. All integers big endian.
//
//    0 op (1 client, 2 server)   1 hardware type   2 address length   3 hops   4 transaction (u32)   8 seconds, flags
//   12 ciaddr   16 yiaddr   20 siaddr   24 giaddr   28 chaddr (16)   44 sname (64)   108 file (128)   236 cookie
//  240 options: code, length, value; 0 pads, 255 ends
//
// RFC 2131 2, RFC 2132 (codes), RFC 2132 9.3 (overload), RFC 3396 (one option in several parts).
#pragma once

#include <cstddef>
#include <cstdint>

namespace asepsis::wire::dhcp {

inline constexpr std::uint8_t kRequest = 1, kReply = 2;
inline constexpr std::uint8_t kEthernet = 1, kEthernetLength = 6;
inline constexpr std::size_t kHardwareRoom = 16, kServerName = 44, kServerNameRoom = 64, kFile = 108, kFileRoom = 128;
inline constexpr std::size_t kCookieOffset = 236, kOptions = 240;
inline constexpr std::uint32_t kCookie = 0x6382'5363;

enum class Option : std::uint8_t {
  kPad = 0,
  kHostName = 12,
  kRequestedAddress = 50,
  kOverload = 52,
  kType = 53,
  kServer = 54,
  kParameters = 55,
  kVendorClass = 60,
  kFullName = 81,
  kEnd = 255,
};
inline constexpr std::uint8_t kOverloadFile = 1, kOverloadServerName = 2;

}  // namespace asepsis::wire::dhcp
