#include "tap/pass.h"

#include <algorithm>

namespace asepsis::tap {
namespace {

constexpr std::size_t kMostListed = 20;  // malformed packets of one source, one by one

bool is_broadcast_mac(const MacAddress& mac) {
  return std::ranges::all_of(mac.bytes, [](std::uint8_t byte) { return byte == 0xff; });
}

// 224.0.0.0/24 and ff02::/16 are never forwarded (RFC 5771 4, RFC 4291 2.7).
bool is_local_group(const IpAddress& address) {
  if (address.is_v4()) return (address.as_v4() >> 8) == 0xe00000;
  return address.bytes[0] == 0xff && address.bytes[1] == 0x02;
}

// Whether the sender's own frame was captured, not a router's copy. A directed broadcast may have been routed (wake on
// LAN): then its hop limit is no longer one that systems start with.
bool is_unrouted(const Decoded& decoded) {
  if (decoded.ip.source.is_link_local() || decoded.ip.destination.is_broadcast() ||
      is_local_group(decoded.ip.destination))
    return true;
  const std::uint8_t hops = decoded.ip.hop_limit;
  return is_broadcast_mac(decoded.frame.destination) && (hops == 64 || hops == 128 || hops == 255);
}

}  // namespace

Pass::Pass(std::span<Sink* const> sinks, const Limits& limits, const Protocols& protocols)
    : sinks_(sinks),
      limits_(limits),
      protocols_(protocols),
      reading_{
          .protocols = protocols.streams, .sinks = sinks, .window = limits.stream_window, .said = {}, .given_up = 0},
      duplicates_(limits.duplicate_within, limits.reorder, limits.seed),
      fragments_(std::max<std::size_t>(limits.fragments, 1)),
      hosts_(limits.seed) {
  limits_.flows = std::max<std::size_t>(limits_.flows, 1);
}

Place Pass::Sent::body() const {
  if (runs.empty()) return at(decoded.body_at);
  const auto run = std::ranges::upper_bound(runs, decoded.body_at, {}, &Run::begin) - 1;
  Place place = run->place;
  place.offset += decoded.body_at - run->begin;
  return place;
}

void Pass::packet(const Packet& packet) {
  ++clock_;
  now_ = std::max(now_, packet.time);
  const auto fault = decode(packet, decoded_);
  model::Coverage& coverage = outcome_.coverage;
  if (!fault && duplicates_.is_copy(packet, decoded_)) {
    ++coverage.duplicates;
    return;
  }
  if (coverage.packets++ == 0) coverage.from = packet.time;
  coverage.from = std::min(coverage.from, packet.time);
  coverage.to = std::max(coverage.to, packet.time);
  if (clock_ == 1) coverage.to = packet.time;
  coverage.bytes += packet.length_on_wire;
  expire();
  if (fault) return note(packet, *fault);
  switch (decoded_.kind) {
    case Decoded::Kind::kOther: break;
    case Decoded::Kind::kArp: arp(packet, decoded_); break;
    case Decoded::Kind::kOtherIp: meet_host(packet, decoded_); break;
    case Decoded::Kind::kFragment:
      meet_host(packet, decoded_);
      fragment(packet, decoded_);
      break;
    case Decoded::Kind::kTcp:
    case Decoded::Kind::kUdp: transport({packet, decoded_, {}}); break;
  }
}

void Pass::meet_host(const Packet& packet, const Decoded& decoded) {
  constexpr std::uint32_t kV4Source = 12, kV6Source = 8;
  tell_host(decoded.ip.source, decoded.frame.source, is_unrouted(decoded), packet,
            decoded.frame.offset + (decoded.ip.version == 4 ? kV4Source : kV6Source));
}

void Pass::tell_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const Packet& packet,
                     std::uint32_t offset) {
  if (!hosts_.is_new(address, mac, packet, unrouted)) return;
  const Place place{packet.source, packet.number, offset, packet.time};
  for (Sink* sink : sinks_) sink->on_host(address, mac, unrouted, place);
}

void Pass::arp(const Packet& packet, const Decoded& decoded) {
  constexpr std::uint32_t kSender = 8;
  const auto parsed = wire::ethernet::parse_arp(decoded.body);
  if (const auto* said = std::get_if<wire::ethernet::Arp>(&parsed))
    tell_host(said->sender, said->sender_mac, true, packet, decoded.body_at + kSender);
}

void Pass::fragment(const Packet& packet, Decoded& decoded) {
  const Place place{packet.source, packet.number, decoded.body_at, packet.time};
  const auto datagram = fragments_.add(decoded.ip, decoded.body, place);
  if (!datagram) return;
  decoded.ip = datagram->header;
  if (const auto fault = decode_datagram(datagram->bytes, decoded)) return note(packet, *fault);
  if (decoded.kind == Decoded::Kind::kTcp || decoded.kind == Decoded::Kind::kUdp)
    transport({packet, decoded, datagram->runs});
}

void Pass::transport(const Sent& sent) { sent.decoded.kind == Decoded::Kind::kTcp ? tcp(sent) : udp(sent); }

Flow& Pass::open(const Sent& sent, const KeyAndLane& who, std::uint64_t hash, FlowList list) {
  make_room();
  Flow& flow = flows_.open(who.key, hash, list);
  Conversation& conversation = flow.conversation;
  conversation.number = conversations_++;
  conversation.transport = who.key.transport;
  conversation.first = conversation.last = sent.packet.time;
  conversation.opened = sent.at(sent.decoded.frame.offset);
  const bool is_tcp = who.key.transport == Transport::kTcp;
  const std::uint16_t from = is_tcp ? sent.decoded.tcp.source_port : sent.decoded.udp.source_port;
  const std::uint16_t to = is_tcp ? sent.decoded.tcp.destination_port : sent.decoded.udp.destination_port;
  const bool sender_is_client = from != to ? from > to : sent.decoded.ip.source < sent.decoded.ip.destination;
  conversation.client = sender_is_client ? sent.decoded.ip.source : sent.decoded.ip.destination;
  conversation.server = sender_is_client ? sent.decoded.ip.destination : sent.decoded.ip.source;
  conversation.client_port = sender_is_client ? from : to;
  conversation.server_port = sender_is_client ? to : from;
  flow.client_lane = sender_is_client ? who.lane : 1 - who.lane;
  return flow;
}

void Pass::count(Flow& flow, Lane lane, const Sent& sent) {
  Conversation& conversation = flow.conversation;
  ++conversation.packets;
  conversation.bytes += sent.packet.length_on_wire;
  conversation.last = std::max(conversation.last, sent.packet.time);
  if (!sent.runs.empty()) return;  // its host was met with the fragments
  const Flow::Behind behind{sent.decoded.frame.source, sent.packet.source, sent.packet.interface_number};
  const bool group = sent.decoded.frame.destination.is_group();
  if (flow.behind[lane] == behind && !group) return;
  flow.behind[lane] = behind;
  meet_host(sent.packet, sent.decoded);
}

void Pass::note(const Packet& packet, const Fault& fault) {
  if (faults_.size() <= packet.source) faults_.resize(packet.source + 1);
  Faults& faults = faults_[packet.source];
  if (fault.link) {
    ++faults.unread_links[static_cast<std::uint16_t>(packet.link)];
  } else if (fault.cut) {
    ++faults.cut;
  } else if (++faults.malformed <= kMostListed) {
    faults.listed.push_back({"", "packet " + std::to_string(packet.number) + ", byte " + std::to_string(fault.at),
                             std::string(fault.expected)});
  }
}

void Pass::report_faults(std::span<const std::string> names) {
  for (std::size_t i = 0; i < faults_.size(); ++i) {
    Faults& faults = faults_[i];
    const std::string& file = names[i];
    for (const auto& [link, packets] : faults.unread_links) {
      outcome_.complete = false;
      outcome_.problems.push_back(
          {file, "link type " + std::to_string(link),
           "Ethernet, raw IP or Linux cooked framing; not read: " + std::to_string(packets) + " packets"});
    }
    if (faults.cut > 0) {
      outcome_.complete = false;
      outcome_.problems.push_back(
          {file, "packets cut by the snaplen", "whole headers; not read: " + std::to_string(faults.cut) + " packets"});
    }
    for (model::Problem& problem : faults.listed) {
      problem.file = file;
      outcome_.problems.push_back(std::move(problem));
    }
    if (faults.malformed > kMostListed)
      outcome_.problems.push_back(
          {file, "later packets", "whole headers; malformed too: " + std::to_string(faults.malformed - kMostListed)});
  }
}

Outcome Pass::finish(std::span<const std::string> names) {
  end_all();
  report_faults(names);
  outcome_.coverage.evicted += fragments_.evicted() + reading_.given_up;
  if (outcome_.coverage.evicted > 0) {
    outcome_.complete = false;
    outcome_.problems.push_back(
        {"", "budgets of the pass",
         "fewer conversations, bytes or fragments at once; given up: " + std::to_string(outcome_.coverage.evicted)});
  }
  if (hosts_.full()) {
    outcome_.complete = false;
    outcome_.problems.push_back({"", "budgets of the pass", "fewer pairs of address and MAC than 262144"});
  }
  return std::move(outcome_);
}

}  // namespace asepsis::tap
