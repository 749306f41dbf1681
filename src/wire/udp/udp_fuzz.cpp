// Any bytes: no crash; ports and length that were read stand again in what is built.
#include <cstdlib>
#include <vector>

#include "wire/udp/udp.h"

using namespace asepsis;
using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> bytes(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = udp::parse(bytes);
  if (const auto* datagram = std::get_if<udp::Datagram>(&parsed)) {
    const std::vector<std::byte> payload(datagram->length);
    const auto again = udp::parse(udp::build(*datagram, IpAddress::v4(1), IpAddress::v4(2), payload));
    const auto* same = std::get_if<udp::Datagram>(&again);
    if (datagram->length > 65'527) return 0;
    if (same == nullptr || same->source_port != datagram->source_port || same->length != datagram->length) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  return 0;
}
