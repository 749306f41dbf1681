#include "tap/reassembly.h"

#include <algorithm>

namespace asepsis::tap {

std::uint64_t Reassembly::Stream::position_of(std::uint32_t sequence) const {
  // Serial arithmetic (RFC 1982) around where the stream stands: within 2^31 either way.
  const std::uint64_t here = started ? next : kOrigin;
  const auto sequence_here = static_cast<std::uint32_t>(base + static_cast<std::uint32_t>(here - kOrigin));
  const auto distance = static_cast<std::int32_t>(sequence - sequence_here);
  return here + static_cast<std::uint64_t>(static_cast<std::int64_t>(distance));
}

void Reassembly::learn(Stream& stream, std::uint32_t sequence) {
  if (stream.known) return;
  stream.known = true;
  stream.base = sequence;
}

void Reassembly::start(Stream& stream, std::uint64_t position) {
  stream.started = true;
  stream.start = stream.next = position;
}

std::int64_t Reassembly::distance_from_start(Lane lane, std::uint32_t sequence) const {
  const Stream& stream = streams_[lane];
  if (!stream.known) return 0;
  return static_cast<std::int64_t>(stream.position_of(sequence) - stream.start);
}

std::uint64_t Reassembly::length(Lane lane) const {
  const Stream& stream = streams_[lane];
  return stream.started ? stream.next - stream.start : 0;
}

void Reassembly::skip_to(Lane lane, std::uint64_t position) {
  streams_[lane].skip_to = std::max(streams_[lane].skip_to, position);
}

void Reassembly::give_up() {
  pass_all();
  for (Stream& stream : streams_) {
    stream.held_bytes = 0;
    for (std::size_t i = stream.first; i < stream.pieces.size(); ++i) {
      std::vector<std::byte>().swap(stream.pieces[i].bytes);
      stream.held_bytes += sizeof(Piece);
    }
  }
}

void Reassembly::segment(const Arrival& arrival, std::size_t window, std::uint64_t keep, Receiver& receiver) {
  Stream& stream = streams_[arrival.lane];
  Stream& other = streams_[1 - arrival.lane];
  const std::uint32_t sequence = arrival.sequence + (arrival.syn ? 1u : 0u);
  learn(stream, sequence);
  const std::uint64_t begin = stream.position_of(sequence);
  if (arrival.syn && !stream.started) start(stream, begin), stream.from_first_byte = true;
  if (!stream.started) stream.start = stream.seen ? std::min(stream.start, begin) : begin;
  stream.seen = true;

  std::uint64_t after = 0;
  if (arrival.ack) {
    learn(other, arrival.acknowledgement);
    after = other.position_of(arrival.acknowledgement);
    other.acked = other.acked_by_other ? std::max(other.acked, after) : after;
    other.acked_by_other = true;
    if (arrival.syn && !other.started) start(other, after), other.from_first_byte = true;  // a SYN-ACK names it
  }
  if (arrival.fin && stream.fin == kForever) stream.fin = begin + arrival.bytes.size() + arrival.cut;
  if (!arrival.bytes.empty() || arrival.cut > 0) offer(arrival, begin, after, keep, receiver);

  if (packets_ < kStartPatience && ++packets_ == kStartPatience)
    for (Stream& late : streams_)
      if (late.seen && !late.started) start(late, late.start);
  if (packets_ == kStartPatience && !stream.started) start(stream, stream.start);
  drain(receiver);
  while (stream.held_span > window) force(arrival.lane, false, receiver);
}

void Reassembly::offer(const Arrival& arrival, std::uint64_t begin, std::uint64_t after, std::uint64_t keep,
                       Receiver& receiver) {
  Stream& stream = streams_[arrival.lane];
  wire::Bytes bytes = arrival.bytes;
  Place place = arrival.place;
  if (stream.started && begin < stream.next) {
    const std::uint64_t old = std::min<std::uint64_t>(stream.next - begin, bytes.size());
    const bool keep_alive = bytes.size() <= 1 && begin + 1 == stream.next;  // RFC 9293 3.8.4: a byte that means nothing
    const std::uint64_t oldest_clock = arrival.clock > keep ? arrival.clock - keep : 1;
    if (!keep_alive && !repeats(stream, begin, bytes.first(old), oldest_clock))
      receiver.on_conflict(arrival.lane, place);
    if (begin + bytes.size() <= stream.next) return;
    bytes = bytes.subspan(old);
    place.offset += static_cast<std::uint32_t>(old);
    begin += old;
  }
  const std::uint64_t end = begin + bytes.size();
  const bool in_order = stream.started && begin == stream.next && may_follow(arrival.lane, after) &&
                        (stream.empty() || stream.front().begin >= end + arrival.cut);
  if (!in_order) return hold(stream, arrival, begin, bytes, place, after, receiver);
  hand_on(arrival.lane, bytes.size(), bytes, place, arrival.clock, receiver);
  if (arrival.cut > 0) declare_lost(arrival.lane, arrival.cut, receiver);
}

// Whether old bytes say the same again, as far as they can still be compared.
bool Reassembly::repeats(const Stream& stream, std::uint64_t begin, wire::Bytes bytes,
                         std::uint64_t oldest_clock) const {
  for (const Recent& recent : stream.recent) {
    if (recent.clock < oldest_clock || recent.clock == 0) continue;
    const std::uint64_t from = std::max(begin, recent.begin);
    const std::uint64_t to = std::min(begin + bytes.size(), recent.begin + recent.bytes.size());
    if (from >= to) continue;
    if (!std::ranges::equal(bytes.subspan(from - begin, to - from),
                            recent.bytes.subspan(from - recent.begin, to - from)))
      return false;
  }
  return true;
}

void Reassembly::hand_on(Lane lane, std::uint64_t length, wire::Bytes bytes, Place place, std::uint64_t clock,
                         Receiver& receiver) {
  Stream& stream = streams_[lane];
  const std::uint64_t begin = stream.next;
  stream.next += length;
  if (bytes.empty() || stream.next <= stream.skip_to) return;
  const std::uint64_t skipped = stream.skip_to > begin ? stream.skip_to - begin : 0;
  bytes = bytes.subspan(skipped);
  place.offset += static_cast<std::uint32_t>(skipped);
  if (clock != 0) {
    stream.recent[stream.next_recent] = {begin + skipped, clock, bytes};
    stream.next_recent = static_cast<std::uint8_t>((stream.next_recent + 1u) % stream.recent.size());
  }
  receiver.on_data(lane, begin + skipped, bytes, place);
}

void Reassembly::declare_lost(Lane lane, std::uint64_t length, Receiver& receiver) {
  Stream& stream = streams_[lane];
  const std::uint64_t wanted_from = std::max(stream.next, stream.skip_to);
  stream.next += length;
  stream.lost += length;
  if (stream.next > wanted_from) receiver.on_gap(lane, stream.next - wanted_from);
}

// What acknowledges the other side's bytes was said after them.
bool Reassembly::may_follow(Lane lane, std::uint64_t after) const {
  const Stream& other = streams_[1 - lane];
  if (after == 0 || (!other.seen && packets_ >= kStartPatience)) return true;  // captured in one direction only
  return other.started && (other.next >= after || other.next >= other.fin);
}

void Reassembly::drain(Receiver& receiver) {
  while (drain_lane(0, receiver) || drain_lane(1, receiver)) {
  }
}

bool Reassembly::drain_lane(Lane lane, Receiver& receiver) {
  Stream& stream = streams_[lane];
  bool moved = false;
  while (!stream.empty() && stream.started) {
    Piece& piece = stream.front();
    if (piece.end > stream.next) {
      if (piece.begin > stream.next || !may_follow(lane, piece.after)) break;
      const std::uint64_t old = stream.next - piece.begin;
      const wire::Bytes bytes = piece.bytes;
      Place place = piece.place;
      place.offset += static_cast<std::uint32_t>(old);
      hand_on(lane, piece.end - stream.next, bytes.empty() ? bytes : bytes.subspan(old), place, 0, receiver);
      moved = true;
    }
    const std::uint64_t cut_end = piece.end + piece.cut;
    drop(stream, stream.first);
    const std::uint64_t known = stream.empty() ? cut_end : std::min(cut_end, stream.front().begin);
    if (known > stream.next) declare_lost(lane, known - stream.next, receiver);
  }
  return moved;
}

// The front or the back piece goes.
void Reassembly::drop(Stream& stream, std::size_t piece) {
  Piece& gone = stream.pieces[piece];
  stream.held_bytes -= gone.bytes.size() + sizeof(Piece);
  stream.held_span -= gone.end - gone.begin + sizeof(Piece);
  if (piece + 1 == stream.pieces.size()) {
    stream.pieces.pop_back();
    if (stream.empty()) stream.pieces.clear(), stream.first = 0;
    return;
  }
  gone = Piece{};
  ++stream.first;
  if (stream.first > 32 && stream.first > stream.pieces.size() / 2) {
    stream.pieces.erase(stream.pieces.begin(), stream.pieces.begin() + static_cast<std::ptrdiff_t>(stream.first));
    stream.first = 0;
  }
}

// Something must give: moves the lane on by one step.
void Reassembly::force(Lane lane, bool final, Receiver& receiver) {
  Stream& stream = streams_[lane];
  Stream& other = streams_[1 - lane];
  if (!stream.started) {
    start(stream, stream.start);
  } else if (stream.front().begin > stream.next) {
    const std::uint64_t hole = stream.front().begin - stream.next;
    const std::uint64_t credible = std::max(stream.next, stream.acked) + kWidestWindow;
    const bool stray = stream.acked_by_other && stream.front().begin > credible;
    const bool proven = final || !stream.acked_by_other || stream.acked > stream.next;
    if (proven && !stray) {
      declare_lost(lane, hole, receiver);
    } else {
      ++discarded_;
      drop(stream, stray ? stream.first : stream.pieces.size() - 1);
    }
  } else if (other.started && !other.empty() && other.front().begin > other.next &&
             other.front().begin < stream.front().after) {
    declare_lost(1 - lane, other.front().begin - other.next, receiver);  // this side acknowledged what lies beyond
  } else {
    stream.front().after = 0;
  }
  drain(receiver);
}

void Reassembly::finish(Receiver& receiver) {
  packets_ = kStartPatience;
  for (Stream& stream : streams_)
    if (stream.seen && !stream.started) start(stream, stream.start);
  drain(receiver);
  while (!streams_[0].empty() || !streams_[1].empty()) force(streams_[0].empty() ? 1 : 0, true, receiver);
  // What the other side acknowledged and the capture does not hold.
  for (const Lane lane : {0u, 1u}) {
    Stream& stream = streams_[lane];
    if (!stream.acked_by_other) continue;
    if (!stream.started) start(stream, stream.start);  // never captured: known from the other side alone
    // An acknowledged FIN that was not captured is a number without a byte; there was one where the other side closed.
    const bool fin_missing = stream.fin == kForever && streams_[1 - lane].fin != kForever;
    const std::uint64_t acked = stream.acked - (fin_missing ? 1 : 0);
    if (acked <= stream.next || acked > stream.next + kOrigin / 8) continue;
    const std::uint64_t end = std::max(stream.next, std::min(acked, stream.fin));
    stream.lost += end - stream.next;
    stream.next = end;
  }
}

}  // namespace asepsis::tap
