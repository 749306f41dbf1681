#include "model/network.h"

#include <algorithm>

namespace asepsis::model {

const Zone* NetworkModel::zone_of(const IpAddress& address) const {
  const Zone* best = nullptr;
  unsigned best_length = 0;
  for (const Zone& candidate : zones)
    for (const Cidr& subnet : candidate.subnets) {
      if (!subnet.contains(address) || (best != nullptr && subnet.length <= best_length)) continue;
      best = &candidate;
      best_length = subnet.length;
    }
  return best;
}

const Zone* NetworkModel::zone(std::string_view name) const {
  const auto found = std::ranges::find(zones, name, &Zone::name);
  return found == zones.end() ? nullptr : &*found;
}

}  // namespace asepsis::model
