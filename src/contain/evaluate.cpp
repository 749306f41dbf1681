#include "contain/evaluate.h"

#include <algorithm>

#include "base/text.h"
#include "network/network.h"

namespace asepsis::contain {
namespace {

void judge_flows(model::Option& option, const Situation& situation, const Needs& needs, const Judge& judge) {
  for (const model::RequiredFlow& flow : needs.required) {
    // Needed work must surely pass; what may be stopped is shown as broken.
    const Attempt attempt{flow.client_address, flow.server_address, flow.transport, flow.port};
    if (judge(option, attempt) == Says::kPasses)
      ++option.required_kept;
    else
      option.required_broken.push_back(flow);
  }
  if (situation.recording == nullptr) return;
  for (const model::Flow& flow : situation.recording->flows) {
    const FlowShare share = needs.ledger.share(flow);
    if (share.benign == 0 || share.required) continue;
    if (judge(option, {flow.client, flow.server, flow.transport, flow.port}) != Says::kStops) continue;
    option.benign_lost.push_back({to_string(flow.client),
                                  to_string(flow.server),
                                  flow.transport,
                                  flow.port,
                                  flow.protocol,
                                  share.benign,
                                  {flow.id}});
  }
}

void judge_evidence(model::Option& option, const Situation& situation, const std::vector<Target>& targets) {
  const bool seen = situation.recording != nullptr && !situation.recording->coverage.empty();
  option.coverage = seen ? "coverage " + to_text(situation.recording->coverage.length()) : "no traffic was seen";
  if (option.kind == model::OptionKind::kRestrictToPeers &&
      (!seen || situation.recording->coverage.length() < kLongEnough)) {
    option.can_be_judged = false;
    option.coverage += ": restrict cannot be judged";
  }
  if (option.kind != model::OptionKind::kBlockPorts) return;
  const auto unknown = static_cast<std::size_t>(std::ranges::count(targets, true, &Target::some_port_unknown));
  const bool none_known = std::ranges::all_of(targets, [](const Target& target) { return target.ports.empty(); });
  if (unknown == 0) return;
  option.can_be_judged = !none_known;
  option.coverage += "; a vulnerable port is not known on " + count_of(unknown, "device") +
                     (none_known ? ": block ports cannot be judged" : ": their attack paths count as left");
}

std::vector<IpAddress> update_servers(const Situation& situation, const Target& target) {
  std::vector<IpAddress> servers;
  if (situation.network == nullptr) return servers;
  const auto& vendor = target.device->vendor;
  for (const model::RemoteService& remote : situation.network->remote_service) {
    if (vendor && !equal_ignoring_case(vendor->value, remote.vendor)) continue;
    if (target.zone != nullptr && !remote.to.empty() && remote.to != target.zone->name) continue;
    for (const Cidr& cidr : remote.addresses) servers.push_back(cidr.first());
  }
  for (const IpAddress& server : situation.network->management_servers) servers.push_back(server);
  return servers;
}

// Somebody unknown on an unknown port where nothing better is known.
std::vector<Attempt> update_ways(const Situation& situation, const Target& target) {
  std::set<std::pair<Transport, std::optional<std::uint16_t>>> doors;
  if (situation.knowledge != nullptr)
    for (const model::FlowTemplate& row : situation.knowledge->flows) {
      if (row.kind != "update" || !row.device_opens || !has_role(*target.device, row.role)) continue;
      if (row.ports.empty() || row.ports.is_all())
        doors.emplace(row.transport, std::nullopt);
      else
        for (const PortRange& range : row.ports.ranges) doors.emplace(row.transport, range.first);
    }
  if (doors.empty()) doors.emplace(Transport::kTcp, std::nullopt);
  const auto servers = update_servers(situation, target);
  std::vector<Attempt> ways;
  for (const auto& [transport, port] : doors) {
    if (servers.empty()) ways.push_back({std::nullopt, std::nullopt, transport, port});
    for (const IpAddress& server : servers) ways.push_back({std::nullopt, server, transport, port});
  }
  return ways;
}

// The option lets it out, and the site's own rules, where they are known, do not stop it.
bool is_open(const Attempt& way, const model::Option& option, const Situation& situation, const Judge& judge) {
  if (judge(option, way) != Says::kPasses) return false;
  if (situation.network == nullptr || !way.client || !way.server || !way.port) return true;
  const network::Probe probe{*way.client, *way.server, way.transport, *way.port};
  return network::ask(*situation.network, probe).passage != network::Passage::kBlocked;
}

}  // namespace

std::uint64_t services_open(const model::Option& option, const std::vector<Target>& targets, const Judge& judge) {
  model::Option for_strangers = option;  // an unknown client might be a listed peer; here it is not
  std::erase_if(for_strangers.rules, [](const model::Rule& rule) { return rule.allow; });
  std::uint64_t open = 0;
  const auto add = [&](const IpAddress& server, Transport transport, const PortRange& range) {
    for (unsigned port = range.first; port <= range.last; ++port)
      if (judge(for_strangers, {std::nullopt, server, transport, static_cast<std::uint16_t>(port)}) != Says::kStops)
        ++open;
  };
  for (const Target& target : targets)
    for (const IpAddress& address : routed_addresses_of({target}))
      for (const auto& [transport, ports] : target.ports)
        for (const PortRange& range : ports.ranges) add(address, transport, range);
  return open;
}

bool update_path_open(const model::Option& option, const Situation& situation, const std::vector<Target>& targets,
                      const Judge& judge) {
  return std::ranges::all_of(targets, [&](const Target& target) {
    std::vector<Attempt> ways = update_ways(situation, target);
    if (target.device->addresses.empty()) return !at_the_plug(option.kind);
    for (Attempt& way : ways) way.client = target.device->addresses.front();
    return std::ranges::any_of(ways, [&](const Attempt& way) { return is_open(way, option, situation, judge); });
  });
}

void evaluate(model::Option& option, const Situation& situation, const Needs& needs, const AttackPaths& paths,
              const Judge& judge) {
  option.attack_paths = paths.left(option);
  judge_flows(option, situation, needs, judge);
  option.update_path_open = update_path_open(option, situation, needs.targets, judge);
  judge_evidence(option, situation, needs.targets);
}

}  // namespace asepsis::contain
