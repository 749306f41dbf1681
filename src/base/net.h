// Addresses, networks and port sets: values with an order, exact text forms, and no resolver behind them.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis {

// An IPv4 or IPv6 address. IPv4 is kept in the last four bytes of the mapped form ::ffff:a.b.c.d, so one order and one
// prefix arithmetic serve both; text forms differ (RFC 5952 for IPv6).
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  static IpAddress v4(std::uint32_t host_order);
  static IpAddress v6(const std::array<std::uint8_t, 16>& network_order) { return {network_order}; }
  bool is_v4() const;
  std::uint32_t as_v4() const;  // only where is_v4()
  bool is_multicast() const;
  bool is_unspecified() const;  // 0.0.0.0 or ::
  bool is_link_local() const;   // 169.254/16 or fe80::/10
  bool is_broadcast() const;    // 255.255.255.255
  auto operator<=>(const IpAddress&) const = default;
};
std::string to_string(const IpAddress& address);
std::optional<IpAddress> parse_ip(std::string_view text);

struct MacAddress {
  std::array<std::uint8_t, 6> bytes{};
  bool is_group() const { return (bytes[0] & 1) != 0; }
  auto operator<=>(const MacAddress&) const = default;
};
std::string to_string(const MacAddress& mac);                // "00:19:99:20:00:11"
std::optional<MacAddress> parse_mac(std::string_view text);  // ':' or '-' between pairs, or Cisco's dotted quads

// A network. `length` counts from the mapped form (an IPv4 /24 has length 120); to_string prints the usual one.
struct Cidr {
  IpAddress base;       // host bits are zero
  unsigned length = 0;  // 0..128
  bool contains(const IpAddress& address) const;
  bool contains(const Cidr& other) const;
  IpAddress first() const { return base; }
  IpAddress last() const;
  bool is_v4() const { return base.is_v4() && length >= 96; }
  auto operator<=>(const Cidr&) const = default;
};
std::string to_string(const Cidr& cidr);
// An address alone is a network of one. Nothing for host bits that are set ("10.0.0.1/24"): the caller says so.
std::optional<Cidr> parse_cidr(std::string_view text);

struct PortRange {
  std::uint16_t first = 0, last = 0;
  auto operator<=>(const PortRange&) const = default;
};

// Sorted, disjoint, not touching. Empty means no port; PortSet::all() means any.
struct PortSet {
  std::vector<PortRange> ranges;

  static PortSet all() { return {{{0, 65535}}}; }
  static PortSet of(std::initializer_list<std::uint16_t> ports);
  void add(std::uint16_t first, std::uint16_t last);
  bool contains(std::uint16_t port) const;
  bool is_all() const { return ranges.size() == 1 && ranges[0].first == 0 && ranges[0].last == 65535; }
  bool empty() const { return ranges.empty(); }
  bool operator==(const PortSet&) const = default;
};
std::string to_string(const PortSet& ports);  // "80, 443, 6000-6063", "any", "none"

enum class Transport : std::uint8_t { kTcp, kUdp, kOther };
std::string_view to_string(Transport transport);  // "tcp", "udp", "other"

}  // namespace asepsis
