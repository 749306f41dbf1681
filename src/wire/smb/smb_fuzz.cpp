// Any bytes: no crash; what a prefix said the whole says too; truncation names a length that is missing; the answer
// does not depend on how the stream was cut. Input: a cut length, then (side, length, bytes)*.
#include <cstdlib>

#include "wire/session_replay.h"
#include "wire/smb/smb.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = smb::parse(input);
  if (const auto* truncated = std::get_if<Truncated>(&parsed); truncated && truncated->need <= size) std::abort();
  const auto before = smb::parse(Bytes(input).first(size / 2));
  if (std::holds_alternative<smb::Message>(before) && before != parsed) std::abort();

  Reader in(input);
  const std::size_t cut = in.u8().value_or(0);
  const auto turns = read_turns(in);
  Replay<smb::Session, smb::Message> whole, pieces;
  whole.feed(turns);
  pieces.feed_in_pieces(turns, [&] { return cut; });
  if (whole.heard != pieces.heard) std::abort();
  for (const Turn& turn : turns) static_cast<void>(smb::recognise(turn.side, turn.bytes));
  return 0;
}
