#include "base/net.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace asepsis {
namespace {

constexpr std::size_t kV4Offset = 12;  // of the IPv4 address in its mapped form
constexpr unsigned kV4Prefix = 96;

std::optional<unsigned> decimal(std::string_view text, unsigned largest) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > largest) return std::nullopt;
  return value;
}

// The address with all bits behind `length` set to `bit`.
IpAddress with_host_bits(IpAddress address, unsigned length, bool bit) {
  for (unsigned i = 0; i < address.bytes.size(); ++i) {
    const unsigned kept = length > i * 8 ? std::min(8u, length - i * 8) : 0;
    const auto host = static_cast<std::uint8_t>(0xff >> kept);
    address.bytes[i] = static_cast<std::uint8_t>(bit ? address.bytes[i] | host : address.bytes[i] & ~host);
  }
  return address;
}

}  // namespace

IpAddress IpAddress::v4(std::uint32_t host_order) {
  IpAddress address;
  address.bytes[10] = address.bytes[11] = 0xff;
  for (std::size_t i = 0; i < 4; ++i)
    address.bytes[kV4Offset + i] = static_cast<std::uint8_t>(host_order >> (24 - 8 * i));
  return address;
}

bool IpAddress::is_v4() const {
  return std::all_of(bytes.begin(), bytes.begin() + 10, [](std::uint8_t b) { return b == 0; }) && bytes[10] == 0xff &&
         bytes[11] == 0xff;
}

std::uint32_t IpAddress::as_v4() const {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = (value << 8) | bytes[kV4Offset + i];
  return value;
}

bool IpAddress::is_multicast() const { return is_v4() ? (bytes[kV4Offset] & 0xf0) == 0xe0 : bytes[0] == 0xff; }
bool IpAddress::is_unspecified() const { return *this == IpAddress{} || *this == v4(0); }
bool IpAddress::is_link_local() const {
  return is_v4() ? bytes[kV4Offset] == 169 && bytes[kV4Offset + 1] == 254
                 : bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
}
bool IpAddress::is_broadcast() const { return *this == v4(0xffff'ffff); }

std::string to_string(const IpAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.is_v4())
    inet_ntop(AF_INET, address.bytes.data() + kV4Offset, text.data(), text.size());
  else
    inet_ntop(AF_INET6, address.bytes.data(), text.data(), text.size());
  return text.data();
}

std::optional<IpAddress> parse_ip(std::string_view text) {
  if (text.empty() || text.size() >= INET6_ADDRSTRLEN) return std::nullopt;
  const std::string terminated(text);
  IpAddress address;
  if (text.find(':') != std::string_view::npos) {
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) != 1) return std::nullopt;
    return address;
  }
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, terminated.c_str(), v4.data()) != 1) return std::nullopt;
  address = IpAddress::v4(0);
  std::copy(v4.begin(), v4.end(), address.bytes.begin() + kV4Offset);
  return address;
}

std::string to_string(const MacAddress& mac) {
  const auto& b = mac.bytes;
  return fmt::format("{:02x}:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", b[0], b[1], b[2], b[3], b[4], b[5]);
}

std::optional<MacAddress> parse_mac(std::string_view text) {
  std::string digits;
  std::size_t separators = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ':' || c == '-' || c == '.') {
      // Pairs by ':' or '-', fours by '.'; never at the start, never doubled.
      if (digits.empty() || digits.size() % (c == '.' ? 4 : 2) != 0 ||
          digits.size() / (c == '.' ? 4 : 2) != ++separators)
        return std::nullopt;
    } else {
      digits.push_back(c);
    }
  }
  if (digits.size() != 12) return std::nullopt;
  if (separators != 5 && separators != 2) return std::nullopt;
  MacAddress mac;
  for (std::size_t i = 0; i < 6; ++i) {
    const std::string_view pair = std::string_view(digits).substr(2 * i, 2);
    unsigned value = 0;
    const auto [end, error] = std::from_chars(pair.data(), pair.data() + 2, value, 16);
    if (error != std::errc{} || end != pair.data() + 2) return std::nullopt;
    mac.bytes[i] = static_cast<std::uint8_t>(value);
  }
  return mac;
}

bool Cidr::contains(const IpAddress& address) const { return with_host_bits(address, length, false) == base; }
bool Cidr::contains(const Cidr& other) const { return other.length >= length && contains(other.base); }
IpAddress Cidr::last() const { return with_host_bits(base, length, true); }

std::string to_string(const Cidr& cidr) {
  const bool v4 = cidr.is_v4();
  const unsigned whole = v4 ? 32 : 128;
  const unsigned length = v4 ? cidr.length - kV4Prefix : cidr.length;
  return length == whole ? to_string(cidr.base) : fmt::format("{}/{}", to_string(cidr.base), length);
}

std::optional<Cidr> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto base = parse_ip(text.substr(0, slash));
  if (!base) return std::nullopt;
  Cidr cidr{*base, 128};
  if (slash != std::string_view::npos) {
    const auto length = decimal(text.substr(slash + 1), base->is_v4() ? 32 : 128);
    if (!length) return std::nullopt;
    cidr.length = base->is_v4() ? *length + kV4Prefix : *length;
  }
  if (with_host_bits(cidr.base, cidr.length, false) != cidr.base) return std::nullopt;
  return cidr;
}

PortSet PortSet::of(std::initializer_list<std::uint16_t> ports) {
  PortSet set;
  for (const std::uint16_t port : ports) set.add(port, port);
  return set;
}

void PortSet::add(std::uint16_t first, std::uint16_t last) {
  if (first > last) return;
  ranges.push_back({first, last});
  std::sort(ranges.begin(), ranges.end());
  std::vector<PortRange> merged;
  for (const PortRange& range : ranges) {
    if (!merged.empty() && range.first <= std::uint32_t{merged.back().last} + 1)
      merged.back().last = std::max(merged.back().last, range.last);
    else
      merged.push_back(range);
  }
  ranges = std::move(merged);
}

bool PortSet::contains(std::uint16_t port) const {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const PortRange& range) { return range.first <= port && port <= range.last; });
}

std::string to_string(const PortSet& ports) {
  if (ports.empty()) return "none";
  if (ports.is_all()) return "any";
  std::vector<std::string> parts;
  for (const PortRange& range : ports.ranges)
    parts.push_back(range.first == range.last ? std::to_string(range.first)
                                              : fmt::format("{}-{}", range.first, range.last));
  return join(parts, ", ");
}

std::string_view to_string(Transport transport) {
  switch (transport) {
    case Transport::kTcp: return "tcp";
    case Transport::kUdp: return "udp";
    case Transport::kOther: break;
  }
  return "other";
}

}  // namespace asepsis
