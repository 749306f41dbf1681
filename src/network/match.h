// One rule against one probe: the only place that says what a rule means.
#pragma once

#include <optional>

#include "model/network.h"
#include "network/network.h"

namespace asepsis::network {

// IPv4 rules speak of IPv4 alone: ::/0 does not cover an IPv4 address, although it contains the mapped form.
bool covers(const Cidr& cidr, const IpAddress& address);
// An empty list is "any".
bool covers(const std::vector<Cidr>& cidrs, const IpAddress& address);

// Everything but the addresses. A rule for some ports never fits a protocol that has none.
bool fits_service(const model::Rule& rule, Transport transport, std::uint16_t port);
bool fits(const model::Rule& rule, const Probe& probe);

// The rule in words: its own text, else made from its parts.
std::string describe(const model::Rule& rule);

// The address after this one; nothing after the last.
std::optional<IpAddress> next(const IpAddress& address);

}  // namespace asepsis::network
