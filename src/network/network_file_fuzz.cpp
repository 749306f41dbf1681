// Any text: no crash; an error names the file; a model that was read is sound, is read alike twice, and can be asked.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "network/network.h"

using namespace asepsis;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void check(const model::NetworkModel& model) {
  must(!model.zones.empty());
  for (const model::EnforcementPoint& point : model.points) {
    must(point.between.size() >= 2);
    for (const std::string& zone : point.between) must(model.zone(zone) != nullptr);
    for (const model::Rule& rule : point.rules) must(!rule.ports.empty() && !rule.text.empty());
  }
  for (const model::RemoteService& remote : model.remote_service) must(model.zone(remote.to) != nullptr);
}

// Whoever is let through by ask() is in a zone that reach() lists.
void ask_some(const model::NetworkModel& model) {
  if (model.zones.size() > 16) return;
  for (const model::Zone& to : model.zones) {
    const IpAddress server = to.subnets.front().last();
    const auto ways = network::reach(model, server, Transport::kTcp, std::nullopt);
    for (const model::Zone& from : model.zones) {
      const network::Probe probe{from.subnets.front().first(), server, Transport::kTcp, 80};
      const auto answer = network::ask(model, probe);
      if (answer.passage != network::Passage::kPasses) continue;
      const std::string& zone = model.zone_of(probe.client)->name;
      must(std::ranges::any_of(ways, [&](const model::Reach& way) { return way.from == zone; }));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const network::Fetch fetch = [](const std::string&) -> Result<std::string> {
    return std::string(
        "table inet t { chain f { type filter hook forward priority 0; policy drop; tcp dport 80 accept\n} }");
  };
  const auto model = network::read(text, "n.yaml", fetch);
  if (!model) {
    must(!model.error().file.empty() && !model.error().expected.empty());
    return 0;
  }
  check(*model);
  const auto again = network::read(text, "n.yaml", fetch);
  must(again.ok() && *again == *model);
  ask_some(*model);
  return 0;
}
