// The options of a message, put together from all places that hold them. Inside this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "wire/dhcp/layout.h"
#include "wire/parsed.h"
#include "wire/reader.h"

namespace asepsis::wire::dhcp {

// Only the options that are read; parts of one option joined in the order options, file, sname (RFC 3396 7).
class Options {
 public:
  // Of a whole message whose fixed part is there. Truncated where an option reaches beyond the datagram; one that
  // reaches beyond `file` or `sname` is Malformed.
  static Parsed<Options> read(Bytes datagram);

  // Nothing where the option was not there.
  std::optional<Bytes> value(Option option) const;

 private:
  std::array<std::optional<std::vector<std::byte>>, 256> values_;
};

}  // namespace asepsis::wire::dhcp
