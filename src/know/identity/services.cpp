#include "know/identity/services.h"

#include <algorithm>
#include <map>

namespace asepsis::know {

std::vector<model::Service> services_of(const Asset& asset) {
  std::map<std::pair<Transport, std::uint16_t>, model::Service> services;
  for (const model::Flow* flow : asset.served) {
    const auto state = was_answered(*flow) ? model::ServiceState::kOpen
                       : flow->refused > 0 ? model::ServiceState::kClosed
                                           : model::ServiceState::kSilent;
    auto [at, fresh] = services.try_emplace(
        {flow->transport, flow->port},
        model::Service{.transport = flow->transport, .port = flow->port, .protocol = {}, .state = state, .why = {}});
    model::Service& service = at->second;
    service.state = std::min(service.state, state);  // in the order open, closed, silent
    if (service.protocol.empty() || (!flow->protocol.empty() && flow->protocol < service.protocol))
      service.protocol = flow->protocol;
    add_ids(service.why, std::span(&flow->id, 1));
  }
  std::vector<model::Service> sorted;
  for (auto& [key, service] : services) sorted.push_back(std::move(service));
  return sorted;
}

}  // namespace asepsis::know
