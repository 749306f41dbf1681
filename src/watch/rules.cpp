#include "watch/rules.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::watch {

bool is_http_sys(std::string_view server_header) {
  return std::ranges::any_of(
      kHttpSysServers, [&](std::string_view product) { return starts_with_ignoring_case(server_header, product); });
}

}  // namespace asepsis::watch
