#include <algorithm>

#include "wire/ascii.h"
#include "wire/dhcp/dhcp.h"
#include "wire/dhcp/options.h"

namespace asepsis::wire::dhcp {
namespace {

std::optional<IpAddress> address(std::uint32_t value) {
  if (value == 0) return std::nullopt;
  return IpAddress::v4(value);
}

std::optional<IpAddress> address(const std::optional<Bytes>& option) {
  if (!option || option->size() != 4) return std::nullopt;
  return address(*Reader(*option).u32be());
}

// Some clients count a NUL at the end.
std::optional<std::string> text(std::optional<Bytes> option) {
  if (!option) return std::nullopt;
  if (!option->empty() && option->back() == std::byte{0}) option = option->first(option->size() - 1);
  return printable(*option, kLongestName);
}

// RFC 4702 2: flags, two obsolete bytes, then text or (flag E) labels with their lengths.
std::optional<std::string> full_name(std::optional<Bytes> option) {
  constexpr std::size_t kBeforeName = 3;
  constexpr std::uint8_t kLabels = 0x04;
  if (!option || option->size() <= kBeforeName) return std::nullopt;
  const bool labels = (std::to_integer<std::uint8_t>((*option)[0]) & kLabels) != 0;
  const Bytes name = option->subspan(kBeforeName);
  if (!labels) return text(name);
  std::string joined;
  Reader in(name);
  for (auto length = in.u8(); length && *length > 0; length = in.u8()) {
    const auto bytes = in.bytes(*length);
    const auto label = bytes ? printable(*bytes, kLongestName) : std::nullopt;
    if (!label || joined.size() + 1 + label->size() > kLongestName) return std::nullopt;
    joined.append(joined.empty() ? "" : ".").append(*label);
  }
  if (joined.empty()) return std::nullopt;
  return joined;
}

}  // namespace

Parsed<Message> parse(Bytes datagram) {
  Reader in(datagram);
  const auto op = in.u8();
  if (op && *op != kRequest && *op != kReply) return Malformed{0, "a BOOTP request or reply"};
  if (datagram.size() < kOptions) return Truncated{kOptions};
  if (Reader(datagram).at(kCookieOffset, 4)->u32be() != kCookie) return Malformed{kCookieOffset, "the DHCP cookie"};

  const auto hardware = in.u8();
  const auto hardware_length = in.u8();
  in.skip(1);  // hops
  const auto transaction = in.u32be();
  in.skip(4);  // seconds, flags
  const auto client = in.u32be();
  const auto yours = in.u32be();
  in.skip(4);  // siaddr: where to boot from
  const auto relay = in.u32be();
  const auto parsed = Options::read(datagram);
  if (const auto* truncated = std::get_if<Truncated>(&parsed)) return *truncated;
  if (const auto* malformed = std::get_if<Malformed>(&parsed)) return *malformed;
  const auto& options = std::get<Options>(parsed);

  Message message;
  message.from_server = *op == kReply;
  if (hardware == kEthernet && hardware_length == kEthernetLength)
    for (auto& byte : message.client_mac.bytes) byte = *in.u8();
  message.transaction = *transaction;
  message.client_address = address(*client);
  message.your_address = address(*yours);
  message.relayed = *relay != 0;
  if (const auto type = options.value(Option::kType); type && type->size() == 1)
    message.type = std::to_integer<std::uint8_t>((*type)[0]);
  message.requested_address = address(options.value(Option::kRequestedAddress));
  message.server_address = address(options.value(Option::kServer));
  message.host_name = text(options.value(Option::kHostName));
  if (!message.host_name) message.host_name = full_name(options.value(Option::kFullName));
  message.vendor_class = text(options.value(Option::kVendorClass));
  for (const std::byte parameter : options.value(Option::kParameters).value_or(Bytes{}))
    message.parameters.push_back(std::to_integer<std::uint8_t>(parameter));
  return message;
}

}  // namespace asepsis::wire::dhcp
