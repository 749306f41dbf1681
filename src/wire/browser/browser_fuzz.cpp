// Any bytes: no crash; what was read can be said again and is read the same; truncation names a length that is missing.
#include <cstdlib>
#include <vector>

#include "wire/browser/browser.h"

using namespace asepsis;
using namespace asepsis::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::byte> datagram(reinterpret_cast<const std::byte*>(data),
                                        reinterpret_cast<const std::byte*>(data) + size);
  const auto parsed = browser::parse(datagram);
  if (const auto* announcement = std::get_if<browser::Announcement>(&parsed)) {
    const auto again = browser::parse(browser::build(*announcement, IpAddress::v4(0)));
    if (again != Parsed<browser::Announcement>{*announcement}) std::abort();
  } else if (const auto* truncated = std::get_if<Truncated>(&parsed)) {
    if (truncated->need <= size) std::abort();
  }
  return 0;
}
