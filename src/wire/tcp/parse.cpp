#include "wire/fixed.h"
#include "wire/tcp/layout.h"
#include "wire/tcp/tcp.h"

namespace asepsis::wire::tcp {

Parsed<Segment> parse(Bytes bytes) {
  Reader in(bytes);
  const auto header = take<kHeaderLength>(in);
  if (!header) return Truncated{kHeaderLength};
  Segment segment;
  segment.source_port = header->u16be<0>();
  segment.destination_port = header->u16be<2>();
  segment.sequence = header->u32be<4>();
  segment.acknowledgement = header->u32be<8>();
  segment.offset = std::uint32_t{header->u8<12>()} / 16u * 4u;
  segment.flags = header->u8<13>();
  segment.window = header->u16be<14>();
  segment.checksum = header->u16be<16>();
  segment.urgent = header->u16be<18>();
  if (segment.offset < kHeaderLength) return Malformed{12, "a header length of at least 20"};
  if (!in.skip(segment.offset - kHeaderLength)) return Truncated{segment.offset};
  return segment;
}

}  // namespace asepsis::wire::tcp
