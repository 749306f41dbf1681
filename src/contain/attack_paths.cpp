#include "contain/attack_paths.h"

#include <algorithm>
#include <map>

#include "network/network.h"

namespace asepsis::contain {
namespace {

bool has_address(const Target& target, const std::optional<IpAddress>& address) {
  return address && std::ranges::find(target.device->addresses, *address) != target.device->addresses.end();
}

}  // namespace

std::vector<SeenAttempt> attempts_seen(const Situation& situation, const std::vector<Target>& targets) {
  const auto servers = addresses_of(targets);
  std::map<std::tuple<IpAddress, IpAddress, std::optional<std::uint16_t>>, bool> seen;
  for (const model::Detection& detection : situation.detections) {
    if (!detection.server || !servers.contains(*detection.server)) continue;
    const bool answered = detection.outcome == model::Outcome::kAnsweredVulnerable ||
                          detection.outcome == model::Outcome::kAnsweredPatched ||
                          detection.outcome == model::Outcome::kAccepted;
    seen[{detection.client, *detection.server, detection.port}] |= answered;
  }
  std::vector<SeenAttempt> attempts;
  for (const auto& [key, answered] : seen) {
    const auto& [client, server, port] = key;
    attempts.push_back({{client, server, Transport::kTcp, port}, answered});
  }
  return attempts;
}

AttackPaths::AttackPaths(const Situation& situation, const std::vector<Target>& targets, const Judge& judge)
    : situation_(situation), targets_(targets), judge_(judge), attempts_(attempts_seen(situation, targets)) {
  if (situation.network == nullptr) return;
  for (const model::Zone& zone : situation.network->zones)
    if (zone.entry) entries_.insert(zone.name);
  for (const SeenAttempt& seen : attempts_)
    if (const model::Zone* zone = situation.network->zone_of(*seen.attempt.client)) entries_.insert(zone->name);
}

bool AttackPaths::is_entry(const model::Zone& zone, const Target& target) const {
  if (entries_.empty()) return target.zone == nullptr || zone.name != target.zone->name;
  return entries_.contains(zone.name);
}

bool AttackPaths::explained(const SeenAttempt& seen) const {
  if (situation_.network == nullptr) return false;
  const network::Probe probe{*seen.attempt.client, *seen.attempt.server, seen.attempt.transport,
                             seen.attempt.port.value_or(0)};
  switch (network::ask(*situation_.network, probe).passage) {
    case network::Passage::kPasses: return true;
    case network::Passage::kBlocked: return !seen.answered || !seen.attempt.port;
    case network::Passage::kUnknown: return false;
  }
  return false;
}

std::uint64_t AttackPaths::reachable(const Target& target, const model::Option& option) const {
  const std::string_view at = at_the_plug(option.kind) ? "*" : "";
  std::set<std::tuple<std::string, Transport, std::optional<std::uint16_t>>> ways;
  const auto ask = [&](Transport transport, std::optional<std::uint16_t> port) {
    for (const IpAddress& address : target.device->addresses)
      for (const model::Reach& way : network::reach(*situation_.network, address, transport, port, option.rules, at))
        if (const model::Zone* zone = situation_.network->zone(way.from); zone != nullptr && is_entry(*zone, target))
          ways.emplace(way.from, transport, port);
  };
  for (const auto& [transport, ports] : target.ports)
    for (const PortRange& range : ports.ranges)
      for (unsigned port = range.first; port <= range.last; ++port) ask(transport, static_cast<std::uint16_t>(port));
  if (target.some_port_unknown) ask(Transport::kTcp, std::nullopt);
  return ways.size();
}

std::uint64_t AttackPaths::left(const model::Option& option) const {
  std::uint64_t count = 0;
  if (situation_.network != nullptr)
    for (const Target& target : targets_) count += reachable(target, option);
  for (const SeenAttempt& seen : attempts_) {
    if (explained(seen)) continue;
    const bool any_port =
        option.kind == model::OptionKind::kBlockPorts && std::ranges::any_of(targets_, [&](const Target& target) {
          return target.some_port_unknown && has_address(target, seen.attempt.server);
        });
    if (any_port || judge_(option, seen.attempt) != Says::kStops) ++count;
  }
  return count;
}

}  // namespace asepsis::contain
