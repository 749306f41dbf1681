#include "know/identity/inventory_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "know/identity/ae_titles.h"
#include "know/identity/object_identity.h"

namespace asepsis::know {
namespace {

// Which hosts carry a key; a key that several carry names none of them.
template <class Key>
class Index {
 public:
  void add(const Key& key, std::size_t host) { hosts_[key].insert(host); }
  std::set<std::size_t> all(const Key& key) const {
    const auto found = hosts_.find(key);
    return found == hosts_.end() ? std::set<std::size_t>{} : found->second;
  }
  std::optional<std::size_t> only(const Key& key) const {
    const auto found = hosts_.find(key);
    if (found == hosts_.end() || found->second.size() != 1) return std::nullopt;
    return *found->second.begin();
  }

 private:
  std::map<Key, std::set<std::size_t>> hosts_;
};

struct Indexes {
  Index<IpAddress> address;
  Index<MacAddress> mac;
  Index<std::string> ae_title, serial;  // of hosts
  std::map<std::string, std::size_t> rows_by_ae_title, rows_by_serial;
};

Indexes index(std::span<const Asset> hosts, std::span<const model::InventoryRow> rows) {
  Indexes made;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    for (const IpAddress& address : hosts[i].addresses) made.address.add(address, i);
    for (const MacAddress& mac : hosts[i].macs) made.mac.add(mac, i);
    for (const std::string& title : ae_titles_of(hosts[i])) made.ae_title.add(to_lower(title), i);
    for (const ClaimedValue& serial : credited_values(hosts[i], model::claim::kSerial))
      made.serial.add(to_lower(serial.value), i);
  }
  for (const model::InventoryRow& row : rows) {
    ++made.rows_by_ae_title[to_lower(row.ae_title)];
    ++made.rows_by_serial[to_lower(row.serial)];
  }
  return made;
}

std::set<std::size_t> hosts_for(const model::InventoryRow& row, const Indexes& indexes) {
  std::set<std::size_t> found;
  for (const IpAddress& address : row.addresses) found.merge(indexes.address.all(address));
  if (!found.empty()) return found;
  for (const MacAddress& mac : row.macs)
    if (const auto host = indexes.mac.only(mac)) found.insert(*host);
  if (!found.empty()) return found;
  const auto by_name = [](const Index<std::string>& hosts, const std::map<std::string, std::size_t>& rows,
                          std::string_view name) -> std::optional<std::size_t> {
    const std::string key = to_lower(name);
    if (key.empty() || rows.at(key) != 1) return std::nullopt;
    return hosts.only(key);
  };
  if (!is_default_ae_title(row.ae_title))
    if (const auto host = by_name(indexes.ae_title, indexes.rows_by_ae_title, row.ae_title)) return {*host};
  if (const auto host = by_name(indexes.serial, indexes.rows_by_serial, row.serial)) return {*host};
  return {};
}

void append(Asset& into, Asset&& from) {
  const auto more = [](auto& to, const auto& values) { to.insert(to.end(), values.begin(), values.end()); };
  more(into.addresses, from.addresses);
  more(into.macs, from.macs);
  more(into.observations, from.observations);
  more(into.opened, from.opened);
  more(into.served, from.served);
  more(into.contradictions, from.contradictions);
}

template <class T>
void sort_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::string row_name(const model::InventoryRow& row) {
  if (!row.device_id.empty()) return row.device_id;
  if (!row.name.empty()) return row.name;
  return model::to_text(row.origin);
}

void note_double_listing(Asset& first, Asset& second) {
  std::vector<std::string> values{row_name(*first.row), row_name(*second.row)};
  std::ranges::sort(values);
  std::vector<Id> why{first.row->id, second.row->id};
  std::ranges::sort(why);
  const model::Contradiction contradiction{
      "inventory", values, fmt::format("the inventory lists one host twice, as {} and as {}", values[0], values[1]),
      why};
  first.contradictions.push_back(contradiction);
  second.contradictions.push_back(contradiction);
}

template <class T>
std::string all_of(const std::vector<T>& values) {
  std::vector<std::string> texts;
  for (const T& value : values) texts.push_back(to_string(value));
  return join(texts, ", ");
}

// Both are kept where the list names other hardware than the wire shows.
template <class T>
void note_difference(Asset& asset, std::string_view attribute, const std::vector<T>& listed,
                     const std::vector<T>& seen) {
  if (listed.empty() || seen.empty()) return;
  for (const T& value : listed)
    if (std::ranges::find(seen, value) != seen.end()) return;
  std::vector<Id> why{asset.row->id};
  for (const model::Observation* observation : asset.observations)
    if (observation->claim == model::claim::kMac) why.push_back(observation->id);
  std::ranges::sort(why);
  std::vector<std::string> values{all_of(listed), all_of(seen)};
  std::ranges::sort(values);
  asset.contradictions.push_back({std::string(attribute), values,
                                  fmt::format("the inventory says {}, the wire {}", all_of(listed), all_of(seen)),
                                  why});
}

}  // namespace

std::vector<Asset> join_inventory(std::vector<Asset> hosts, std::span<const model::InventoryRow> rows) {
  const Indexes indexes = index(hosts, rows);
  std::vector<Asset> assets;
  assets.reserve(hosts.size() + rows.size());  // references into it stay valid below
  std::map<std::size_t, std::size_t> taken;    // host -> asset

  for (const model::InventoryRow& row : rows) {
    Asset asset;
    asset.row = &row;
    std::optional<std::size_t> listed_before;
    for (const std::size_t host : hosts_for(row, indexes)) {
      if (const auto owner = taken.find(host); owner != taken.end()) {
        listed_before = owner->second;
        continue;
      }
      taken.emplace(host, assets.size());
      append(asset, std::move(hosts[host]));
    }
    note_difference(asset, "address", row.addresses, asset.addresses);
    note_difference(asset, "mac", row.macs, asset.macs);
    asset.addresses.insert(asset.addresses.end(), row.addresses.begin(), row.addresses.end());
    asset.macs.insert(asset.macs.end(), row.macs.begin(), row.macs.end());
    sort_unique(asset.addresses);
    sort_unique(asset.macs);
    assets.push_back(std::move(asset));
    if (listed_before) note_double_listing(assets[*listed_before], assets.back());
  }
  for (std::size_t host = 0; host < hosts.size(); ++host)
    if (!taken.contains(host)) assets.push_back(std::move(hosts[host]));
  return assets;
}

}  // namespace asepsis::know
