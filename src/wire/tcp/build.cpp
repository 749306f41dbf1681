#include <algorithm>

#include "wire/ip/checksum.h"
#include "wire/ip/ip.h"
#include "wire/tcp/layout.h"
#include "wire/tcp/tcp.h"
#include "wire/writer.h"

namespace asepsis::wire::tcp {

std::vector<std::byte> build(const Segment& segment, const IpAddress& source, const IpAddress& destination,
                             Bytes payload, Bytes options) {
  options = options.first(std::min(options.size(), kLongestOptions));
  const std::size_t padding = (4 - options.size() % 4) % 4;
  const std::size_t header_length = kHeaderLength + options.size() + padding;
  const auto write = [&](std::uint16_t checksum) {
    Writer out;
    out.u16be(segment.source_port).u16be(segment.destination_port);
    out.u32be(segment.sequence).u32be(segment.acknowledgement);
    out.u8(static_cast<std::uint8_t>(header_length / 4 * 16)).u8(segment.flags).u16be(segment.window);
    out.u16be(checksum).u16be(segment.urgent);
    out.bytes(options).zeros(padding);
    return out;
  };
  ip::Sum sum = ip::pseudo_header(source, destination, ip::kTcp, header_length + payload.size());
  sum = ip::add(sum, std::move(write(0)).take());
  Writer out = write(ip::finish(ip::add(sum, payload)));
  out.bytes(payload);
  return std::move(out).take();
}

std::vector<std::byte> build_mss(std::uint16_t mss) {
  Writer out;
  out.u8(2).u8(4).u16be(mss);  // RFC 9293 3.2: kind, length, value
  return std::move(out).take();
}

}  // namespace asepsis::wire::tcp
