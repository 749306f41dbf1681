#include "network/rule_reader.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace asepsis::network {
namespace {

// One side of a rule, and the words that people read.
struct Side {
  std::vector<Cidr> networks;  // empty: any
  std::string words = "any";
};

Status add_place(const Fields& fields, const json::Value& value, const std::vector<model::Zone>& zones, Side& side) {
  const auto text = value.string();
  if (!text) return fields.error(value, "a zone, a network or an address as text");
  const auto zone = std::ranges::find(zones, *text, &model::Zone::name);
  if (zone != zones.end()) {
    side.networks.insert(side.networks.end(), zone->subnets.begin(), zone->subnets.end());
    return Done{};
  }
  // Words are zones; only what begins like an address is read as one, so that a misspelt zone is called a zone.
  const bool like_an_address = text->find_first_of(".:/") != std::string_view::npos &&
                               text->find_first_not_of("0123456789abcdefABCDEF.:/") == std::string_view::npos;
  if (!like_an_address)
    return fields.error(value, "a zone of this file, a network or an address, not \"" + std::string(*text) + "\"");
  auto network = fields.network(value);
  if (!network) return network.error();
  side.networks.push_back(*network);
  return Done{};
}

Result<Side> read_side(const Fields& fields, const json::Value& value, const std::vector<model::Zone>& zones) {
  Side side;
  if (!value.exists() || value.string() == "any") return side;
  std::vector<std::string> words;
  if (value.is_array()) {
    if (value.size() == 0)
      return fields.error(value, "at least one zone, network or address; leave the key out for any");
    for (const json::Value place : value.elements()) {
      if (auto added = add_place(fields, place, zones, side); !added) return added.error();
      words.emplace_back(place.string_or(""));
    }
  } else {
    if (auto added = add_place(fields, value, zones, side); !added) return added.error();
    words.emplace_back(value.string_or(""));
  }
  std::ranges::sort(side.networks);
  side.networks.erase(std::unique(side.networks.begin(), side.networks.end()), side.networks.end());
  side.words = join(words, ", ");
  return side;
}

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (status != std::errc{} || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

Status add_ports(const Fields& fields, const json::Value& value, PortSet& ports) {
  if (const auto number = value.integer()) {
    if (*number < 1 || *number > 65535) return fields.error(value, "a port from 1 to 65535");
    ports.add(static_cast<std::uint16_t>(*number), static_cast<std::uint16_t>(*number));
    return Done{};
  }
  const std::string_view text = value.string_or("");
  const auto dash = text.find('-');
  const auto first = port_of(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : port_of(text.substr(dash + 1));
  if (!first || !last || *first > *last)
    return fields.error(value, "a port from 1 to 65535, or a range such as \"6000-6063\"");
  ports.add(*first, *last);
  return Done{};
}

Result<PortSet> read_ports(const Fields& fields, const json::Value& value) {
  if (!value.exists()) return PortSet::all();
  if (!value.is_array() || value.size() == 0)
    return fields.error(value, "a list of ports; leave the key out for any port");
  PortSet ports;
  for (const json::Value entry : value.elements())
    if (auto added = add_ports(fields, entry, ports); !added) return added.error();
  return ports;
}

struct Action {
  bool allow = false;
  std::optional<Transport> transport;
  std::string words;
};

Result<Action> read_action(const Fields& fields, const json::Value& entry) {
  const json::Value allow = entry["allow"];
  const json::Value deny = entry["deny"];
  if (allow.exists() == deny.exists()) return fields.error(entry, "a rule with either allow or deny");
  const json::Value value = allow.exists() ? allow : deny;
  const std::string_view word = value.string_or("");
  Action action{allow.exists(), std::nullopt, (allow.exists() ? "allow " : "deny ") + std::string(word)};
  if (word == "tcp")
    action.transport = Transport::kTcp;
  else if (word == "udp")
    action.transport = Transport::kUdp;
  else if (word != "any")
    return fields.error(value, "tcp, udp or any");
  return action;
}

}  // namespace

Result<model::Rule> read_rule(const Fields& fields, const json::Value& entry, const std::vector<model::Zone>& zones) {
  if (auto known = fields.keys(entry, "a rule", {"allow", "deny", "from", "to", "ports", "note"}); !known)
    return known.error();
  const auto action = read_action(fields, entry);
  if (!action) return action.error();
  auto from = read_side(fields, entry["from"], zones);
  if (!from) return from.error();
  auto to = read_side(fields, entry["to"], zones);
  if (!to) return to.error();
  auto ports = read_ports(fields, entry["ports"]);
  if (!ports) return ports.error();

  model::Rule rule;
  rule.allow = action->allow;
  rule.transport = action->transport;
  rule.text = action->words + " from " + from->words + " to " + to->words;
  if (!ports->is_all()) rule.text += " ports " + to_string(*ports);
  if (const json::Value note = entry["note"]; note.exists()) {
    const auto text = fields.name(note, "a note");
    if (!text) return text.error();
    rule.text += " (" + *text + ")";
  }
  rule.from = std::move(from->networks);
  rule.to = std::move(to->networks);
  rule.ports = std::move(*ports);
  rule.origin = fields.origin(entry);
  return rule;
}

}  // namespace asepsis::network
