// DHCPv4: what a client says of its system, and who serves.
//
// Vendor class (60) "MSFT 5.0" is any Windows; the parameter request list (55), in its order, tells releases apart.
// Host name (12) and FQDN (81) name the host. Option 52 puts options into `file` and `sname`: read there too. Behind a
// relay (giaddr) the frame's MAC is the relay's; chaddr is the client's.
//
// Source: RFC 2131 section 2, RFC 2132, RFC 3396 (long options), RFC 4702 (81).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/net.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::dhcp {

struct Message {
  bool from_server = false;  // BOOTREPLY
  std::uint8_t type = 0;     // option 53; 0: BOOTP
  MacAddress client_mac;     // zero where the hardware is not Ethernet
  std::uint32_t transaction = 0;
  std::optional<IpAddress> client_address;     // ciaddr where set
  std::optional<IpAddress> your_address;       // yiaddr where set
  std::optional<IpAddress> requested_address;  // option 50
  std::optional<IpAddress> server_address;     // option 54
  bool relayed = false;                        // giaddr set
  std::optional<std::string> host_name, vendor_class;
  std::vector<std::uint8_t> parameters;  // option 55, in the client's order
  bool operator==(const Message&) const = default;
};

inline constexpr std::uint16_t kServerPort = 67, kClientPort = 68;
inline constexpr std::size_t kLongestName = 128;

// Malformed: no BOOTP message, or no DHCP cookie. Truncated: the fixed part or an option is cut off. Fields of the
// wrong length or not printable are left out.
Parsed<Message> parse(Bytes datagram);
std::vector<std::byte> build(const Message& message);

}  // namespace asepsis::wire::dhcp
