// What a TCP segment or a UDP datagram is to its conversation. See pass.h.
#include <algorithm>
#include <utility>

#include "tap/flow_receiver.h"
#include "tap/pass.h"

namespace asepsis::tap {
namespace {

using wire::tcp::kAck;
using wire::tcp::kFin;
using wire::tcp::kRst;
using wire::tcp::kSyn;

// A SYN this far from the bytes that came before it belongs to another connection.
constexpr std::int64_t kLateSyn = 64 * 1'024;

}  // namespace

void Pass::tcp(const Sent& sent) {
  const wire::tcp::Segment& segment = sent.decoded.tcp;
  const auto who = key_of(sent.decoded.ip.source, segment.source_port, sent.decoded.ip.destination,
                          segment.destination_port, Transport::kTcp);
  const std::uint64_t hash = hash_of(who.key, limits_.seed);
  Flow* flow = flows_.find(who.key, hash);
  if (flow != nullptr && segment.has(kSyn) && begins_anew(*flow, who.lane, sent)) {
    end(*flow);
    flow = nullptr;
  }
  if (flow == nullptr) flow = &open(sent, who, hash, FlowList::kTcp);
  count(*flow, who.lane, sent);
  direct(*flow, who.lane, segment);

  const std::size_t before = flow->held();
  if (segment.has(kRst)) {
    flow->reset[who.lane] = true;  // its numbers and payload (a message for people) say nothing of the streams
  } else if (!(flow->has_candidate && flow->candidate_lane == who.lane && segment.has(kSyn))) {
    read_segment(*flow, who.lane, sent);
  }
  settle(*flow);
  flows_.touch(*flow, flow->ended() ? FlowList::kClosing : FlowList::kTcp);
  held_ = held_ - before + flow->held();
  if (held_ > limits_.total_window) relieve_memory();
}

// Whether a SYN opens another connection than the one that stands in the table under the same ports.
bool Pass::begins_anew(Flow& flow, Lane lane, const Sent& sent) {
  const wire::tcp::Segment& segment = sent.decoded.tcp;
  if (segment.has(kAck))
    return flow.has_candidate && flow.candidate_lane != lane && segment.acknowledgement == flow.candidate + 1;
  const bool silent = sent.packet.time - flow.conversation.last >= kReusable;
  if (!flow.streams.seen(lane)) return silent;
  const std::int64_t distance = flow.streams.distance_from_start(lane, segment.sequence + 1);
  if (!flow.streams.started(lane)) return distance > kLateSyn || distance < -kLateSyn;
  if (distance == 0) return false;  // the same SYN again
  const bool established =
      flow.conversation.syn_ack || flow.streams.length(0) > 0 || flow.streams.length(1) > 0 || !flow.client_certain;
  if (flow.ended() || silent || !established) return true;
  flow.has_candidate = true;  // a forged SYN must not cut a living connection in two: wait for its answer
  flow.candidate_lane = lane;
  flow.candidate = segment.sequence;
  return false;
}

void Pass::direct(Flow& flow, Lane lane, const wire::tcp::Segment& segment) {
  Conversation& conversation = flow.conversation;
  if (segment.has(kFin)) conversation.fin = true;
  if (!segment.has(kSyn) || segment.has(kRst)) return;
  (segment.has(kAck) ? conversation.syn_ack : conversation.syn) = true;
  if (std::exchange(flow.client_certain, true)) return;
  const Lane client_lane = segment.has(kAck) ? 1 - lane : lane;
  if (client_lane == flow.client_lane || flow.reading.begun()) return;
  flow.client_lane = client_lane;
  std::swap(conversation.client, conversation.server);
  std::swap(conversation.client_port, conversation.server_port);
}

void Pass::read_segment(Flow& flow, Lane lane, const Sent& sent) {
  const Decoded& decoded = sent.decoded;
  FlowReceiver receiver(flow, reading_, sinks_);
  Arrival arrival;
  arrival.lane = lane;
  arrival.sequence = decoded.tcp.sequence;
  arrival.acknowledgement = decoded.tcp.acknowledgement;
  arrival.syn = decoded.tcp.has(kSyn);
  arrival.ack = decoded.tcp.has(kAck);
  if (sent.runs.empty()) {
    arrival.fin = decoded.tcp.has(kFin);
    arrival.bytes = decoded.body;
    arrival.cut = decoded.body_cut;
    arrival.place = sent.at(decoded.body_at);
    arrival.clock = clock_;
    return flow.streams.segment(arrival, limits_.stream_window, limits_.reorder, receiver);
  }
  // A reassembled datagram: each part with the place where it stood.
  const std::uint32_t end = decoded.body_at + static_cast<std::uint32_t>(decoded.body.size());
  std::uint32_t at = decoded.body_at;
  for (const Run& run : sent.runs) {
    if (run.end <= at && run.end < end) continue;
    arrival.bytes = decoded.body.subspan(at - decoded.body_at, std::min(run.end, end) - at);
    arrival.place = run.place;
    arrival.place.offset += at - run.begin;
    at = std::min(run.end, end);
    arrival.fin = at == end && decoded.tcp.has(kFin);
    flow.streams.segment(arrival, limits_.stream_window, limits_.reorder, receiver);
    arrival.sequence += static_cast<std::uint32_t>(arrival.bytes.size()) + (arrival.syn ? 1u : 0u);
    arrival.syn = false;
    if (at == end) return;
  }
}

void Pass::udp(const Sent& sent) {
  const wire::udp::Datagram& datagram = sent.decoded.udp;
  const auto who = key_of(sent.decoded.ip.source, datagram.source_port, sent.decoded.ip.destination,
                          datagram.destination_port, Transport::kUdp);
  const std::uint64_t hash = hash_of(who.key, limits_.seed);
  Flow* flow = flows_.find(who.key, hash);
  if (flow == nullptr) flow = &open(sent, who, hash, FlowList::kUdp);
  count(*flow, who.lane, sent);
  flows_.touch(*flow, FlowList::kUdp);
  Conversation& conversation = flow->conversation;
  (who.lane == flow->client_lane ? conversation.client_payload : conversation.server_payload) += datagram.length;
  if (sent.decoded.body_cut == 0) read_datagram(*flow, who.lane, sent);
}

void Pass::read_datagram(Flow& flow, Lane lane, const Sent& sent) {
  Conversation& conversation = flow.conversation;
  for (const DatagramProtocol& protocol : protocols_.datagrams) {
    const auto at_port = [&](std::uint16_t port) {
      return conversation.client_port == port || conversation.server_port == port;
    };
    if (std::ranges::none_of(protocol.ports, at_port)) continue;
    if (protocol.read == nullptr) {
      if (conversation.protocol.empty() && protocol.recognise(sent.decoded.body)) conversation.protocol = protocol.name;
      continue;
    }
    const auto message = protocol.read(sent.decoded.body);
    if (!message) continue;
    conversation.protocol = protocol.name;
    const auto side = lane == flow.client_lane ? wire::Side::kClient : wire::Side::kServer;
    const Place place = sent.body();
    for (Sink* sink : sinks_) sink->on_message(conversation, side, *message, place);
    // An address that a server of this network just gave (RFC 2131 3.1: type 5, ACK) is behind the client's own MAC.
    constexpr std::uint8_t kDhcpAck = 5;
    if (const auto* lease = std::get_if<wire::dhcp::Message>(&*message);
        lease != nullptr && lease->type == kDhcpAck && !lease->relayed && lease->your_address)
      tell_host(*lease->your_address, lease->client_mac, true, sent.packet, place.offset);
    return;
  }
}

}  // namespace asepsis::tap
