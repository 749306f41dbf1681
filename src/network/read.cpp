#include <algorithm>
#include <map>

#include "base/text.h"
#include "base/yaml.h"
#include "network/network.h"
#include "network/rule_reader.h"
#include "network/rules/nftables/nftables.h"

namespace asepsis::network {
namespace {

Result<std::vector<Cidr>> read_networks(const Fields& fields, const json::Value& value, std::string_view what) {
  if (!value.is_array() || value.size() == 0)
    return fields.error(value, std::string(what) + " as a list of at least one network");
  std::vector<Cidr> networks;
  for (const json::Value entry : value.elements()) {
    auto network = fields.network(entry);
    if (!network) return network.error();
    networks.push_back(*network);
  }
  return networks;
}

Result<model::Zone> read_zone(const Fields& fields, const json::Value& entry, std::map<Cidr, std::string>& taken) {
  if (auto known = fields.keys(entry, "a zone", {"name", "subnets", "entry", "tap"}); !known) return known.error();
  model::Zone zone;
  auto name = fields.name(entry["name"].exists() ? entry["name"] : entry, "a zone's name");
  if (!name) return name.error();
  if (*name == "any" || *name == "*")
    return fields.error(entry["name"], "another name: \"" + *name + "\" means every zone");
  zone.name = std::move(*name);
  auto subnets = read_networks(fields, entry["subnets"].exists() ? entry["subnets"] : entry, "subnets");
  if (!subnets) return subnets.error();
  zone.subnets = std::move(*subnets);
  for (std::size_t i = 0; i < zone.subnets.size(); ++i) {
    const auto [first, is_new] = taken.emplace(zone.subnets[i], zone.name);
    if (!is_new)
      return fields.error(entry["subnets"][i], "a network of one zone only: " + to_string(zone.subnets[i]) +
                                                   " already belongs to " + first->second);
  }
  const auto is_entry = fields.flag(entry["entry"], "entry", false);
  if (!is_entry) return is_entry.error();
  const auto tap = fields.flag(entry["tap"], "tap", false);
  if (!tap) return tap.error();
  zone.entry = *is_entry;
  zone.tap = *tap;
  zone.origin = fields.origin(entry);
  return zone;
}

Status read_zones(const Fields& fields, const json::Value& list, model::NetworkModel& model) {
  if (!list.is_array() || list.size() == 0) return fields.error(list, "zones as a list of at least one zone");
  std::map<Cidr, std::string> taken;
  for (const json::Value entry : list.elements()) {
    auto zone = read_zone(fields, entry, taken);
    if (!zone) return zone.error();
    if (model.zone(zone->name) != nullptr)
      return fields.error(entry["name"], "another name: there is a zone \"" + zone->name + "\" already");
    model.zones.push_back(std::move(*zone));
  }
  return Done{};
}

Result<std::string> read_zone_name(const Fields& fields, const json::Value& value, const model::NetworkModel& model) {
  const std::string name(value.string_or(""));
  if (model.zone(name) != nullptr) return name;
  std::vector<std::string> names;
  for (const model::Zone& zone : model.zones) names.push_back(zone.name);
  return fields.error(
      value, "a zone of this file (" + join(names, ", ") + ")" + (name.empty() ? "" : ", not \"" + name + "\""));
}

// The rules of a file in a firewall's own language. A language that is not read leaves the point unknown, not empty.
Status read_rules_file(const Fields& fields, const json::Value& value, const Fetch& fetch, bool has_default,
                       model::EnforcementPoint& point) {
  const auto name = fields.name(value, "a rules file's name");
  if (!name) return name.error();
  const auto dot = name->rfind('.');
  const std::string ending = dot == std::string::npos ? "" : name->substr(dot);
  if (ending != ".nft") {
    point.not_modelled.push_back(*name + ": rules in the language of \"" + ending + "\" are not read, only .nft");
    return Done{};
  }
  if (!fetch) {
    point.not_modelled.push_back(*name + ": not read");
    return Done{};
  }
  const auto text = fetch(*name);
  if (!text) {
    Error error = fields.error(value, "a rules file that can be read: " + to_string(text.error()));
    error.code = text.error().code;
    return error;
  }
  auto ruleset = nftables::read(*text, *name);
  if (!ruleset) return ruleset.error();
  point.rules = std::move(ruleset->rules);
  if (!has_default) point.default_allow = ruleset->default_allow;
  for (const std::string& line : ruleset->not_modelled) point.not_modelled.push_back(*name + ", " + line);
  return Done{};
}

Status read_default(const Fields& fields, const json::Value& entry, model::EnforcementPoint& point) {
  const json::Value value = entry["default"];
  if (!value.exists() && entry["rules_file"].exists()) return Done{};  // the file's own policy
  const std::string_view word = value.string_or("");
  if (word != "allow" && word != "deny") return fields.error(value.exists() ? value : entry, "default: deny or allow");
  point.default_allow = word == "allow";
  return Done{};
}

Status read_between(const Fields& fields, const json::Value& list, const model::NetworkModel& model,
                    model::EnforcementPoint& point) {
  if (!list.is_array() || list.size() < 2) return fields.error(list, "between as a list of two or more zones");
  for (const json::Value value : list.elements()) {
    auto zone = read_zone_name(fields, value, model);
    if (!zone) return zone.error();
    if (std::ranges::find(point.between, *zone) != point.between.end())
      return fields.error(value, "each zone once, not \"" + *zone + "\" again");
    point.between.push_back(std::move(*zone));
  }
  return Done{};
}

Result<model::EnforcementPoint> read_point(const Fields& fields, const json::Value& entry, const Fetch& fetch,
                                           const model::NetworkModel& model) {
  if (auto known = fields.keys(entry, "a point", {"name", "between", "default", "rules", "rules_file"}); !known)
    return known.error();
  model::EnforcementPoint point;
  auto name = fields.name(entry["name"].exists() ? entry["name"] : entry, "a point's name");
  if (!name) return name.error();
  if (*name == "*") return fields.error(entry["name"], "another name: \"*\" means every point");
  if (std::ranges::find(model.points, *name, &model::EnforcementPoint::name) != model.points.end())
    return fields.error(entry["name"], "another name: there is a point \"" + *name + "\" already");
  point.name = std::move(*name);
  if (auto read = read_between(fields, entry["between"].exists() ? entry["between"] : entry, model, point); !read)
    return read.error();
  if (auto read = read_default(fields, entry, point); !read) return read.error();
  if (entry["rules"].exists() && entry["rules_file"].exists())
    return fields.error(entry["rules_file"], "either rules or rules_file");
  if (entry["rules_file"].exists()) {
    auto read = read_rules_file(fields, entry["rules_file"], fetch, entry["default"].exists(), point);
    if (!read) return read.error();
  } else if (entry["rules"].exists()) {
    if (!entry["rules"].is_array()) return fields.error(entry["rules"], "rules as a list");
    for (const json::Value line : entry["rules"].elements()) {
      auto rule = read_rule(fields, line, model.zones);
      if (!rule) return rule.error();
      point.rules.push_back(std::move(*rule));
    }
  }
  return point;
}

Status read_points(const Fields& fields, const json::Value& list, const Fetch& fetch, model::NetworkModel& model) {
  if (!list.exists()) return Done{};
  if (!list.is_array()) return fields.error(list, "points as a list");
  for (const json::Value entry : list.elements()) {
    auto point = read_point(fields, entry, fetch, model);
    if (!point) return point.error();
    model.points.push_back(std::move(*point));
  }
  return Done{};
}

Status read_servers(const Fields& fields, const json::Value& root, model::NetworkModel& model) {
  if (const json::Value list = root["management_servers"]; list.exists()) {
    if (!list.is_array()) return fields.error(list, "management_servers as a list of addresses");
    for (const json::Value entry : list.elements()) {
      auto address = fields.address(entry);
      if (!address) return address.error();
      model.management_servers.push_back(*address);
    }
  }
  const json::Value list = root["remote_service"];
  if (!list.exists()) return Done{};
  if (!list.is_array()) return fields.error(list, "remote_service as a list");
  for (const json::Value entry : list.elements()) {
    if (auto known = fields.keys(entry, "a remote service", {"vendor", "addresses", "to"}); !known)
      return known.error();
    auto vendor = fields.name(entry["vendor"].exists() ? entry["vendor"] : entry, "a vendor");
    if (!vendor) return vendor.error();
    auto addresses = read_networks(fields, entry["addresses"].exists() ? entry["addresses"] : entry, "addresses");
    if (!addresses) return addresses.error();
    auto to = read_zone_name(fields, entry["to"].exists() ? entry["to"] : entry, model);
    if (!to) return to.error();
    model.remote_service.push_back({std::move(*vendor), std::move(*addresses), std::move(*to)});
  }
  return Done{};
}

Error with_file(Error error, const std::string& file) {
  if (error.file.empty()) error.file = file;
  return error;
}

}  // namespace

Result<model::NetworkModel> read(std::string_view text, const std::string& file, const Fetch& fetch) {
  const auto document = read_yaml(text);
  if (!document) return with_file(document.error(), file);
  const json::Value root = document->root();
  const Fields fields(file);
  if (auto known = fields.keys(root, "a network file", {"zones", "points", "management_servers", "remote_service"});
      !known)
    return known.error();
  model::NetworkModel model;
  model.file = file;
  if (auto zones = read_zones(fields, root["zones"].exists() ? root["zones"] : root, model); !zones)
    return zones.error();
  if (auto points = read_points(fields, root["points"], fetch, model); !points) return points.error();
  if (auto servers = read_servers(fields, root, model); !servers) return servers.error();
  return model;
}

}  // namespace asepsis::network
