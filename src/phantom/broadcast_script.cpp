// What hosts say to everybody in their zone.
#include <string>

#include "phantom/play.h"
#include "wire/browser/browser.h"
#include "wire/dhcp/dhcp.h"
#include "wire/ip/ip.h"
#include "wire/udp/udp.h"

namespace asepsis::phantom {
namespace {

namespace browser = wire::browser;
namespace dhcp = wire::dhcp;
namespace udp = wire::udp;

constexpr std::uint8_t kDiscover = 1, kOffer = 2, kRequest = 3, kAcknowledge = 5;  // RFC 2132 9.6

std::vector<std::byte> datagram(std::uint16_t from_port, std::uint16_t to_port, const IpAddress& from,
                                const IpAddress& to, wire::Bytes payload) {
  udp::Datagram header;
  header.source_port = from_port;
  header.destination_port = to_port;
  return udp::build(header, from, to, payload);
}

// Option 55 in the order that tells Windows releases apart.
std::vector<std::uint8_t> parameters(const Host& host) {
  if (host.os == "Windows 7") return {1, 15, 3, 6, 44, 46, 47, 31, 33, 121, 249, 43};
  if (host.is_windows()) return {1, 3, 6, 15, 31, 33, 43, 44, 46, 47, 119, 121, 249, 252};
  return {1, 28, 2, 3, 15, 6, 12};
}

}  // namespace

std::uint16_t play_announce(Play& play, const Event& event) {
  constexpr std::uint32_t kWorkstationServerNt = 0x0000'1003;
  const Host& host = play.host(event.from);
  const auto everybody = play.scenario.zones[host.zone].subnet.last();
  const browser::Announcement announcement{.name = host.netbios,
                                           .major = host.announces->major,
                                           .minor = host.announces->minor,
                                           .server_type = kWorkstationServerNt};
  const Index flow = play.air.open_flow(host.address, everybody, Transport::kUdp, browser::kPort);
  play.air.send(
      play.start, flow, host, everybody, wire::ip::kUdp,
      datagram(browser::kPort, browser::kPort, host.address, everybody, browser::build(announcement, host.address)));
  return browser::kPort;
}

// The router serves; the host gets the address that the scenario gives it.
std::uint16_t play_dhcp(Play& play, const Event& event) {
  constexpr std::uint8_t kWindowsHops = 128, kServerHops = 64;
  const Host& host = play.host(event.from);
  const Zone& zone = play.scenario.zones[host.zone];
  const auto nowhere = IpAddress::v4(0), everybody = IpAddress::v4(UINT32_MAX);
  const auto transaction = static_cast<std::uint32_t>(play.random.next());
  const Index flow = play.air.open_flow(nowhere, everybody, Transport::kUdp, dhcp::kServerPort);
  Time time = play.start;
  for (const std::uint8_t type : {kDiscover, kOffer, kRequest, kAcknowledge}) {
    dhcp::Message message;
    message.type = type;
    message.client_mac = host.mac;
    message.transaction = transaction;
    message.from_server = type == kOffer || type == kAcknowledge;
    if (message.from_server) {
      message.your_address = host.address;
      message.server_address = zone.router;
      play.air.broadcast(time, flow, host.zone, zone.router_mac, zone.router, kServerHops, wire::ip::kUdp,
                         datagram(dhcp::kServerPort, dhcp::kClientPort, zone.router, everybody, dhcp::build(message)));
    } else {
      message.host_name = host.netbios;
      if (host.is_windows()) message.vendor_class = "MSFT 5.0";
      message.parameters = parameters(host);
      message.requested_address = host.address;
      if (type == kRequest) message.server_address = zone.router;
      play.air.broadcast(time, flow, host.zone, host.mac, nowhere, host.is_windows() ? kWindowsHops : kServerHops,
                         wire::ip::kUdp,
                         datagram(dhcp::kClientPort, dhcp::kServerPort, nowhere, everybody, dhcp::build(message)));
    }
    time = time + milliseconds(static_cast<std::int64_t>(play.random.between(1, 9)));
  }
  return dhcp::kServerPort;
}

}  // namespace asepsis::phantom
