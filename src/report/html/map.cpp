#include "report/html/map.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "report/phrases.h"
#include "report/plain.h"

namespace asepsis::report::html {
namespace {

using Boxes = std::map<std::string, Box>;

const model::Zone* zone_of(const model::Response& response, const std::string& address) {
  const auto ip = parse_ip(address);
  const model::Zone* best = nullptr;
  unsigned length = 0;
  for (const model::Zone& zone : response.zones)
    for (const Cidr& subnet : zone.subnets)
      if (ip && subnet.contains(*ip) && (best == nullptr || subnet.length > length)) {
        best = &zone;
        length = subnet.length;
      }
  return best;
}

Box& box(Boxes& boxes, const model::Response& response, const std::string& name) {
  const auto [at, is_new] = boxes.try_emplace(name);
  Box& box = at->second;
  if (!is_new) return box;
  box.name = plain(name);
  for (const model::Zone& zone : response.zones) {
    if (zone.name != name) continue;
    box.known = true;
    box.tap = zone.tap;
    std::vector<std::string> subnets;
    for (const Cidr& subnet : zone.subnets) subnets.push_back(to_string(subnet));
    box.subnets = join(subnets, ", ");
  }
  return box;
}

std::string target_of(const model::Response& response, const model::DeviceRef& device) {
  for (const std::string& address : device.addresses)
    if (const model::Zone* zone = zone_of(response, address)) return zone->name;
  return "systems at stake";
}

// "did" names an address, "can" a zone.
std::string source_of(const model::Response& response, const model::Reach& reach) {
  const model::Zone* zone = zone_of(response, reach.from);
  return zone != nullptr ? zone->name : reach.from;
}

void add_way(std::vector<Way>& ways, const model::Reach& reach, bool did) {
  const std::string port = port_of(reach.port);
  const auto same = std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return way.port == port; });
  Way& way = same == ways.end() ? ways.emplace_back(Way{port}) : *same;
  way.did |= did;
  way.attack |= reach.attack;
}

std::vector<Box> values(Boxes&& boxes) {
  std::vector<Box> out;
  for (auto& [name, box] : boxes) out.push_back(std::move(box));
  return out;
}

}  // namespace

Scene scene_of(const model::Response& response) {
  Boxes sources, targets, others;
  std::set<std::string> named;
  for (const model::ReachableRow& row : response.reachable.rows) {
    const std::string target = target_of(response, row.device);
    Box& at_stake = box(targets, response, target);
    if (named.insert(row.device.id).second) at_stake.systems.push_back(name_of(row.device));
    for (const bool did : {false, true})
      for (const model::Reach& reach : did ? row.did : row.can) {
        const std::string source = source_of(response, reach);
        Box& from = source == target ? at_stake : box(sources, response, source);
        add_way(from.ways[plain(target)], reach, did);
      }
  }
  for (const model::Zone& zone : response.zones)
    if (!targets.contains(zone.name) && !sources.contains(zone.name)) box(others, response, zone.name);
  return {values(std::move(sources)), values(std::move(targets)), values(std::move(others))};
}

}  // namespace asepsis::report::html
