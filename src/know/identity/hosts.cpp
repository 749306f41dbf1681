#include "know/identity/hosts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "know/evidence.h"
#include "know/neighbourhood.h"

namespace asepsis::know {
namespace {

struct Host {
  Asset asset;
  std::vector<MacAddress> proven, seen;
  std::vector<MacAddress> sure;  // certainly its own: two hosts behind one router must never become one device
};
using Hosts = std::map<IpAddress, Host>;

// Where frames have no MACs (raw IP), flows are all there is; elsewhere whoever spoke has an observation of its own.
bool has_mac(const Hosts& hosts, const IpAddress& address) {
  const auto host = hosts.find(address);
  return host != hosts.end() && !(host->second.proven.empty() && host->second.seen.empty());
}

Hosts observed(const model::Recording& recording) {
  Hosts hosts;
  for (const model::Observation& observation : recording.observations) {
    if (!can_be_host(observation.subject)) continue;
    Host& host = hosts[observation.subject];
    host.asset.observations.push_back(&observation);
    if (observation.claim != model::claim::kMac) continue;
    if (const auto mac = parse_mac(observation.value))
      (observation.weight >= kProvenMacWeight ? host.proven : host.seen).push_back(*mac);
  }
  std::vector<IpAddress> by_flow_alone;
  for (const model::Flow& flow : recording.flows) {
    if (has_mac(hosts, flow.client) || has_mac(hosts, flow.server)) continue;
    by_flow_alone.push_back(flow.client);
    if (flow.connections > flow.silent) by_flow_alone.push_back(flow.server);
  }
  for (const IpAddress& address : by_flow_alone)
    if (can_be_host(address)) hosts[address];
  for (const model::Flow& flow : recording.flows) {
    if (const auto client = hosts.find(flow.client); client != hosts.end())
      client->second.asset.opened.push_back(&flow);
    if (const auto server = hosts.find(flow.server); server != hosts.end())
      server->second.asset.served.push_back(&flow);
  }
  return hosts;
}

// A MAC that was only seen is a host's own where it is no router's and stands before no other IPv4 address.
void give_macs(Hosts& hosts, const std::set<MacAddress>& routers) {
  std::map<MacAddress, std::size_t> v4_addresses;
  for (const auto& [address, host] : hosts)
    if (address.is_v4())
      for (const auto* macs : {&host.proven, &host.seen})
        for (const MacAddress& mac : *macs) ++v4_addresses[mac];
  for (auto& [address, host] : hosts) {
    const std::size_t alone = address.is_v4() ? 1 : 0;
    const auto is_own = [&](const MacAddress& mac) { return !routers.contains(mac) && v4_addresses[mac] <= alone; };
    auto& own = host.asset.macs;
    own = host.proven;
    // Link-local packets never cross a router, so their MAC is the host's own, router or not.
    if (own.empty() && address.is_link_local())
      own = host.seen;
    else if (own.empty())
      std::ranges::copy_if(host.seen, std::back_inserter(own), is_own);
    std::ranges::sort(own);
    own.erase(std::unique(own.begin(), own.end()), own.end());
  }
}

// A MAC is surely an address's own where it was proven, where link-local packets carried it, or where the address lies
// in a network that was heard: were it a router's, the host's own would have been heard as well.
void note_sure_macs(Hosts& hosts, const std::set<MacAddress>& routers, std::span<const Cidr> heard) {
  for (auto& [address, host] : hosts) {
    host.sure = address.is_link_local() ? host.asset.macs : host.proven;
    if (!host.sure.empty() || host.seen.size() != 1 || routers.contains(host.seen[0])) continue;
    for (const Cidr& network : heard)
      if (network.contains(address)) host.sure = host.seen;
  }
}

void absorb(Asset& into, Asset&& from) {
  const auto append = [](auto& to, const auto& more) { to.insert(to.end(), more.begin(), more.end()); };
  append(into.addresses, from.addresses);
  append(into.macs, from.macs);
  append(into.observations, from.observations);
  append(into.opened, from.opened);
  append(into.served, from.served);
  std::ranges::sort(into.addresses);
  std::ranges::sort(into.macs);
  into.macs.erase(std::unique(into.macs.begin(), into.macs.end()), into.macs.end());
}

bool says_more_than_its_mac(const Asset& asset) {
  const auto beyond_mac = [](const model::Observation* o) { return o->claim != model::claim::kMac; };
  const auto answered = [](const model::Flow* flow) { return flow->connections > flow->silent; };
  return !asset.opened.empty() || std::ranges::any_of(asset.served, answered) ||
         std::ranges::any_of(asset.observations, beyond_mac);
}

// Whom an IPv6 address joins: the one IPv4 host with a MAC of its own, else the first IPv6 address with it.
class Owners {
 public:
  explicit Owners(const Hosts& hosts) {
    for (const auto& [address, host] : hosts)
      for (const MacAddress& mac : host.sure) {
        if (address.is_v4())
          v4_[mac].insert(address);
        else
          v6_.emplace(mac, address);
      }
  }
  std::optional<IpAddress> of(const IpAddress& address, const Host& host) const {
    for (const MacAddress& mac : host.sure)
      if (const auto found = v4_.find(mac); found != v4_.end() && found->second.size() == 1)
        return *found->second.begin();
    for (const MacAddress& mac : host.sure)
      if (const auto found = v6_.find(mac); found != v6_.end() && found->second != address && !v4_.contains(mac))
        return found->second;
    return std::nullopt;
  }

 private:
  std::map<MacAddress, std::set<IpAddress>> v4_;
  std::map<MacAddress, IpAddress> v6_;
};

}  // namespace

std::vector<Asset> hosts_of(const model::Recording& recording) {
  Hosts hosts = observed(recording);
  const std::set<MacAddress> routers(recording.router_macs.begin(), recording.router_macs.end());
  give_macs(hosts, routers);
  note_sure_macs(hosts, routers, recording.coverage.networks);
  for (auto& [address, host] : hosts) host.asset.addresses = {address};

  const Owners owners(hosts);
  std::map<IpAddress, IpAddress> joined;  // to whom; an owner is IPv4 or lower, so already settled itself
  for (auto& [address, host] : hosts) {
    if (address.is_v4()) continue;
    auto owner = owners.of(address, host);
    if (!owner) continue;
    if (const auto further = joined.find(*owner); further != joined.end()) owner = further->second;
    absorb(hosts.at(*owner).asset, std::move(host.asset));
    joined.emplace(address, *owner);
  }
  for (const auto& [address, owner] : joined) hosts.erase(address);

  std::vector<Asset> assets;
  for (auto& [address, host] : hosts) {
    const bool only_link_local =
        !address.is_v4() && std::ranges::all_of(host.asset.addresses, &IpAddress::is_link_local);
    if (only_link_local && !says_more_than_its_mac(host.asset)) continue;
    assets.push_back(std::move(host.asset));
  }
  return assets;
}

}  // namespace asepsis::know
