#include "wire/fixed.h"
#include "wire/udp/layout.h"
#include "wire/udp/udp.h"

namespace asepsis::wire::udp {

static_assert(kPayload == kHeaderLength);

Parsed<Datagram> parse(Bytes bytes) {
  Reader in(bytes);
  const auto header = take<kHeaderLength>(in);
  if (!header) return Truncated{kHeaderLength};
  const std::uint16_t length = header->u16be<4>();
  if (length < kHeaderLength) return Malformed{4, "a length that holds the header"};
  Datagram datagram;
  datagram.source_port = header->u16be<0>();
  datagram.destination_port = header->u16be<2>();
  datagram.length = static_cast<std::uint16_t>(length - kHeaderLength);
  datagram.checksum = header->u16be<6>();
  return datagram;
}

}  // namespace asepsis::wire::udp
