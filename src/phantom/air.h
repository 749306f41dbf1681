// Air: carries IP packets between the hosts of a scenario and captures them as the zones' taps would.
//
//   Air air(scenario);
//   const auto flow = air.open_flow(client, server, Transport::kUdp, 53);
//   air.send(time, flow, host, destination, ip::kUdp, datagram);
//   air.write_capture();
//
// A tap mirrors what hosts of its zone send, so a packet that crosses zones is captured once, where it was sent: with
// its first TTL and the router as destination. Where the sender's zone has no tap it is captured behind the router
// instead, in the receiver's zone; where neither has one, not at all.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/net.h"
#include "base/time.h"
#include "phantom/scenario.h"
#include "wire/reader.h"

namespace asepsis::phantom {

// What a sensor should find, counted from the captured packets.
struct Flow {
  IpAddress client, server;
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
  std::uint64_t packets = 0, bytes = 0;
  Time first, last;
};

struct CaptureFacts {
  Time first, last;
  std::uint64_t packets = 0;
  std::vector<std::string> interfaces;
};

class Air {
 public:
  explicit Air(const Scenario& scenario);

  Index open_flow(const IpAddress& client, const IpAddress& server, Transport transport, std::uint16_t port);

  // From a host to an address of any zone; broadcast within the host's own. A destination in the own zone that no host
  // has gets an ARP question and no packet.
  void send(Time time, Index flow, const Host& from, const IpAddress& to, std::uint8_t protocol, wire::Bytes payload);
  // As seen in one zone, with addresses as given: DHCP, whose hosts have none yet.
  void broadcast(Time time, Index flow, Index zone, const MacAddress& source_mac, const IpAddress& source,
                 std::uint8_t hop_limit, std::uint8_t protocol, wire::Bytes payload);

  std::uint16_t next_port(const Host& host);  // ephemeral, per host in order

  const std::vector<Flow>& flows() const { return flows_; }
  CaptureFacts facts() const;
  std::vector<std::byte> write_capture();  // pcapng, in order of time

 private:
  struct Frame {
    Time time;
    Index zone = 0;
    std::vector<std::byte> bytes;
  };
  struct Link {
    Index zone = 0;
    MacAddress source, destination;
    std::uint8_t hop_limit = 0;
  };
  void capture(Time time, Index flow, const Link& link, const IpAddress& source, const IpAddress& destination,
               std::uint8_t protocol, wire::Bytes payload, std::uint16_t identification);
  void ask_for(Time time, const Host& from, const IpAddress& to);
  void keep(Time time, Index zone, std::vector<std::byte> bytes);
  const Host* host_at(const IpAddress& address) const;

  const Scenario& scenario_;
  std::vector<Flow> flows_;
  std::vector<Frame> frames_;
  std::vector<std::uint16_t> identifications_, ports_;  // by host
};

}  // namespace asepsis::phantom
