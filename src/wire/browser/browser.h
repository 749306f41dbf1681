// Browser host announcement (NetBIOS datagram, UDP 138, \MAILSLOT\BROWSE): the cheapest passive word on a Windows
// release.
//
// Broadcast, so seen only by a sensor on the same network. Version 6.1 is Windows 7 or Server 2008 R2, 5.1 XP. Samba
// announces too (its own version numbers, usually 6.1): weigh with the other evidence.
//
// Source: [MS-BRWS] 2.2.1, 2.2.6 (host and local master announcement), RFC 1002 4.4 (datagram), [MS-CIFS] 2.2.4.33.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::browser {

struct Announcement {
  std::string name;  // NetBIOS name, at most 15 bytes, printable
  std::uint8_t major = 0, minor = 0;
  std::uint32_t server_type = 0;  // SV_TYPE bits, [MS-BRWS] 2.2.1
  bool operator==(const Announcement&) const = default;
};

inline constexpr std::uint16_t kPort = 138;

// The UDP payload. Malformed for every other NetBIOS datagram.
Parsed<Announcement> parse(Bytes datagram);
std::vector<std::byte> build(const Announcement& announcement, const IpAddress& source);

}  // namespace asepsis::wire::browser
