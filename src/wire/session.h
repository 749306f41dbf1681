// How a protocol reads one TCP connection: recognise it by its first bytes, then take what both sides say.
//
// Each protocol folder that lives on streams offers
//
//   Recognition recognise(Side side, Bytes first);        // pure; by content, never by port
//   class Session {
//    public:
//     Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
//     void on_gap(Side side, std::uint64_t length);       // `length` bytes are missing before what comes next
//   };
//
// The length of a gap counts from what the session consumed or skipped last: bytes that it was shown and did not take
// are missing too. A stream whose beginning was not captured may open with a gap of 1: nobody knows how much is
// missing.
//
// A Session owns no bytes. on_bytes is given what is not yet consumed of that side, and says how much it took; the rest
// comes again with more behind it. It may ask for bytes after the consumed ones to be skipped: they are stepped over by
// arithmetic and never looked at (pixel data, patients). The answer must not depend on how the stream was cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "wire/reader.h"

namespace asepsis::wire {

enum class Side : std::uint8_t { kClient, kServer };
constexpr Side other(Side side) { return side == Side::kClient ? Side::kServer : Side::kClient; }

enum class Recognition : std::uint8_t { kNo, kNeedMore, kYes };

struct Step {
  std::size_t consumed = 0;  // of the given bytes
  std::uint64_t skip = 0;    // then step over so many, given or still to come
  bool finished = false;     // nothing more of interest on either side
};

// A message, and where its telling bytes begin in the bytes given to on_bytes.
template <class M>
struct Said {
  std::size_t offset = 0;
  M message;
};

}  // namespace asepsis::wire
