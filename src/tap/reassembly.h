// Reassembly: the two byte streams of a TCP connection out of segments that come late, twice, or not at all.
//
//   Reassembly tcp;
//   tcp.segment({.lane = 0, .sequence = ..., .bytes = payload, .place = ...}, window, receiver);
//   tcp.finish(receiver);                       // at the end of the connection: what is missing is declared lost
//
// Lanes are 0 and 1: who is client may be learnt later than the first bytes. Positions count bytes of a stream in 64
// bits from kOrigin, which is the first sequence number seen, so that what came before it can be told too.
//
// - In order: handed on at once, not copied. Out of order: copied and held, within `window` bytes a side.
// - The first copy of a byte wins; one that says something else is a conflict.
// - A segment is handed on only after the bytes of the other side that it acknowledges: so both sides' messages come in
//   the order in which they were said, however the packets were shuffled.
// - Without a SYN the start is guessed: after kStartPatience packets, at the lowest sequence number.
// - A hole is declared lost when the window is full and the other side has acknowledged beyond it (or is not seen at
//   all), or at the end. Bytes held beyond a hole that nobody acknowledged are given up, the furthest first: a stray
//   packet must not move the stream.
// - skip_to(): bytes that nobody wants to see are stepped over by arithmetic: neither copied nor touched.
//
// Not synchronised. Source: RFC 9293 3.4 (sequence numbers), 3.8.1 (keep-alives).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tap/packet.h"

namespace asepsis::tap {

using Lane = unsigned;
inline constexpr std::uint64_t kOrigin = std::uint64_t{1} << 33;
inline constexpr std::uint64_t kForever = UINT64_MAX;
inline constexpr std::uint32_t kStartPatience = 16;  // packets of a connection; deeper shuffling than this is not seen
inline constexpr std::uint64_t kWidestWindow = 16u << 20;  // beyond what anybody sends unacknowledged: a stray

// Who is told what the streams say.
class Receiver {
 public:
  virtual ~Receiver() = default;
  virtual void on_data(Lane lane, std::uint64_t position, wire::Bytes bytes, const Place& place) = 0;
  virtual void on_gap(Lane lane, std::uint64_t length) = 0;
  virtual void on_conflict(Lane lane, const Place& place) = 0;
};

// One TCP segment, or a part of one that stood in one frame.
struct Arrival {
  Lane lane = 0;
  std::uint32_t sequence = 0, acknowledgement = 0;
  bool syn = false, fin = false, ack = false;
  wire::Bytes bytes{};
  std::uint32_t cut = 0;    // payload bytes behind `bytes` that were on the wire and not captured
  Place place{};            // of the first of `bytes`
  std::uint64_t clock = 0;  // number of the packet in this run; 0: `bytes` do not outlive the call
};

class Reassembly {
 public:
  // Bytes of a delivered segment are compared with a retransmission for so many packets (see Packet::bytes).
  void segment(const Arrival& arrival, std::size_t window, std::uint64_t keep, Receiver& receiver);
  void finish(Receiver& receiver);

  // Nothing before `position` is to be handed on. May be called from inside a Receiver's call.
  void skip_to(Lane lane, std::uint64_t position);
  void pass_all() { skip_to(0, kForever), skip_to(1, kForever); }
  // Frees what is held, for good: the streams go on by arithmetic alone.
  void give_up();

  bool started(Lane lane) const { return streams_[lane].started; }
  bool seen(Lane lane) const { return streams_[lane].seen; }
  // Whether the stream is known from its first byte on (by a SYN or its answer), not from a guess.
  bool from_first_byte(Lane lane) const { return streams_[lane].from_first_byte; }
  // How far `sequence` is from the stream's start (or from its lowest known byte before that).
  std::int64_t distance_from_start(Lane lane, std::uint32_t sequence) const;

  std::uint64_t length(Lane lane) const;  // bytes so far, lost ones included
  std::uint64_t lost() const { return streams_[0].lost + streams_[1].lost; }
  std::size_t held() const { return streams_[0].held_bytes + streams_[1].held_bytes; }
  std::uint64_t discarded() const { return discarded_; }
  bool both_finished() const { return streams_[0].fin != kForever && streams_[1].fin != kForever; }

 private:
  // Held because something before it is missing. Without bytes: stepped over when its turn comes.
  struct Piece {
    std::uint64_t begin = 0, end = 0;
    std::uint64_t after = 0;  // position that the other stream must have reached
    std::uint32_t cut = 0;
    std::vector<std::byte> bytes;
    Place place;
  };
  // Delivered lately; to compare retransmissions with.
  struct Recent {
    std::uint64_t begin = 0;
    std::uint64_t clock = 0;
    wire::Bytes bytes;
  };
  struct Stream {
    bool known = false;    // sequence numbers can be placed
    bool seen = false;     // a packet of this side was captured
    bool started = false;  // `start` and `next` are set
    bool from_first_byte = false;
    bool acked_by_other = false;
    std::uint32_t base = 0;  // sequence number at kOrigin
    std::uint64_t start = kOrigin, next = kOrigin, skip_to = 0;
    std::uint64_t acked = 0;  // by the other side
    std::uint64_t fin = kForever;
    std::uint64_t lost = 0;
    std::size_t held_bytes = 0;   // memory
    std::uint64_t held_span = 0;  // of the stream
    std::size_t first = 0;        // of `pieces` that is still held
    std::vector<Piece> pieces;    // by begin, disjoint
    std::array<Recent, 3> recent;
    std::uint8_t next_recent = 0;

    bool empty() const { return first == pieces.size(); }
    Piece& front() { return pieces[first]; }
    std::uint64_t position_of(std::uint32_t sequence) const;
  };

  void learn(Stream& stream, std::uint32_t sequence);
  void start(Stream& stream, std::uint64_t position);
  void offer(const Arrival& arrival, std::uint64_t begin, std::uint64_t after, std::uint64_t keep, Receiver& receiver);
  bool repeats(const Stream& stream, std::uint64_t begin, wire::Bytes bytes, std::uint64_t oldest_clock) const;
  void hold(Stream& stream, const Arrival& arrival, std::uint64_t begin, wire::Bytes bytes, Place place,
            std::uint64_t after, Receiver& receiver);
  void insert(Stream& stream, std::vector<Piece> fresh);
  void hand_on(Lane lane, std::uint64_t length, wire::Bytes bytes, Place place, std::uint64_t clock,
               Receiver& receiver);
  void declare_lost(Lane lane, std::uint64_t length, Receiver& receiver);
  bool may_follow(Lane lane, std::uint64_t after) const;
  void drain(Receiver& receiver);
  bool drain_lane(Lane lane, Receiver& receiver);
  void force(Lane lane, bool final, Receiver& receiver);
  void drop(Stream& stream, std::size_t piece);

  std::array<Stream, 2> streams_;
  std::uint32_t packets_ = 0;
  std::uint64_t discarded_ = 0;
};

}  // namespace asepsis::tap
