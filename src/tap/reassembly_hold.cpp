// The holding side of reassembly.h: pieces that came before what stands in front of them.
#include <algorithm>

#include "tap/reassembly.h"

namespace asepsis::tap {

void Reassembly::hold(Stream& stream, const Arrival& arrival, std::uint64_t begin, wire::Bytes bytes, Place place,
                      std::uint64_t after, Receiver& receiver) {
  const std::uint64_t end = begin + bytes.size();
  std::vector<Piece> fresh;
  const auto keep = [&](std::uint64_t from, std::uint64_t to) {
    const auto add = [&](std::uint64_t piece_begin, std::uint64_t piece_end, bool wanted) {
      if (piece_begin >= piece_end) return;
      Piece piece{.begin = piece_begin, .end = piece_end, .after = after, .cut = 0, .bytes = {}, .place = place};
      piece.place.offset += static_cast<std::uint32_t>(piece_begin - begin);
      if (wanted) {
        const auto part = bytes.subspan(piece_begin - begin, piece_end - piece_begin);
        piece.bytes.assign(part.begin(), part.end());
      }
      fresh.push_back(std::move(piece));
    };
    const std::uint64_t border = std::clamp(stream.skip_to, from, to);
    add(from, border, false);
    add(border, to, true);
  };

  std::uint64_t at = begin;
  bool conflict = false;
  auto piece = std::upper_bound(stream.pieces.begin() + static_cast<std::ptrdiff_t>(stream.first), stream.pieces.end(),
                                begin, [](std::uint64_t value, const Piece& held) { return value < held.end; });
  for (; piece != stream.pieces.end() && piece->begin < end; ++piece) {
    if (piece->begin > at) keep(at, piece->begin);
    const std::uint64_t from = std::max(at, piece->begin);
    const std::uint64_t to = std::min(end, piece->end);
    if (!piece->bytes.empty() && !std::ranges::equal(wire::Bytes(piece->bytes).subspan(from - piece->begin, to - from),
                                                     bytes.subspan(from - begin, to - from)))
      conflict = true;
    at = to;
  }
  if (at < end) keep(at, end);
  if (arrival.cut > 0 && !fresh.empty() && fresh.back().end == end) fresh.back().cut = arrival.cut;
  if (conflict) receiver.on_conflict(arrival.lane, place);
  insert(stream, std::move(fresh));
}

void Reassembly::insert(Stream& stream, std::vector<Piece> fresh) {
  const auto before = [](const Piece& a, const Piece& b) { return a.begin < b.begin; };
  for (const Piece& piece : fresh) {
    stream.held_bytes += piece.bytes.size() + sizeof(Piece);
    stream.held_span += piece.end - piece.begin + sizeof(Piece);
  }
  const auto middle = static_cast<std::ptrdiff_t>(stream.pieces.size());
  stream.pieces.insert(stream.pieces.end(), std::make_move_iterator(fresh.begin()),
                       std::make_move_iterator(fresh.end()));
  const auto held = stream.pieces.begin() + static_cast<std::ptrdiff_t>(stream.first);
  const auto added = stream.pieces.begin() + middle;
  if (held != added && added != stream.pieces.end() && before(*added, *(added - 1)))
    std::inplace_merge(held, added, stream.pieces.end(), before);
}

}  // namespace asepsis::tap
