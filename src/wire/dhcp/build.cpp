#include <algorithm>

#include "wire/ascii.h"
#include "wire/dhcp/dhcp.h"
#include "wire/dhcp/layout.h"
#include "wire/writer.h"

namespace asepsis::wire::dhcp {
namespace {

// RFC 3396: a longer value goes on in the next option of the same code.
void write_option(Writer& out, Option option, Bytes value) {
  constexpr std::size_t kLongestPart = 255;
  do {
    const Bytes part = value.first(std::min(value.size(), kLongestPart));
    out.u8(static_cast<std::uint8_t>(option)).u8(static_cast<std::uint8_t>(part.size())).bytes(part);
    value = value.subspan(part.size());
  } while (!value.empty());
}

void write_address(Writer& out, Option option, const std::optional<IpAddress>& address) {
  if (!address) return;
  Writer value;
  value.u32be(address->as_v4());
  write_option(out, option, std::move(value).take());
}

std::uint32_t number(const std::optional<IpAddress>& address) { return address ? address->as_v4() : 0; }

}  // namespace

std::vector<std::byte> build(const Message& message) {
  constexpr std::uint32_t kSomeRelay = 1;
  Writer out;
  out.u8(message.from_server ? kReply : kRequest).u8(kEthernet).u8(kEthernetLength).u8(message.relayed ? 1 : 0);
  out.u32be(message.transaction).u32be(0);
  out.u32be(number(message.client_address)).u32be(number(message.your_address)).u32be(0);
  out.u32be(message.relayed ? kSomeRelay : 0);
  for (const std::uint8_t byte : message.client_mac.bytes) out.u8(byte);
  out.zeros(kHardwareRoom - kEthernetLength + kServerNameRoom + kFileRoom).u32be(kCookie);
  if (message.type != 0) write_option(out, Option::kType, std::vector{std::byte{message.type}});
  if (message.host_name) write_option(out, Option::kHostName, to_bytes(*message.host_name));
  write_address(out, Option::kRequestedAddress, message.requested_address);
  write_address(out, Option::kServer, message.server_address);
  if (message.vendor_class) write_option(out, Option::kVendorClass, to_bytes(*message.vendor_class));
  if (!message.parameters.empty()) {
    Writer parameters;
    for (const std::uint8_t parameter : message.parameters) parameters.u8(parameter);
    write_option(out, Option::kParameters, std::move(parameters).take());
  }
  out.u8(static_cast<std::uint8_t>(Option::kEnd));
  return std::move(out).take();
}

}  // namespace asepsis::wire::dhcp
