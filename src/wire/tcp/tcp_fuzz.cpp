// Any bytes: no crash; a header that was read is built again to the same bytes, but for checksum and reserved bits.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "wire/tcp/tcp.h"

using namespace asepsis;
using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> bytes(reinterpret_cast<const std::byte*>(data),
                                     reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = tcp::parse(bytes);
  if (const auto* segment = std::get_if<tcp::Segment>(&parsed)) {
    if (segment->offset > size) std::abort();
    const Bytes all(bytes);
    auto again = tcp::build(*segment, IpAddress::v4(1), IpAddress::v4(2), all.subspan(segment->offset),
                            all.subspan(20, segment->offset - 20));
    if (again.size() != size) std::abort();
    for (const std::size_t ignored : {12u, 16u, 17u}) again[ignored] = bytes[ignored];
    if (again != bytes) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  return 0;
}
