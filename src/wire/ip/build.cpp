#include <algorithm>

#include "wire/ip/checksum.h"
#include "wire/ip/ip.h"
#include "wire/ip/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::ip {
namespace {

std::vector<std::byte> build_v4(const Header& header, Bytes payload, Bytes options) {
  const std::size_t padding = (4 - options.size() % 4) % 4;
  const std::size_t header_length = kV4Length + options.size() + padding;
  std::uint16_t fragment = static_cast<std::uint16_t>(header.fragment_offset / 8);
  if (header.dont_fragment) fragment |= kDontFragment;
  if (header.more_fragments) fragment |= kMoreFragments;

  const auto write = [&](std::uint16_t checksum) {
    Writer out;
    out.u8(static_cast<std::uint8_t>(0x40 | (header_length / 4))).u8(header.traffic_class);
    out.u16be(static_cast<std::uint16_t>(header_length + payload.size()));
    out.u16be(static_cast<std::uint16_t>(header.identification)).u16be(fragment);
    out.u8(header.hop_limit).u8(header.protocol).u16be(checksum);
    out.u32be(header.source.as_v4()).u32be(header.destination.as_v4());
    out.bytes(options).zeros(padding);
    return out;
  };
  Writer out = write(finish(add(0, std::move(write(0)).take())));
  out.bytes(payload);
  return std::move(out).take();
}

std::vector<std::byte> build_v6(const Header& header, Bytes payload) {
  const std::size_t extra = header.is_fragment() ? kFragmentLength : 0;
  Writer out;
  out.u16be(static_cast<std::uint16_t>(0x6000 | (header.traffic_class << 4))).u16be(0);
  out.u16be(static_cast<std::uint16_t>(payload.size() + extra));
  out.u8(header.is_fragment() ? kFragment : header.protocol).u8(header.hop_limit);
  out.bytes(std::as_bytes(std::span(header.source.bytes))).bytes(std::as_bytes(std::span(header.destination.bytes)));
  if (header.is_fragment()) {
    out.u8(header.protocol).u8(0);
    out.u16be(static_cast<std::uint16_t>((header.fragment_offset & 0xfff8u) | (header.more_fragments ? 1u : 0u)));
    out.u32be(header.identification);
  }
  out.bytes(payload);
  return std::move(out).take();
}

}  // namespace

std::vector<std::byte> build(const Header& header, Bytes payload, Bytes options) {
  return header.version == 4 ? build_v4(header, payload, options) : build_v6(header, payload);
}

std::vector<std::vector<std::byte>> build_fragments(const Header& header, Bytes payload, std::size_t mtu) {
  const std::size_t overhead = header.version == 4 ? kV4Length : kV6Length + kFragmentLength;
  const std::size_t piece = (std::max<std::size_t>(mtu, 68) - overhead) / 8 * 8;
  std::vector<std::vector<std::byte>> packets;
  for (std::size_t at = 0; at < payload.size() || at == 0; at += piece) {
    Header part = header;
    part.dont_fragment = false;
    part.fragment_offset = static_cast<std::uint32_t>(at);
    part.more_fragments = at + piece < payload.size();
    packets.push_back(build(part, payload.subspan(at, std::min(piece, payload.size() - at))));
  }
  return packets;
}

}  // namespace asepsis::wire::ip
