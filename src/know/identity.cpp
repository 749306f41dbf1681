#include "know/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "know/identity/ae_titles.h"
#include "know/identity/asset.h"
#include "know/identity/attributes.h"
#include "know/identity/hosts.h"
#include "know/identity/inventory_join.h"
#include "know/identity/object_identity.h"
#include "know/identity/operating_system.h"
#include "know/identity/roles.h"
#include "know/identity/services.h"
#include "know/identity/twins.h"
#include "know/neighbourhood.h"

namespace asepsis::know {
namespace {

namespace claim = model::claim;
using model::Device;

void append(std::vector<model::Contradiction>& into, const std::vector<model::Contradiction>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

void add_name(std::vector<std::string>& names, const std::string& name) {
  const auto same = [&](const std::string& known) { return equal_ignoring_case(known, name); };
  if (!name.empty() && std::ranges::none_of(names, same)) names.push_back(name);
}

// Best first: the list's, then what the host calls itself, then what its objects call it.
std::vector<std::string> names_of(const Asset& asset) {
  std::vector<std::string> names;
  if (asset.row != nullptr) add_name(names, asset.row->name);
  for (const std::string_view source : {claim::kBrowserName, claim::kNtlmComputer, claim::kDhcpHostName})
    for (const ClaimedValue& name : values_of(asset, source)) add_name(names, name.value);
  for (const ClaimedValue& station : credited_values(asset, claim::kStation)) add_name(names, station.value);
  return names;
}

std::vector<std::string> titles_of(const Asset& asset) {
  std::vector<std::string> titles = ae_titles_of(asset);
  if (asset.row != nullptr && !asset.row->ae_title.empty())
    if (std::ranges::find(titles, asset.row->ae_title) == titles.end())
      titles.insert(titles.begin(), asset.row->ae_title);  // by the list's it is known here
  return titles;
}

// The network file knows; where it does not, the list's word.
std::string zone_of(const Asset& asset, const model::NetworkModel* network,
                    std::vector<model::Contradiction>& contradictions) {
  const std::string listed = asset.row != nullptr ? asset.row->zone : std::string();
  std::set<std::string> zones;
  std::string first;
  if (network != nullptr)
    for (const IpAddress& address : asset.addresses)
      if (const model::Zone* zone = network->zone_of(address)) {
        if (first.empty()) first = zone->name;
        zones.insert(zone->name);
      }
  if (!listed.empty()) zones.insert(listed);
  if (zones.size() > 1) {
    const std::vector<std::string> values(zones.begin(), zones.end());
    contradictions.push_back({"zone", values, fmt::format("it stands in {}", join_as_sentence(values)),
                              asset.row != nullptr ? std::vector<Id>{asset.row->id} : std::vector<Id>{}});
  }
  return first.empty() ? listed : first;
}

// Two MACs that both say by ARP that they have one address: a move, a fail-over pair, or somebody in between.
void note_shared_address(const Asset& asset, std::vector<model::Contradiction>& contradictions) {
  for (const IpAddress& address : asset.addresses) {
    model::Contradiction rivals{"mac", {}, {}, {}};
    for (const model::Observation* observation : asset.observations)
      if (observation->subject == address && observation->claim == claim::kMac &&
          observation->weight >= kProvenMacWeight) {
        rivals.values.push_back(observation->value);
        rivals.why.push_back(observation->id);
      }
    if (rivals.values.size() < 2) continue;
    std::ranges::sort(rivals.values);
    std::ranges::sort(rivals.why);
    rivals.text = fmt::format("{} say that they are {}", join_as_sentence(rivals.values), to_string(address));
    contradictions.push_back(std::move(rivals));
  }
}

std::string stable_id(const Asset& asset) {
  if (!asset.addresses.empty()) return make_id("device", {to_string(asset.addresses.front())}).text;
  return make_id("device", {asset.row != nullptr ? std::string_view(asset.row->id.text) : std::string_view()}).text;
}

std::vector<Id> why_of(const Asset& asset) {
  std::vector<Id> why;
  for (const model::Observation* observation : asset.observations) why.push_back(observation->id);
  if (why.empty())
    for (const auto* flows : {&asset.opened, &asset.served})
      for (const model::Flow* flow : *flows) why.push_back(flow->id);
  if (asset.row != nullptr) why.push_back(asset.row->id);
  add_ids(why, {});
  return why;
}

Device device_of(const Asset& asset, const model::Knowledge& knowledge, const model::NetworkModel* network,
                 const RoleContext& context) {
  Device device;
  device.addresses = asset.addresses;
  device.macs = asset.macs;
  device.names = names_of(asset);
  device.ae_titles = titles_of(asset);
  Attributes attributes = attributes_of(asset, knowledge);
  device.vendor = std::move(attributes.vendor);
  device.model = std::move(attributes.model);
  device.software = std::move(attributes.software);
  device.serial = std::move(attributes.serial);
  OperatingSystem system = operating_system_of(asset, knowledge);
  device.os = std::move(system.os);
  device.modalities = modalities_of(asset);
  device.roles = roles_of(asset, context);
  device.services = services_of(asset);
  device.contradictions = asset.contradictions;
  append(device.contradictions, attributes.contradictions);
  append(device.contradictions, system.contradictions);
  note_shared_address(asset, device.contradictions);
  device.zone = zone_of(asset, network, device.contradictions);
  device.seen_on_wire = !asset.observations.empty() || !asset.opened.empty() || !asset.served.empty();
  device.in_inventory = asset.row != nullptr;
  if (asset.row != nullptr) {
    device.site = asset.row->site;
    for (const std::string& text : asset.row->installed) device.installed.push_back({text});
  }
  device.why = why_of(asset);
  return device;
}

// The list's own ids first, so that no other device takes one; a second bearer of an id gets one of its row.
void name_devices(std::vector<Device>& devices, const std::vector<Asset>& assets) {
  std::set<std::string> taken;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const auto* row = assets[i].row;
    if (row == nullptr || row->device_id.empty()) continue;
    if (taken.insert(row->device_id).second) {
      devices[i].id = row->device_id;
      continue;
    }
    devices[i].contradictions.push_back({"id",
                                         {row->device_id},
                                         fmt::format("another row of the inventory has the id {} too", row->device_id),
                                         {row->id}});
  }
  for (std::size_t i = 0; i < devices.size(); ++i) {
    if (!devices[i].id.empty()) continue;
    std::string id = stable_id(assets[i]);
    if (!taken.insert(id).second && assets[i].row != nullptr) {
      id = make_id("device", {assets[i].row->id.text}).text;
      taken.insert(id);
    }
    devices[i].id = id;
  }
}

auto place_in_list(const Device& device) {
  return std::pair(device.addresses.empty() ? std::optional<IpAddress>{} : device.addresses.front(), device.id);
}

// By first address, those without one at the end.
bool comes_before(const Device& a, const Device& b) {
  if (a.addresses.empty() != b.addresses.empty()) return b.addresses.empty();
  return place_in_list(a) < place_in_list(b);
}

}  // namespace

std::vector<Device> devices(const model::Recording& recording, std::span<const model::InventoryRow> inventory,
                            const model::Knowledge& knowledge, const model::NetworkModel* network) {
  const std::vector<Asset> assets = join_inventory(hosts_of(recording), inventory);
  RoleContext context{recording.router_macs, {}};
  if (network != nullptr) context.management_servers = network->management_servers;
  std::vector<Device> found;
  found.reserve(assets.size());
  for (const Asset& asset : assets) found.push_back(device_of(asset, knowledge, network, context));
  name_devices(found, assets);
  std::ranges::sort(found, comes_before);
  note_twins(found);
  for (Device& device : found)
    std::ranges::stable_sort(device.contradictions, [](const auto& a, const auto& b) {
      return std::tie(a.attribute, a.values, a.text) < std::tie(b.attribute, b.values, b.text);
    });
  return found;
}

}  // namespace asepsis::know
