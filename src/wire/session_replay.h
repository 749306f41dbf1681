// For tests and fuzz targets: feeds a Session as a stream reassembler would, keeping what it did not take, stepping
// over what it asked to skip, and giving every message its absolute position in its side's stream.
//
//   Replay<http::Session, http::Message> replay;
//   replay.feed(Side::kClient, bytes);
//   replay.heard   // the same however the bytes were cut
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>
#include <vector>

#include "wire/session.h"
#include "wire/writer.h"

namespace asepsis::wire {

template <class M>
struct Heard {
  Side side = Side::kClient;
  std::uint64_t position = 0;
  M message;
  bool operator==(const Heard&) const = default;
};

struct Turn {
  Side side = Side::kClient;
  std::vector<std::byte> bytes;
};

// A fuzz target's input as a conversation: (side u8, length u16, bytes)*, the last turn cut short where the input ends.
inline std::vector<Turn> read_turns(Reader in) {
  std::vector<Turn> turns;
  for (;;) {
    const auto side = in.u8();
    const auto length = in.u16be();
    if (!side || !length) return turns;
    const auto bytes = in.bytes(std::min<std::size_t>(*length, in.remaining()));
    turns.push_back({*side % 2 == 0 ? Side::kClient : Side::kServer, {bytes->begin(), bytes->end()}});
  }
}

inline std::vector<std::byte> write_turns(const std::vector<Turn>& turns) {
  Writer out;
  for (const Turn& turn : turns) {
    out.u8(static_cast<std::uint8_t>(turn.side)).u16be(static_cast<std::uint16_t>(turn.bytes.size()));
    out.bytes(turn.bytes);
  }
  return std::move(out).take();
}

template <class S, class M>
struct Replay {
  S session;
  std::vector<Heard<M>> heard;
  bool finished = false;

  void feed(Side side, Bytes bytes) {
    auto& stream = streams_[static_cast<std::size_t>(side)];
    stream.waiting.insert(stream.waiting.end(), bytes.begin(), bytes.end());
    step_over(stream);
    while (!finished && !stream.waiting.empty()) {
      std::vector<Said<M>> out;
      // An own heap block of exactly this size, so that a sanitizer sees any step beyond it.
      const std::vector<std::byte> given(stream.waiting.begin(), stream.waiting.end());
      const Step step = session.on_bytes(side, given, out);
      if (step.consumed > given.size()) std::abort();
      for (auto& said : out) {
        if (said.offset >= given.size()) std::abort();
        heard.push_back({side, stream.position + said.offset, std::move(said.message)});
      }
      finished = step.finished;
      drop(stream, step.consumed);
      stream.skip = step.skip;
      step_over(stream);
      if (step.skip == 0) return;  // the rest comes again with more behind it
    }
  }

  // The gap's bytes come next on this side but were never captured.
  void gap(Side side, std::uint64_t length) {
    auto& stream = streams_[static_cast<std::size_t>(side)];
    stream.position += stream.waiting.size() + length;
    stream.waiting.clear();
    const std::uint64_t stepped = std::min(stream.skip, length);
    stream.skip -= stepped;
    if (length > stepped) session.on_gap(side, length - stepped);
  }

  void feed(const std::vector<Turn>& turns) {
    for (const Turn& turn : turns) feed(turn.side, turn.bytes);
  }

  // Cuts every turn into pieces whose lengths `next_length()` gives (at least 1).
  template <class F>
  void feed_in_pieces(const std::vector<Turn>& turns, F next_length) {
    for (const Turn& turn : turns) {
      for (Bytes rest = turn.bytes; !rest.empty();) {
        const std::size_t length = std::clamp<std::size_t>(next_length(), 1, rest.size());
        feed(turn.side, rest.first(length));
        rest = rest.subspan(length);
      }
    }
  }

 private:
  struct Stream {
    std::vector<std::byte> waiting;
    std::uint64_t position = 0;  // of waiting.front()
    std::uint64_t skip = 0;
  };

  static void drop(Stream& stream, std::size_t count) {
    stream.waiting.erase(stream.waiting.begin(), stream.waiting.begin() + static_cast<std::ptrdiff_t>(count));
    stream.position += count;
  }
  static void step_over(Stream& stream) {
    const auto stepped = static_cast<std::size_t>(std::min<std::uint64_t>(stream.skip, stream.waiting.size()));
    drop(stream, stepped);
    stream.skip -= stepped;
  }

  Stream streams_[2];
};

}  // namespace asepsis::wire
