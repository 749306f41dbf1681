#include "network/match.h"
#include "network/passage.h"
#include "network/route.h"

namespace asepsis::network {
namespace {

Answer unknown(std::string text) { return {Passage::kUnknown, {}, std::move(text)}; }

RuleList pointers_to(std::span<const model::Rule> rules) {
  RuleList list;
  for (const model::Rule& rule : rules) list.push_back(&rule);
  return list;
}

}  // namespace

Answer ask(const model::NetworkModel& model, const Probe& probe, std::span<const model::Rule> extra,
           std::string_view at) {
  if (at == kEverywhere) {
    // At the plug itself: blocked whatever the way would have been, even where the way is not known.
    if (const model::Rule* added = first_match(extra, probe); added != nullptr && !added->allow)
      return {Passage::kBlocked, {{"", describe(*added)}}, {}};
    extra = {};
  }
  if (probe.client.is_v4() != probe.server.is_v4())
    return unknown("an IPv4 and an IPv6 address cannot speak to each other directly");
  const model::Zone* from = model.zone_of(probe.client);
  const model::Zone* to = model.zone_of(probe.server);
  if (from == nullptr) return unknown(to_string(probe.client) + " lies in no zone of the network file");
  if (to == nullptr) return unknown(to_string(probe.server) + " lies in no zone of the network file");

  const auto chain = Routes(model, to->name).from(from->name);
  if (!chain) return unknown("no enforcement point joins " + from->name + " and " + to->name);
  std::vector<Checkpoint> checkpoints;
  for (const model::EnforcementPoint* point : *chain) {
    const bool added = at.empty() || at == point->name;
    checkpoints.push_back({point, added ? pointers_to(extra) : RuleList{}, pointers_to(point->rules)});
  }
  return pass(checkpoints, probe);
}

}  // namespace asepsis::network
