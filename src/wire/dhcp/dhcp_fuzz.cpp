// Any bytes: no crash; what was read can be said again and is read the same; truncation names a length that is missing.
#include <cstdlib>
#include <vector>

#include "wire/dhcp/dhcp.h"

using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> datagram(reinterpret_cast<const std::byte*>(data),
                                        reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = dhcp::parse(datagram);
  if (const auto* message = std::get_if<dhcp::Message>(&parsed)) {
    if (dhcp::parse(dhcp::build(*message)) != Parsed<dhcp::Message>{*message}) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  return 0;
}
