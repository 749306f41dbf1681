// From a captured frame to its transport header, in one step and without a copy.
//
//   Decoded out;
//   if (const auto fault = decode(packet, out)) report(*fault);
#pragma once

#include <optional>
#include <string_view>

#include "tap/packet.h"
#include "wire/ethernet/ethernet.h"
#include "wire/ip/ip.h"
#include "wire/tcp/tcp.h"
#include "wire/udp/udp.h"

namespace asepsis::tap {

struct Decoded {
  enum class Kind : std::uint8_t {
    kOther,     // no IP, no ARP: counted
    kArp,       // `body` is the ARP payload
    kOtherIp,   // ICMP and the like: `body` is the IP payload
    kFragment,  // `body` is a part of a datagram
    kTcp,       // `body` is the segment's payload
    kUdp,       // `body` is the datagram's payload
  };
  Kind kind = Kind::kOther;
  wire::ethernet::Frame frame;  // without MAC addresses where the link has none
  wire::ip::Header ip;
  wire::tcp::Segment tcp;
  wire::udp::Datagram udp;
  wire::Bytes network;         // what the frame carries: the IP packet without padding, or anything else
  wire::Bytes body;            // as far as it was captured
  std::uint32_t body_at = 0;   // offset of `body` in the frame
  std::uint32_t body_cut = 0;  // bytes of it that were on the wire and not captured

  bool is_ip() const { return kind >= Kind::kOtherIp; }
};

struct Fault {
  std::uint32_t at = 0;       // offset in the frame
  std::string_view expected;  // a literal
  bool cut = false;           // the capture's snaplen cut a header
  bool link = false;          // a link type that is not read
};

std::optional<Fault> decode(const Packet& packet, Decoded& out);

// The transport header of a reassembled datagram. `out.ip` says the protocol; `out.network` is left alone and body_at
// counts from the datagram's first byte.
std::optional<Fault> decode_datagram(wire::Bytes datagram, Decoded& out);

}  // namespace asepsis::tap
