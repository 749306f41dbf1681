#include <set>

#include "network/match.h"
#include "network/passage.h"
#include "network/route.h"

namespace asepsis::network {
namespace {

struct Question {
  const model::NetworkModel& model;
  const IpAddress& server;
  Transport transport;
  std::optional<std::uint16_t> port;
};

// Rules that can match a probe of this question, whoever the client is.
bool speaks_of(const model::Rule& rule, const Question& question) {
  if (!covers(rule.to, question.server)) return false;
  if (question.port || question.transport == Transport::kOther)
    return fits_service(rule, question.transport, question.port.value_or(0));
  return !rule.transport || *rule.transport == question.transport;
}

RuleList thin(std::span<const model::Rule> rules, const Question& question) {
  RuleList list;
  for (const model::Rule& rule : rules)
    if (speaks_of(rule, question)) list.push_back(&rule);
  return list;
}

// Where the answer can change between two neighbouring addresses or ports.
class Cuts {
 public:
  void add(const RuleList& rules) {
    for (const model::Rule* rule : rules) {
      for (const Cidr& cidr : rule->from) add(cidr);
      if (rule->ports.is_all()) continue;
      for (const PortRange& range : rule->ports.ranges) {
        if (range.first > 0) ports_.insert(range.first);
        if (range.last < 65535) ports_.insert(static_cast<std::uint16_t>(range.last + 1));
      }
    }
  }
  void add(const Cidr& cidr) {
    addresses_.insert(cidr.first());
    if (const auto after = next(cidr.last())) addresses_.insert(*after);
  }

  // The first address of every class inside the zone, in order.
  std::set<IpAddress> clients(const model::Zone& zone, const Question& question) const {
    std::set<IpAddress> found;
    for (const Cidr& subnet : zone.subnets) {
      found.insert(subnet.first());
      for (auto it = addresses_.upper_bound(subnet.first()); it != addresses_.end() && *it <= subnet.last(); ++it)
        found.insert(*it);
    }
    std::erase_if(found, [&](const IpAddress& address) {
      const model::Zone* owner = question.model.zone_of(address);
      return address.is_v4() != question.server.is_v4() || owner == nullptr || owner->name != zone.name;
    });
    return found;
  }
  std::set<std::uint16_t> ports(const Question& question) const {
    if (question.port) return {*question.port};
    if (question.transport == Transport::kOther) return {0};
    std::set<std::uint16_t> found = ports_;
    found.insert(1);
    return found;
  }

 private:
  std::set<IpAddress> addresses_;
  std::set<std::uint16_t> ports_;
};

// A way that surely passes, else one that may.
std::optional<Answer> some_way(const std::vector<Checkpoint>& checkpoints, const RuleList& at_the_plug,
                               const Cuts& cuts, const model::Zone& zone, const Question& question) {
  std::optional<Answer> perhaps;
  const auto ports = cuts.ports(question);
  for (const IpAddress& client : cuts.clients(zone, question)) {
    for (const std::uint16_t port : ports) {
      const Probe probe{client, question.server, question.transport, port};
      if (const model::Rule* added = first_match(at_the_plug, probe); added != nullptr && !added->allow) continue;
      Answer answer = pass(checkpoints, probe);
      if (answer.passage == Passage::kPasses) return answer;
      if (answer.passage == Passage::kUnknown && !perhaps) perhaps = std::move(answer);
    }
  }
  return perhaps;
}

std::optional<model::Reach> from_zone(const Question& question, const Routes& routes, const model::Zone& zone,
                                      const RuleList& extra, std::string_view at) {
  const auto chain = routes.from(zone.name);
  if (!chain) return std::nullopt;
  Cuts cuts;
  const RuleList at_the_plug = at == kEverywhere ? extra : RuleList{};
  cuts.add(at_the_plug);
  cuts.add(Cidr{IpAddress::v4(0), 96});  // a zone of ::/0 does not hold the IPv4 addresses in its middle
  for (const model::Zone& other : question.model.zones)
    for (const Cidr& subnet : other.subnets) cuts.add(subnet);
  std::vector<Checkpoint> checkpoints;
  for (const model::EnforcementPoint* point : *chain) {
    const bool added = at.empty() || at == point->name;
    checkpoints.push_back({point, added ? extra : RuleList{}, thin(point->rules, question)});
    cuts.add(checkpoints.back().extra);
    cuts.add(checkpoints.back().own);
  }
  auto way = some_way(checkpoints, at_the_plug, cuts, zone, question);
  if (!way) return std::nullopt;
  model::Reach reach;
  reach.from = zone.name;
  reach.port = question.port;
  reach.hops = std::move(way->hops);
  return reach;
}

}  // namespace

std::vector<model::Reach> reach(const model::NetworkModel& model, const IpAddress& server, Transport transport,
                                std::optional<std::uint16_t> port, std::span<const model::Rule> extra,
                                std::string_view at) {
  const model::Zone* home = model.zone_of(server);
  if (home == nullptr) return {};
  const Question question{model, server, transport, port};
  const RuleList added = thin(extra, question);
  const Routes routes(model, home->name);
  std::vector<model::Reach> found;
  const auto ask_zone = [&](const model::Zone& zone) {
    if (auto way = from_zone(question, routes, zone, added, at)) found.push_back(std::move(*way));
  };
  ask_zone(*home);
  for (const model::Zone& zone : model.zones)
    if (zone.name != home->name) ask_zone(zone);
  return found;
}

}  // namespace asepsis::network
