#include "contain/ledger.h"

#include <algorithm>

namespace asepsis::contain {
namespace {

using Touched = std::tuple<IpAddress, IpAddress, std::uint16_t>;

bool swept(const model::Contact& contact, const model::Detection& sweep) {
  return sweep.client == contact.client && sweep.first <= contact.at && contact.at <= sweep.last &&
         (!sweep.port || *sweep.port == contact.port) &&
         std::ranges::find(sweep.servers, contact.server) != sweep.servers.end();
}

}  // namespace

FlowKey key_of(const model::Flow& flow) { return {flow.client, flow.server, flow.transport, flow.port}; }

Ledger::Ledger(const Situation& situation, std::span<const model::RequiredFlow> required) {
  for (const model::RequiredFlow& flow : required)
    if (flow.client_address && flow.server_address && flow.port)
      required_.emplace(*flow.client_address, *flow.server_address, flow.transport, *flow.port);

  std::set<Touched> tried;  // what detections name
  std::map<IpAddress, std::vector<const model::Detection*>> sweeps;
  for (const model::Detection& detection : situation.detections) {
    attackers_.insert(detection.client);
    if (!detection.server)
      sweeps[detection.client].push_back(&detection);
    else if (detection.port)
      tried.emplace(detection.client, *detection.server, *detection.port);
  }
  if (situation.recording == nullptr) return;

  // One connection may carry several requests, so requests count by the client's port; a touch is a connection by
  // itself.
  std::map<FlowKey, std::set<std::uint16_t>> asked;
  for (const model::Contact& contact : situation.recording->contacts) {
    const FlowKey key{contact.client, contact.server, Transport::kTcp, contact.port};
    if (contact.kind != model::Contact::Kind::kTouch) {
      if (tried.contains({contact.client, contact.server, contact.port})) asked[key].insert(contact.client_port);
      continue;
    }
    const auto by_client = sweeps.find(contact.client);
    if (by_client != sweeps.end() &&
        std::ranges::any_of(by_client->second, [&](const auto* sweep) { return swept(contact, *sweep); }))
      ++attacks_[key];
  }
  for (const auto& [key, client_ports] : asked) attacks_[key] += client_ports.size();
}

FlowShare Ledger::share(const model::Flow& flow) const {
  const auto found = attacks_.find(key_of(flow));
  FlowShare share;
  share.attack = found == attacks_.end() ? 0 : std::min(found->second, flow.connections);
  share.benign = flow.connections - share.attack;
  share.required = required_.contains(key_of(flow));
  return share;
}

FlowShare share(const model::Flow& flow, const Situation& situation, std::span<const model::RequiredFlow> required) {
  return Ledger(situation, required).share(flow);
}

}  // namespace asepsis::contain
