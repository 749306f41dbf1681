#include "contain/target.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::contain {
namespace {

// A service is a management agent's where its name says so, or where the agent's own hand-shake was seen on its port.
bool is_agent(const model::VulnerableService& service, const Situation& situation) {
  if (contains_ignoring_case(service.service, "agent")) return true;
  return situation.recording != nullptr && std::ranges::any_of(situation.recording->contacts, [&](const auto& contact) {
           return contact.kind == model::Contact::Kind::kAgentNotify && service.port == contact.port;
         });
}

void add_services(const model::Finding& finding, const Situation& situation, Target& target) {
  for (const model::VulnerableService& service : finding.services) {
    if (!service.port) {
      target.some_port_unknown = true;
      continue;
    }
    target.ports[service.transport].add(*service.port, *service.port);
    if (is_agent(service, situation)) target.agent_ports[service.transport].add(*service.port, *service.port);
  }
  if (finding.services.empty()) target.some_port_unknown = true;
}

const model::Zone* zone_of(const model::Device& device, const model::NetworkModel* network) {
  if (network == nullptr) return nullptr;
  for (const IpAddress& address : device.addresses)
    if (const model::Zone* zone = network->zone_of(address)) return zone;
  return nullptr;
}

}  // namespace

std::vector<Target> targets_of(const Situation& situation) {
  std::vector<Target> targets;
  if (situation.assessment == nullptr) return targets;
  std::map<std::string_view, std::vector<const model::Finding*>> by_device;
  for (const model::Finding& finding : situation.assessment->findings)
    if (finding.verdict == model::Verdict::kAffected || finding.verdict == model::Verdict::kUndecided)
      by_device[finding.device.id].push_back(&finding);
  for (const model::Device& device : situation.devices) {
    const auto findings = by_device.find(device.id);
    if (findings == by_device.end()) continue;
    Target target;
    target.device = &device;
    target.zone = zone_of(device, situation.network);
    target.undecided = std::ranges::none_of(
        findings->second, [](const model::Finding* finding) { return finding->verdict == model::Verdict::kAffected; });
    for (const model::Finding* finding : findings->second) add_services(*finding, situation, target);
    targets.push_back(std::move(target));
  }
  return targets;
}

std::set<IpAddress> addresses_of(const std::vector<Target>& targets) {
  std::set<IpAddress> addresses;
  for (const Target& target : targets)
    addresses.insert(target.device->addresses.begin(), target.device->addresses.end());
  return addresses;
}

std::set<IpAddress> routed_addresses_of(const std::vector<Target>& targets) {
  auto addresses = addresses_of(targets);
  std::erase_if(addresses, [](const IpAddress& address) { return address.is_link_local(); });
  return addresses;
}

bool has_role(const model::Device& device, std::string_view role) {
  return std::ranges::any_of(device.roles, [&](model::Role has) { return to_string(has) == role; });
}

const model::Device* device_at(const Situation& situation, const IpAddress& address) {
  for (const model::Device& device : situation.devices)
    if (std::ranges::find(device.addresses, address) != device.addresses.end()) return &device;
  return nullptr;
}

}  // namespace asepsis::contain
