#include "wire/ip/checksum.h"
#include "wire/ip/ip.h"
#include "wire/udp/layout.h"
#include "wire/udp/udp.h"
#include "wire/writer.h"

namespace asepsis::wire::udp {

std::vector<std::byte> build(const Datagram& datagram, const IpAddress& source, const IpAddress& destination,
                             Bytes payload) {
  const std::size_t length = kHeaderLength + payload.size();
  const auto write = [&](std::uint16_t checksum) {
    Writer out;
    out.u16be(datagram.source_port).u16be(datagram.destination_port).u16be(static_cast<std::uint16_t>(length));
    out.u16be(checksum);
    return out;
  };
  ip::Sum sum = ip::pseudo_header(source, destination, ip::kUdp, length);
  sum = ip::add(sum, std::move(write(0)).take());
  const std::uint16_t checksum = ip::finish(ip::add(sum, payload));
  Writer out = write(checksum == 0 ? 0xffff : checksum);
  out.bytes(payload);
  return std::move(out).take();
}

}  // namespace asepsis::wire::udp
