#include "know/neighbourhood.h"

#include <algorithm>

namespace asepsis::know {
namespace {

bool is_router(const std::map<IpAddress, bool>& addresses) {
  std::set<Cidr> v4_networks, v6_networks;
  std::size_t v4_addresses = 0;
  bool v4_proven = false, v4_foreign = false, v6_foreign = false;
  for (const auto& [address, proven] : addresses) {
    if (address.is_link_local()) continue;
    if (address.is_v4()) {
      v4_networks.insert(network_around(address));
      ++v4_addresses;
      v4_proven |= proven;
      v4_foreign |= !proven;
    } else {
      v6_networks.insert(network_around(address));
      v6_foreign |= !proven;
    }
  }
  if (v4_foreign && v4_networks.size() >= 2) return true;
  if (!v4_proven && v4_addresses >= Neighbourhood::kRoutedAddresses) return true;
  return v6_foreign && v6_networks.size() >= Neighbourhood::kRoutedNetworksV6;
}

}  // namespace

Cidr network_around(const IpAddress& address) {
  const unsigned length = address.is_v4() ? 120 : 64;  // of the mapped form
  Cidr network{address, length};
  for (std::size_t i = length / 8; i < network.base.bytes.size(); ++i) network.base.bytes[i] = 0;
  return network;
}

void Neighbourhood::on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const tap::Place&) {
  if (!can_be_host(address) || mac.is_group() || mac == MacAddress{}) return;
  auto& addresses = hosts_[mac];
  const auto found = addresses.find(address);
  if (found != addresses.end()) {
    found->second |= unrouted;
    return;
  }
  if (pairs_ >= kMostPairs) {
    if (addresses.empty()) hosts_.erase(mac);
    ++left_out_;
    return;
  }
  ++pairs_;
  addresses.emplace(address, unrouted);
}

std::vector<MacAddress> Neighbourhood::routers() const {
  std::vector<MacAddress> found;
  for (const auto& [mac, addresses] : hosts_)
    if (is_router(addresses)) found.push_back(mac);
  return found;
}

std::vector<Cidr> Neighbourhood::networks() const {
  std::set<Cidr> found;
  for (const auto& [mac, addresses] : hosts_)
    for (const auto& [address, proven] : addresses)
      if (proven && !address.is_link_local()) found.insert(network_around(address));
  return {found.begin(), found.end()};
}

std::set<IpAddress> Neighbourhood::own_addresses(const MacAddress& mac) const {
  std::set<IpAddress> own;
  const auto found = hosts_.find(mac);
  if (found == hosts_.end()) return own;
  for (const auto& [address, proven] : found->second)
    if (proven && address.is_v4()) own.insert(address);
  return own;
}

}  // namespace asepsis::know
