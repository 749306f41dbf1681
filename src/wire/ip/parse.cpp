#include "wire/fixed.h"
#include "wire/ip/ip.h"
#include "wire/ip/layout.h"

namespace asepsis::wire::ip {
namespace {

Parsed<Header> parse_v4(Reader in, std::size_t on_wire) {
  const auto fixed = take<kV4Length>(in);
  if (!fixed) return Truncated{kV4Length};
  const std::size_t header_length = std::size_t{fixed->u8<0>() & 0x0fu} * 4;
  if (header_length < kV4Length) return Malformed{0, "a header length of at least 20"};
  if (!in.skip(header_length - kV4Length)) return Truncated{header_length};
  std::size_t total = fixed->u16be<2>();
  if (total == 0) total = on_wire;  // left to the network card (segmentation offload)
  if (total < header_length) return Malformed{2, "a total length that holds the header"};

  Header header;
  header.version = 4;
  header.traffic_class = fixed->u8<1>();
  header.identification = fixed->u16be<4>();
  const std::uint16_t fragment = fixed->u16be<6>();
  header.dont_fragment = (fragment & kDontFragment) != 0;
  header.more_fragments = (fragment & kMoreFragments) != 0;
  header.fragment_offset = static_cast<std::uint32_t>(fragment & kOffsetMask) * 8;
  header.hop_limit = fixed->u8<8>();
  header.protocol = fixed->u8<9>();
  header.source = IpAddress::v4(fixed->u32be<12>());
  header.destination = IpAddress::v4(fixed->u32be<16>());
  header.offset = static_cast<std::uint32_t>(header_length);
  header.length = static_cast<std::uint32_t>(total - header_length);
  return header;
}

bool is_extension(std::uint8_t next) {
  return next == kHopByHop || next == kRouting || next == kFragment || next == kAuthentication ||
         next == kDestination || next == kMobility || next == kHostIdentity || next == kShim6;
}

// Walks extension headers. Stops behind a fragment header that makes a fragment: what follows is a part of something.
std::optional<Malformed> walk(Reader& in, std::uint8_t& next, Header& header, std::optional<Truncated>& cut) {
  for (unsigned count = 0; is_extension(next); ++count) {
    if (count == kMostExtensions) return Malformed{in.position(), "at most eight extension headers"};
    const std::size_t begin = in.position();
    const auto unit = take<kExtensionUnit>(in);
    if (!unit) {
      cut = Truncated{begin + kExtensionUnit};
      return std::nullopt;
    }
    const std::uint8_t kind = next;
    next = unit->u8<0>();
    if (kind == kFragment) {
      header.identification = unit->u32be<4>();
      header.more_fragments = (unit->u16be<2>() & 1) != 0;
      header.fragment_offset = unit->u16be<2>() & 0xfff8u;
      if (header.is_fragment()) return std::nullopt;
      continue;
    }
    const std::size_t length = kind == kAuthentication ? (std::size_t{unit->u8<1>()} + 2) * 4
                                                       : (std::size_t{unit->u8<1>()} + 1) * kExtensionUnit;
    if (length < kExtensionUnit) return Malformed{begin + 1, "an authentication header of at least 8 bytes"};
    if (!in.skip(length - kExtensionUnit)) {
      cut = Truncated{begin + length};
      return std::nullopt;
    }
  }
  return std::nullopt;
}

Parsed<Header> parse_v6(Reader in, std::size_t on_wire) {
  const auto fixed = take<kV6Length>(in);
  if (!fixed) return Truncated{kV6Length};
  Header header;
  header.version = 6;
  header.traffic_class = static_cast<std::uint8_t>((fixed->u16be<0>() >> 4) & 0xff);
  header.hop_limit = fixed->u8<7>();
  header.source = IpAddress::v6(fixed->array<8, 16>());
  header.destination = IpAddress::v6(fixed->array<24, 16>());
  const std::size_t announced = fixed->u16be<4>();
  // 0: a jumbogram (RFC 2675) or segmentation offload.
  const std::size_t total = announced == 0 ? on_wire : kV6Length + announced;
  std::uint8_t next = fixed->u8<6>();
  std::optional<Truncated> cut;
  if (const auto bad = walk(in, next, header, cut)) return *bad;
  if (cut) return *cut;
  header.protocol = next;
  header.offset = static_cast<std::uint32_t>(in.position());
  if (total < header.offset) return Malformed{4, "a payload length that holds the extension headers"};
  header.length = static_cast<std::uint32_t>(total - header.offset);
  return header;
}

}  // namespace

Parsed<Header> parse(Bytes packet, std::size_t on_wire) {
  Reader in(packet);
  const auto first = Reader(packet).u8();
  if (!first) return Truncated{kV4Length};
  if ((*first >> 4) == 4) return parse_v4(in, on_wire);
  if ((*first >> 4) == 6) return parse_v6(in, on_wire);
  return Malformed{0, "IP version 4 or 6"};
}

Parsed<Upper> pass_extensions(std::uint8_t next_header, Bytes bytes) {
  Reader in(bytes);
  Header ignored;
  std::optional<Truncated> cut;
  if (const auto bad = walk(in, next_header, ignored, cut)) return *bad;
  if (cut) return *cut;
  if (ignored.is_fragment()) return Malformed{0, "no fragment inside a fragment"};
  return Upper{next_header, static_cast<std::uint32_t>(in.position())};
}

}  // namespace asepsis::wire::ip
