// Any bytes: no crash; a header that was read says the same again when built (IPv4 options and IPv6 extension headers
// are not kept, so offset may shrink), and truncation names a length that is missing.
#include <algorithm>
#include <cstdlib>
#include <vector>

#include "wire/ip/ip.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> packet(reinterpret_cast<const std::byte*>(data),
                                      reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = ip::parse(packet, size);
  if (const auto* header = std::get_if<ip::Header>(&parsed)) {
    if (header->offset > size) std::abort();
    const auto payload = Bytes(packet).subspan(header->offset);
    const auto again = ip::build(*header, payload.first(std::min<std::size_t>(payload.size(), 60'000)));
    const auto second = ip::parse(again, again.size());
    const auto* same = std::get_if<ip::Header>(&second);
    // A payload that begins like an extension header of its own is walked on: only the last protocol may differ then.
    if (same != nullptr && (same->source != header->source || same->destination != header->destination ||
                            same->hop_limit != header->hop_limit || same->is_fragment() != header->is_fragment() ||
                            same->fragment_offset != header->fragment_offset))
      std::abort();
    if (header->version == 4 && same == nullptr) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  if (size > 0) {
    const auto upper = ip::pass_extensions(data[0], Bytes(packet).subspan(1));
    if (const auto* passed = std::get_if<ip::Upper>(&upper))
      if (passed->offset > size - 1) std::abort();
  }
  return 0;
}
