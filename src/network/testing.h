// Short words for addresses and rules in tests.
#pragma once

#include <string_view>

#include "network/network.h"

namespace asepsis::network::testing {

inline IpAddress ip(std::string_view text) { return parse_ip(text).value(); }
inline Cidr net(std::string_view text) { return parse_cidr(text).value(); }

inline model::Rule rule(bool allow, std::optional<Transport> transport, std::vector<Cidr> from, std::vector<Cidr> to,
                        PortSet ports = PortSet::all()) {
  model::Rule made;
  made.allow = allow;
  made.transport = transport;
  made.from = std::move(from);
  made.to = std::move(to);
  made.ports = std::move(ports);
  return made;
}

}  // namespace asepsis::network::testing
