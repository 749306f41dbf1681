#include "wire/ip/checksum.h"

namespace asepsis::wire::ip {

Sum add(Sum sum, Bytes bytes) {
  Reader in(bytes);
  while (const auto word = in.u32be()) sum += (*word >> 16) + (*word & 0xffff);
  if (const auto word = in.u16be()) sum += *word;
  if (const auto last = in.u8()) sum += std::uint64_t{*last} << 8;
  return sum;
}

Sum pseudo_header(const IpAddress& source, const IpAddress& destination, std::uint8_t protocol, std::size_t length) {
  const std::size_t skip = source.is_v4() ? 12 : 0;  // IPv4 lies in the mapped form's last four bytes
  Sum sum = add(0, std::as_bytes(std::span(source.bytes)).subspan(skip));
  sum = add(sum, std::as_bytes(std::span(destination.bytes)).subspan(skip));
  return sum + protocol + (length >> 16) + (length & 0xffff);
}

std::uint16_t finish(Sum sum) {
  while ((sum >> 16) != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum);
}

}  // namespace asepsis::wire::ip
