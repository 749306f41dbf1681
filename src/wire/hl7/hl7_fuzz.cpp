// Any bytes: no crash; truncation names a length that is missing; the answer does not depend on how the stream was cut.
// Input: a cut length, then (side, length, bytes)*.
#include <cstdlib>

#include "wire/hl7/hl7.h"
#include "wire/session_replay.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> input(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = hl7::parse_header(input);
  if (const auto* truncated = std::get_if<Truncated>(&parsed); truncated && truncated->need <= size) std::abort();
  if (const auto* header = std::get_if<hl7::Header>(&parsed)) {
    for (const auto* text : {&header->sending_application, &header->sending_facility, &header->receiving_application,
                             &header->receiving_facility, &header->type, &header->version})
      if (text->size() > hl7::kLongestField) std::abort();
  }

  Reader in(input);
  const std::size_t cut = in.u8().value_or(0);
  const auto turns = read_turns(in);
  Replay<hl7::Session, hl7::Message> whole, pieces;
  whole.feed(turns);
  pieces.feed_in_pieces(turns, [&] { return cut; });
  if (whole.heard != pieces.heard) std::abort();
  return 0;
}
