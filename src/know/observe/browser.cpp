#include "know/observe/browser.h"

#include <fmt/format.h>

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::browser::Announcement& announcement) {
  // SV_TYPE_XENIX_SERVER, [MS-BRWS] 2.2.1: Samba sets it, and its version is not its own.
  constexpr std::uint32_t kUnixServer = 0x0000'0800;
  Told out;
  const IpAddress& subject = sender(conversation, side);
  out.claim(subject, model::claim::kBrowserName, announcement.name, 0.8);
  if ((announcement.server_type & kUnixServer) == 0)
    out.claim(subject, model::claim::kBrowserVersion, fmt::format("{}.{}", announcement.major, announcement.minor),
              kBrowserVersionWeight);
  return out;
}

}  // namespace asepsis::know
