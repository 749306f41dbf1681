#include "assess/exposure.h"

#include <algorithm>
#include <set>

#include "assess/explain.h"
#include "network/network.h"

namespace asepsis::assess {
namespace {

bool is_on(const model::Detection& detection, std::optional<std::uint16_t> port) {
  return !detection.port || !port || *detection.port == *port;
}

std::string state_of(std::uint64_t connections, std::uint64_t refused, std::uint64_t silent) {
  if (connections > refused + silent) return "answered";
  return refused > 0 ? "refused" : "silent";
}

std::string state_of(model::Outcome outcome) {
  switch (outcome) {
    case model::Outcome::kRefused: return "refused";
    case model::Outcome::kSilent: return "silent";
    default: return "answered";
  }
}

// Of two connections to a service the stronger answer counts.
std::string stronger(const std::string& a, const std::string& b) {
  for (const char* state : {"answered", "refused", "silent"})
    if (a == state || b == state) return state;
  return a;
}

void merge_into(model::Reach& reach, const model::Reach& more) {
  reach.connections += more.connections;
  reach.first = std::min(reach.first, more.first);
  reach.last = std::max(reach.last, more.last);
  reach.state = stronger(reach.state, more.state);
  reach.attack = reach.attack || more.attack;
  add_ids(reach.why, more.why);
}

}  // namespace

Surroundings::Surroundings(std::span<const model::Device> devices, const model::Recording& recording,
                           std::span<const model::Detection> detections, const model::NetworkModel* network)
    : network_(network) {
  for (const model::Device& device : devices) {
    devices_.emplace(device.id, &device);
    if (network_ == nullptr) continue;
    std::vector<std::string> zones;  // a device with two addresses in a zone is one host of it
    for (const IpAddress& address : device.addresses) {
      const model::Zone* zone = network_->zone_of(address);
      if (zone == nullptr || std::find(zones.begin(), zones.end(), zone->name) != zones.end()) continue;
      zones.push_back(zone->name);
      ++hosts_[zone->name];
    }
  }
  for (const model::Flow& flow : recording.flows) flows_to_[flow.server].push_back(&flow);
  for (const model::Detection& detection : detections) {
    std::vector<IpAddress> servers = detection.servers;
    if (detection.server) servers.push_back(*detection.server);
    std::sort(servers.begin(), servers.end());
    servers.erase(std::unique(servers.begin(), servers.end()), servers.end());
    for (const IpAddress& server : servers) {
      attempts_[{detection.client, server}].push_back(&detection);
      if (detection.server) attempts_on_[server].emplace_back(detection.client, &detection);
    }
  }
}

const model::Device* Surroundings::device(const std::string& id) const {
  const auto found = devices_.find(id);
  return found == devices_.end() ? nullptr : found->second;
}

const std::vector<model::Reach>& Surroundings::can(const model::Device& device,
                                                   const model::VulnerableService& service) {
  const auto [place, is_new] = can_.try_emplace({device.id, service.transport, service.port});
  if (!is_new || network_ == nullptr) return place->second;
  for (const IpAddress& address : device.addresses)
    for (model::Reach& reach : network::reach(*network_, address, service.transport, service.port)) {
      const bool known = std::any_of(place->second.begin(), place->second.end(),
                                     [&](const model::Reach& other) { return other.from == reach.from; });
      if (known) continue;
      if (reach.hosts == 0) {
        const auto hosts = hosts_.find(reach.from);
        if (hosts != hosts_.end()) reach.hosts = hosts->second;
      }
      place->second.push_back(std::move(reach));
    }
  return place->second;
}

const std::vector<model::Reach>& Surroundings::did(const model::Device& device,
                                                   const model::VulnerableService& service) {
  const auto [place, is_new] = did_.try_emplace({device.id, service.transport, service.port});
  if (!is_new) return place->second;
  using ClientPort = std::pair<IpAddress, std::optional<std::uint16_t>>;
  std::map<ClientPort, model::Reach> by_client;
  const auto put = [&](const IpAddress& client, model::Reach reach) {
    const auto [row, first] = by_client.try_emplace({client, reach.port}, reach);
    if (!first) merge_into(row->second, reach);
  };
  for (const IpAddress& address : device.addresses) {
    if (const auto flows = flows_to_.find(address); flows != flows_to_.end())
      for (const model::Flow* flow : flows->second) {
        if (service.port && (flow->transport != service.transport || flow->port != *service.port)) continue;
        model::Reach reach;
        reach.from = to_string(flow->client);
        reach.port = flow->port;
        reach.connections = flow->connections;
        reach.first = flow->first;
        reach.last = flow->last;
        reach.state = state_of(flow->connections, flow->refused, flow->silent);
        reach.why = {flow->id};
        if (const auto attempts = attempts_.find({flow->client, address}); attempts != attempts_.end())
          for (const model::Detection* attempt : attempts->second)
            if (is_on(*attempt, flow->port)) {
              reach.attack = true;
              add_ids(reach.why, {attempt->id});
            }
        put(flow->client, std::move(reach));
      }
  }
  // A flow may have been given up because a budget was full; its detection was kept.
  std::set<ClientPort> from_flows;
  for (const auto& [key, reach] : by_client) from_flows.insert(key);
  for (const IpAddress& address : device.addresses) {
    const auto attempts = attempts_on_.find(address);
    if (attempts == attempts_on_.end()) continue;
    for (const auto& [client, attempt] : attempts->second) {
      if (!attempt->port || !is_on(*attempt, service.port) || from_flows.contains({client, attempt->port})) continue;
      model::Reach reach;
      reach.from = to_string(client);
      reach.port = attempt->port;
      reach.connections = attempt->count;
      reach.first = attempt->first;
      reach.last = attempt->last;
      reach.state = state_of(attempt->outcome);
      reach.attack = true;
      reach.why = {attempt->id};
      put(client, std::move(reach));
    }
  }
  for (auto& [key, reach] : by_client) place->second.push_back(std::move(reach));
  return place->second;
}

model::Exposure Surroundings::exposure_of(const model::Finding& finding) {
  model::Exposure exposure;
  if (network_ != nullptr)
    for (const model::Zone& zone : network_->zones)
      if (!zone.tap) exposure.blind.push_back(zone.name);
  const model::Device* device = this->device(finding.device.id);
  if (device == nullptr) return exposure;
  exposure.can_known = network_ != nullptr &&
                       std::any_of(device->addresses.begin(), device->addresses.end(),
                                   [&](const IpAddress& address) { return network_->zone_of(address) != nullptr; });
  const auto add = [](std::vector<model::Reach>& into, const std::vector<model::Reach>& reaches) {
    for (const model::Reach& reach : reaches) {
      const bool known = std::any_of(into.begin(), into.end(), [&](const model::Reach& other) {
        return other.from == reach.from && other.port == reach.port;
      });
      if (!known) into.push_back(reach);
    }
  };
  for (const model::VulnerableService& service : finding.services) {
    add(exposure.can, can(*device, service));
    add(exposure.did, did(*device, service));
  }
  return exposure;
}

}  // namespace asepsis::assess
