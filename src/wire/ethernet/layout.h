// Link-layer headers, shared by parse.cpp and build.cpp. All integers big endian.
//
// Ethernet II   0 destination (6)   6 source (6)   12 type            then per tag: control (2), type (2)
// Linux SLL     0 packet kind       2 hardware     4 address length   6 address (8)   14 type
// Linux SLL2    0 type   2 reserved   4 interface (4)   8 hardware   10 packet kind (1)   11 address length (1)
//              12 address (8)
// ARP           0 hardware   2 protocol   4 lengths (1, 1)   6 operation   8 sender MAC   14 sender IPv4
//              18 target MAC  24 target IPv4
//
// IEEE 802.3, 802.1Q, 802.1ad; libpcap's LINKTYPE_LINUX_SLL and _SLL2; RFC 826.
#pragma once

#include <cstddef>
#include <cstdint>

namespace asepsis::wire::ethernet {

inline constexpr std::size_t kHeaderLength = 14;
inline constexpr std::size_t kSllLength = 16;
inline constexpr std::size_t kSll2Length = 20;
inline constexpr std::size_t kTagLength = 4;
inline constexpr std::size_t kArpLength = 28;

inline constexpr std::uint16_t kCustomerTag = 0x8100;
inline constexpr std::uint16_t kServiceTag = 0x88a8;
inline constexpr std::uint16_t kOldServiceTag = 0x9100;  // before 802.1ad; still configured on older switches

inline constexpr std::uint16_t kHardwareEthernet = 1;
inline constexpr std::uint16_t kMacLength = 6;

}  // namespace asepsis::wire::ethernet
