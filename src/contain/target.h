// What is to be contained: devices that are affected, or not known to be unaffected, and their vulnerable services.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "contain/contain.h"

namespace asepsis::contain {

struct Target {
  const model::Device* device = nullptr;
  const model::Zone* zone = nullptr;         // of the network file; null: none, or not known
  bool undecided = false;                    // no finding says affected
  std::map<Transport, PortSet> ports;        // of services whose port is known
  std::map<Transport, PortSet> agent_ports;  // of them: a management agent listens there
  bool some_port_unknown = false;            // a service of it may be on any port
};

// In the order of the devices. Borrows the situation.
std::vector<Target> targets_of(const Situation& situation);
std::set<IpAddress> addresses_of(const std::vector<Target>& targets);
// Those that a router forwards to: no rule at an enforcement point ever sees a link-local address.
std::set<IpAddress> routed_addresses_of(const std::vector<Target>& targets);

bool has_role(const model::Device& device, std::string_view role);
const model::Device* device_at(const Situation& situation, const IpAddress& address);

}  // namespace asepsis::contain
