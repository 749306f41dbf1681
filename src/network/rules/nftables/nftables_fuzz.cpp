// Any text: no crash; rules that were read can be emitted, and the emitted file is understood whole and answers alike.
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "network/match.h"
#include "network/rules/nftables/nftables.h"

using namespace asepsis;
using network::Probe;

namespace {

constexpr std::size_t kMostRules = 64;  // of an input that is asked: the probes are a product

void must(bool holds) {
  if (!holds) std::abort();
}

bool passes(const std::vector<model::Rule>& rules, const Probe& probe) {
  const model::Rule* match = network::first_match(rules, probe);
  return match == nullptr || match->allow;
}

std::vector<Probe> probes_of(const std::vector<model::Rule>& rules) {
  std::set<IpAddress> addresses;
  std::set<std::uint16_t> ports{1, 80};
  for (const model::Rule& rule : rules) {
    for (const auto* side : {&rule.from, &rule.to})
      for (const Cidr& cidr : *side) {
        if (addresses.size() > 24) break;
        addresses.insert(cidr.first());
        if (const auto after = network::next(cidr.last())) addresses.insert(*after);
      }
    for (const PortRange& range : rule.ports.ranges)
      if (ports.size() < 12) ports.insert({range.first, range.last, static_cast<std::uint16_t>(range.last + 1)});
  }
  std::vector<Probe> probes;
  for (const IpAddress& client : addresses)
    for (const IpAddress& server : addresses)
      for (const Transport transport : {Transport::kTcp, Transport::kUdp, Transport::kOther})
        for (const std::uint16_t port : ports)
          if (client.is_v4() == server.is_v4()) probes.push_back({client, server, transport, port});
  return probes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto ruleset = network::nftables::read(text, "t.nft");
  if (!ruleset) {
    must(ruleset.error().file == "t.nft" && !ruleset.error().expected.empty());
    return 0;
  }
  if (ruleset->rules.size() > kMostRules) return 0;
  const auto back = network::nftables::read(network::nftables::emit(ruleset->rules, {"fuzz", {text}}), "back.nft");
  must(back.ok() && back->not_modelled.empty() && back->default_allow);
  for (const Probe& probe : probes_of(ruleset->rules))
    must(passes(ruleset->rules, probe) == passes(back->rules, probe));
  return 0;
}
