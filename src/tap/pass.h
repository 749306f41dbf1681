// Pass: one packet after the other, in order of time, into conversations. Inside of run() (tap.h).
#pragma once

#include <map>
#include <span>
#include <vector>

#include "tap/duplicates.h"
#include "tap/flow_table.h"
#include "tap/fragments.h"
#include "tap/hosts.h"
#include "tap/tap.h"

namespace asepsis::tap {

// After both sides said FIN, or one RST: how long stragglers are still counted to the conversation. Reordering beyond
// this is not seen; a port is not used again that soon (RFC 9293 3.4.2).
inline constexpr Duration kLinger = seconds(2);
// A SYN with a new number means a new connection when the old one was silent for so long and its end was not seen.
inline constexpr Duration kReusable = seconds(30);

class Pass {
 public:
  Pass(std::span<Sink* const> sinks, const Limits& limits, const Protocols& protocols);

  void packet(const Packet& packet);
  // Ends every conversation. `names`: of the sources, for problems.
  Outcome finish(std::span<const std::string> names);

 private:
  struct Faults {  // of one source
    std::uint64_t malformed = 0, cut = 0;
    std::vector<model::Problem> listed;  // `file` is filled in by finish
    std::map<std::uint16_t, std::uint64_t> unread_links;
  };
  // What a packet is for the conversation that it belongs to.
  struct Sent {
    const Packet& packet;
    const Decoded& decoded;
    std::span<const Run> runs;  // of a reassembled datagram: where its bytes stood; else empty
    Place at(std::uint32_t offset) const { return {packet.source, packet.number, offset, packet.time}; }
    Place body() const;
  };

  void note(const Packet& packet, const Fault& fault);
  void report_faults(std::span<const std::string> names);
  void meet_host(const Packet& packet, const Decoded& decoded);
  void tell_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const Packet& packet,
                 std::uint32_t offset);
  void arp(const Packet& packet, const Decoded& decoded);
  void fragment(const Packet& packet, Decoded& decoded);
  void transport(const Sent& sent);

  Flow& open(const Sent& sent, const KeyAndLane& who, std::uint64_t hash, FlowList list);
  void count(Flow& flow, Lane lane, const Sent& sent);
  void settle(Flow& flow);
  void tcp(const Sent& sent);
  void udp(const Sent& sent);
  bool begins_anew(Flow& flow, Lane lane, const Sent& sent);
  void direct(Flow& flow, Lane lane, const wire::tcp::Segment& segment);
  void read_segment(Flow& flow, Lane lane, const Sent& sent);
  void read_datagram(Flow& flow, Lane lane, const Sent& sent);

  void expire();
  void make_room();
  void relieve_memory();
  void end(Flow& flow);
  void end_all();

  std::span<Sink* const> sinks_;
  Limits limits_;
  Protocols protocols_;
  ReadingContext reading_;
  Duplicates duplicates_;
  Fragments fragments_;
  Hosts hosts_;
  FlowTable flows_;
  Outcome outcome_;
  std::vector<Faults> faults_;
  Decoded decoded_;
  Time now_;
  std::uint64_t clock_ = 0;  // packets so far
  std::uint64_t conversations_ = 0;
  std::size_t held_ = 0;  // bytes by all flows
};

// run() with other protocols than the registered ones: for tests.
Outcome run_with(std::span<const std::unique_ptr<Source>> sources, std::span<Sink* const> sinks, const Limits& limits,
                 const Progress& progress, const Protocols& protocols);

}  // namespace asepsis::tap
