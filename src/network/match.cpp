#include "network/match.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::network {

bool covers(const Cidr& cidr, const IpAddress& address) {
  return cidr.is_v4() == address.is_v4() && cidr.contains(address);
}

bool covers(const std::vector<Cidr>& cidrs, const IpAddress& address) {
  return cidrs.empty() || std::ranges::any_of(cidrs, [&](const Cidr& cidr) { return covers(cidr, address); });
}

bool fits_service(const model::Rule& rule, Transport transport, std::uint16_t port) {
  if (rule.transport && *rule.transport != transport) return false;
  if (rule.ports.is_all()) return true;
  return transport != Transport::kOther && rule.ports.contains(port);
}

bool fits(const model::Rule& rule, const Probe& probe) {
  return fits_service(rule, probe.transport, probe.port) && covers(rule.from, probe.client) &&
         covers(rule.to, probe.server);
}

const model::Rule* first_match(std::span<const model::Rule> rules, const Probe& probe) {
  const auto found = std::ranges::find_if(rules, [&](const model::Rule& rule) { return fits(rule, probe); });
  return found == rules.end() ? nullptr : &*found;
}

namespace {

std::string list_of(const std::vector<Cidr>& cidrs) {
  if (cidrs.empty()) return "any";
  std::vector<std::string> words;
  for (const Cidr& cidr : cidrs) words.push_back(to_string(cidr));
  return join(words, ", ");
}

}  // namespace

std::string describe(const model::Rule& rule) {
  if (!rule.text.empty()) return rule.text;
  std::string text = rule.allow ? "allow " : "deny ";
  text += rule.transport ? to_string(*rule.transport) : "any";
  text += " from " + list_of(rule.from) + " to " + list_of(rule.to);
  if (!rule.ports.is_all()) text += " ports " + to_string(rule.ports);
  return text;
}

std::optional<IpAddress> next(const IpAddress& address) {
  IpAddress after = address;
  for (std::size_t i = after.bytes.size(); i-- > 0;) {
    after.bytes[i] = static_cast<std::uint8_t>(after.bytes[i] + 1);
    if (after.bytes[i] != 0) return after;
  }
  return std::nullopt;
}

}  // namespace asepsis::network
