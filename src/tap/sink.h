// Sink: who listens to one pass over the traffic. Several sinks share a pass; none changes what another is told.
//
// Calls come in packet order (by time, ties by content), from one thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/net.h"
#include "base/time.h"
#include "tap/message.h"
#include "tap/packet.h"
#include "wire/session.h"

namespace asepsis::tap {

// One connection (TCP) or exchange (UDP: same addresses and ports). Client: who sent the SYN; without one, who spoke
// to the lower port. Stays valid until on_end returned.
struct Conversation {
  std::uint64_t number = 0;  // within this run, in order of first packet; no id: never leaves the pass
  IpAddress client, server;
  std::uint16_t client_port = 0, server_port = 0;
  Transport transport = Transport::kTcp;
  Time first, last;
  Place opened;                                          // its first packet
  std::uint64_t packets = 0, bytes = 0;                  // both sides, whole frames as on the wire
  std::uint64_t client_payload = 0, server_payload = 0;  // bytes of the streams, by sequence arithmetic
  std::uint64_t lost = 0;                                // of them: never captured
  bool syn = false, syn_ack = false, rst_by_server = false, fin = false;
  std::string_view protocol;  // "" until recognised, then a literal
};

class Sink {
 public:
  virtual ~Sink() = default;

  // A host's address with the MAC it was seen behind, as a sender; once per new pair and source interface, and once
  // more when `unrouted` becomes true: the packet proves that both are on one network (ARP, DHCP, broadcast from the
  // host itself, a link-local address).
  virtual void on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const Place& place) = 0;

  virtual void on_message(const Conversation& conversation, wire::Side side, const Message& message,
                          const Place& place) = 0;

  // Conflicting overlap: a retransmission that says something else.
  virtual void on_conflict(const Conversation& conversation, wire::Side side, const Place& place) = 0;

  virtual void on_end(const Conversation& conversation) = 0;
};

}  // namespace asepsis::tap
