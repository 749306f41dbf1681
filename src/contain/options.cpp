#include "contain/options.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::contain {
namespace {

Cidr only(const IpAddress& address) { return {address, 128}; }

std::vector<Cidr> only(const std::set<IpAddress>& addresses) {
  std::vector<Cidr> cidrs;
  for (const IpAddress& address : addresses) cidrs.push_back(only(address));
  return cidrs;
}

std::string words_of(const std::set<IpAddress>& addresses) {
  if (addresses.empty()) return "any";
  std::vector<std::string> words;
  for (const IpAddress& address : addresses) words.push_back(to_string(address));
  return join(words, ", ");
}

struct Line {
  bool allow = false;
  std::optional<Transport> transport;
  std::set<IpAddress> from, to;  // empty: any
  PortSet ports = PortSet::all();
  std::string_view because;
};

model::Rule rule_of(const Line& line) {
  model::Rule rule;
  rule.allow = line.allow;
  rule.transport = line.transport;
  rule.from = only(line.from);
  rule.to = only(line.to);
  rule.ports = line.ports;
  rule.text = std::string(line.allow ? "allow " : "deny ") +
              std::string(line.transport ? to_string(*line.transport) : "any") + " from " + words_of(line.from) +
              " to " + words_of(line.to);
  if (!line.ports.is_all()) rule.text += " ports " + to_string(line.ports);
  rule.text += " (" + std::string(line.because) + ")";
  return rule;
}

// Who may open which service of a target, gathered to one rule for each service and reason.
class Peers {
 public:
  explicit Peers(const std::vector<Target>& targets) : targets_(routed_addresses_of(targets)) {}

  void add(const IpAddress& client, const IpAddress& server, Transport transport, std::uint16_t port,
           std::string_view because) {
    if (client.is_v4() == server.is_v4() && targets_.contains(server) &&
        seen_.emplace(client, server, transport, port).second)
      peers_[{because, server, transport, port}].insert(client);
  }
  std::vector<model::Rule> rules() const {
    std::vector<model::Rule> rules;
    for (const auto& [service, clients] : peers_) {
      const auto& [because, server, transport, port] = service;
      rules.push_back(rule_of({true, transport, clients, {server}, PortSet::of({port}), because}));
    }
    return rules;
  }

 private:
  std::set<IpAddress> targets_;
  std::set<FlowKey> seen_;
  std::map<std::tuple<std::string_view, IpAddress, Transport, std::uint16_t>, std::set<IpAddress>> peers_;
};

void add_management(const Situation& situation, const std::vector<Target>& targets, Peers& peers) {
  if (situation.network == nullptr) return;
  for (const Target& target : targets)
    for (const auto& [transport, ports] : target.agent_ports)
      for (const PortRange& range : ports.ranges)
        for (unsigned port = range.first; port <= range.last; ++port)
          for (const IpAddress& client : situation.network->management_servers)
            for (const IpAddress& server : target.device->addresses)
              peers.add(client, server, transport, static_cast<std::uint16_t>(port), "listed management server");
}

bool is_blocked(const std::vector<Target>& targets, const IpAddress& server, Transport transport, std::uint16_t port) {
  return std::ranges::any_of(targets, [&](const Target& target) {
    const auto ports = target.ports.find(transport);
    return std::ranges::find(target.device->addresses, server) != target.device->addresses.end() &&
           ports != target.ports.end() && ports->second.contains(port);
  });
}

std::vector<model::Rule> block_ports(const Situation& situation, const Needs& needs) {
  Peers peers(needs.targets);
  for (const model::RequiredFlow& flow : needs.required)
    if (flow.client_address && flow.server_address && flow.port &&
        is_blocked(needs.targets, *flow.server_address, flow.transport, *flow.port))
      peers.add(*flow.client_address, *flow.server_address, flow.transport, *flow.port, "needed for imaging work");
  add_management(situation, needs.targets, peers);
  std::vector<model::Rule> rules = peers.rules();

  // Devices with the same ports share a rule.
  struct Group {
    Transport transport;
    PortSet ports;
    std::set<IpAddress> servers;
  };
  std::vector<Group> groups;
  for (const Target& target : needs.targets)
    for (const auto& [transport, ports] : target.ports) {
      auto group = std::ranges::find_if(groups, [transport = transport, &ports = ports](const Group& known) {
        return known.transport == transport && known.ports == ports;
      });
      if (group == groups.end()) group = groups.insert(groups.end(), {transport, ports, {}});
      group->servers.merge(routed_addresses_of({target}));
    }
  for (const Group& group : groups)
    if (!group.servers.empty())
      rules.push_back(rule_of({false, group.transport, {}, group.servers, group.ports, "vulnerable service"}));
  return rules;
}

std::vector<model::Rule> restrict_to_peers(const Situation& situation, const Needs& needs) {
  Peers peers(needs.targets);
  for (const model::RequiredFlow& flow : needs.required)
    if (flow.client_address && flow.server_address && flow.port)
      peers.add(*flow.client_address, *flow.server_address, flow.transport, *flow.port, "needed for imaging work");
  add_management(situation, needs.targets, peers);
  if (situation.recording != nullptr)
    for (const model::Flow& flow : situation.recording->flows) {
      // Who attacked, or was never answered, is no peer.
      const bool answered = flow.connections > flow.refused + flow.silent;
      if (answered && needs.ledger.share(flow).benign > 0 && !needs.ledger.is_attacker(flow.client))
        peers.add(flow.client, flow.server, flow.transport, flow.port, "observed peer");
    }
  std::vector<model::Rule> rules = peers.rules();
  const auto servers = routed_addresses_of(needs.targets);
  if (!servers.empty())
    rules.push_back(rule_of({false, std::nullopt, {}, servers, PortSet::all(), "nobody else opens anything there"}));
  return rules;
}

std::vector<model::Rule> cut_off(const Needs& needs, std::string_view because) {
  const auto addresses = addresses_of(needs.targets);
  if (addresses.empty()) return {};
  return {rule_of({false, std::nullopt, {}, addresses, PortSet::all(), because}),
          rule_of({false, std::nullopt, addresses, {}, PortSet::all(), because})};
}

model::Option option(model::OptionKind kind, std::vector<model::Rule> rules, std::string if_wrong) {
  model::Option made;
  made.kind = kind;
  made.rules = std::move(rules);
  made.if_wrong = std::move(if_wrong);
  return made;
}

}  // namespace

std::vector<model::Option> options_of(const Situation& situation, const Needs& needs) {
  using model::OptionKind;
  return {option(OptionKind::kWatch, {}, "devices are taken over while we look on"),
          option(OptionKind::kBlockPorts, block_ports(situation, needs),
                 "a visit to a blocked service fails until the rule is taken back: one command"),
          option(OptionKind::kRestrictToPeers, restrict_to_peers(situation, needs),
                 "work that was not seen yet, such as a monthly job, fails"),
          option(OptionKind::kStandAlone, cut_off(needs, "works alone"),
                 "scanning goes on, but images stay on the device and patients are typed in by hand"),
          option(OptionKind::kDisconnect, cut_off(needs, "taken off the network"),
                 "as stand-alone, and scanning ends when the disk is full; nobody can help from afar")};
}

}  // namespace asepsis::contain
