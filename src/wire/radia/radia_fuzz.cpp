// Any bytes: no crash; truncation names a length that is missing; what is recognised is told by the session; the answer
// does not depend on how the stream was cut. Input: a cut length, then (side, length, bytes)*.
#include <cstdlib>

#include "wire/radia/radia.h"
#include "wire/session_replay.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = radia::parse_notify(input);
  if (const auto* truncated = std::get_if<Truncated>(&parsed); truncated && truncated->need <= size) std::abort();

  Reader in(input);
  const std::size_t cut = in.u8().value_or(0);
  const auto turns = read_turns(in);
  Replay<radia::Session, radia::Message> whole, pieces;
  whole.feed(turns);
  pieces.feed_in_pieces(turns, [&] { return cut; });
  if (whole.heard != pieces.heard) std::abort();
  if (!turns.empty() && turns[0].side == Side::kClient &&
      radia::recognise(Side::kClient, turns[0].bytes) == Recognition::kYes && whole.heard.empty())
    std::abort();
  return 0;
}
