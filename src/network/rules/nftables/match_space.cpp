#include "network/rules/nftables/match_space.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "network/match.h"

namespace asepsis::network::nftables {
namespace {

// Names that people type where `nft list` prints numbers (IANA service names).
constexpr std::array<std::pair<std::string_view, std::uint16_t>, 16> kServices{{{"ftp", 21},
                                                                                {"ssh", 22},
                                                                                {"telnet", 23},
                                                                                {"smtp", 25},
                                                                                {"domain", 53},
                                                                                {"bootps", 67},
                                                                                {"bootpc", 68},
                                                                                {"http", 80},
                                                                                {"acr-nema", 104},
                                                                                {"ntp", 123},
                                                                                {"netbios-ssn", 139},
                                                                                {"snmp", 161},
                                                                                {"ldap", 389},
                                                                                {"https", 443},
                                                                                {"microsoft-ds", 445},
                                                                                {"ms-wbt-server", 3389}}};

std::optional<std::uint16_t> port_of(std::string_view word) {
  for (const auto& [name, port] : kServices)
    if (name == word) return port;
  std::uint16_t port = 0;
  const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), port);
  if (status != std::errc{} || end != word.data() + word.size() || word.empty()) return std::nullopt;
  return port;
}

std::optional<PortSet> ports_of(std::string_view word) {
  PortSet ports;
  if (const auto port = port_of(word)) {
    ports.add(*port, *port);
    return ports;
  }
  const auto dash = word.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = port_of(word.substr(0, dash));
  const auto last = port_of(word.substr(dash + 1));
  if (!first || !last || *first > *last) return std::nullopt;
  ports.add(*first, *last);
  return ports;
}

// "10.0.0.3-10.0.0.9" as the fewest networks that cover exactly these addresses.
std::vector<Cidr> networks_between(IpAddress first, const IpAddress& last) {
  std::vector<Cidr> networks;
  for (;;) {
    Cidr best{first, 128};
    while (best.length > 0) {
      const unsigned length = best.length - 1;
      const std::uint8_t bit = static_cast<std::uint8_t>(0x80u >> (length % 8));
      if ((first.bytes[length / 8] & bit) != 0) break;
      const Cidr wider{first, length};
      if (wider.last() > last) break;
      best = wider;
    }
    networks.push_back(best);
    const auto after = next(best.last());
    if (!after || *after > last) return networks;
    first = *after;
  }
}

std::optional<std::vector<Cidr>> networks_of(std::string_view word, bool v4) {
  std::vector<Cidr> networks;
  if (const auto cidr = parse_cidr(word)) {
    networks = {*cidr};
  } else {
    const auto dash = word.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto first = parse_ip(word.substr(0, dash));
    const auto last = parse_ip(word.substr(dash + 1));
    if (!first || !last || first->is_v4() != last->is_v4() || *last < *first) return std::nullopt;
    networks = networks_between(*first, *last);
  }
  if (networks.front().is_v4() != v4) return std::nullopt;
  return networks;
}

std::optional<Box> address_box(bool source, bool v4, std::string_view word) {
  auto networks = networks_of(word, v4);
  if (!networks) return std::nullopt;
  Box box;
  box.v4 = v4;
  (source ? box.from : box.to) = std::move(networks);
  return box;
}

std::optional<Box> protocol_box(std::string_view word) {
  Box box;
  box.tcp = word == "tcp" || word == "6";
  box.udp = word == "udp" || word == "17";
  box.other = false;
  constexpr std::array<std::string_view, 7> kControl{"icmp", "1", "igmp", "2", "icmpv6", "ipv6-icmp", "58"};
  const bool control = std::ranges::find(kControl, word) != kControl.end();
  if (!box.tcp && !box.udp && !control) return std::nullopt;
  return box;
}

std::optional<Box> port_box(bool tcp, bool udp, std::string_view word) {
  auto ports = ports_of(word);
  if (!ports) return std::nullopt;
  Box box;
  box.tcp = tcp;
  box.udp = udp;
  box.other = false;
  box.ports = std::move(*ports);
  return box;
}

// Networks are nested or apart, so what two have in common is the smaller one.
std::optional<std::vector<Cidr>> common(const std::optional<std::vector<Cidr>>& a,
                                        const std::optional<std::vector<Cidr>>& b) {
  if (!a || !b) return a ? a : b;
  std::vector<Cidr> both;
  for (const Cidr& one : *a)
    for (const Cidr& other : *b)
      if (one.contains(other))
        both.push_back(other);
      else if (other.contains(one))
        both.push_back(one);
  return both;
}

PortSet common(const PortSet& a, const PortSet& b) {
  PortSet both;
  for (const PortRange& one : a.ranges)
    for (const PortRange& other : b.ranges) {
      const auto first = std::max(one.first, other.first);
      const auto last = std::min(one.last, other.last);
      if (first <= last) both.add(first, last);
    }
  return both;
}

}  // namespace

std::optional<Box> intersect(const Box& a, const Box& b) {
  if (a.v4 && b.v4 && *a.v4 != *b.v4) return std::nullopt;
  Box both{a.v4 ? a.v4 : b.v4, common(a.from, b.from), common(a.to, b.to),      a.tcp && b.tcp,
           a.udp && b.udp,     a.other && b.other,     common(a.ports, b.ports)};
  const bool nobody = (both.from && both.from->empty()) || (both.to && both.to->empty());
  if (nobody || both.ports.empty() || (!both.tcp && !both.udp && !both.other)) return std::nullopt;
  return both;
}

std::optional<Box> box_of(Selector selector, std::string_view word) {
  switch (selector) {
    case Selector::kSource4: return address_box(true, true, word);
    case Selector::kDestination4: return address_box(false, true, word);
    case Selector::kSource6: return address_box(true, false, word);
    case Selector::kDestination6: return address_box(false, false, word);
    case Selector::kProtocol: return protocol_box(word);
    case Selector::kTcpPort: return port_box(true, false, word);
    case Selector::kUdpPort: return port_box(false, true, word);
    case Selector::kAnyPort: return port_box(true, true, word);
    case Selector::kFamily: break;
  }
  if (word != "ipv4" && word != "ipv6") return std::nullopt;
  Box box;
  box.v4 = word == "ipv4";
  return box;
}

void unite(Selector selector, Box& box, const Box& more) {
  const auto add = [](std::optional<std::vector<Cidr>>& to, const std::optional<std::vector<Cidr>>& from) {
    to->insert(to->end(), from->begin(), from->end());
  };
  switch (selector) {
    case Selector::kSource4:
    case Selector::kSource6: add(box.from, more.from); break;
    case Selector::kDestination4:
    case Selector::kDestination6: add(box.to, more.to); break;
    case Selector::kProtocol:
      box.tcp |= more.tcp;
      box.udp |= more.udp;
      break;
    case Selector::kTcpPort:
    case Selector::kUdpPort:
    case Selector::kAnyPort:
      for (const PortRange& range : more.ports.ranges) box.ports.add(range.first, range.last);
      break;
    case Selector::kFamily:
      if (box.v4 != more.v4) box.v4 = std::nullopt;
      break;
  }
}

std::vector<model::Rule> rules_of(const Box& box, bool allow) {
  model::Rule rule;
  rule.allow = allow;
  if (box.from) rule.from = *box.from;
  if (box.to) rule.to = *box.to;
  if (box.v4 && !box.from && !box.to) rule.from = {*box.v4 ? Cidr{IpAddress::v4(0), 96} : Cidr{IpAddress{}, 0}};
  rule.ports = box.ports;
  if (box.tcp && box.udp && (box.other || !box.ports.is_all())) return {rule};
  std::vector<model::Rule> rules;
  const auto add = [&](bool wanted, Transport transport) {
    if (!wanted) return;
    rule.transport = transport;
    rules.push_back(rule);
  };
  add(box.tcp, Transport::kTcp);
  add(box.udp, Transport::kUdp);
  add(box.other && box.ports.is_all(), Transport::kOther);
  return rules;
}

}  // namespace asepsis::network::nftables
