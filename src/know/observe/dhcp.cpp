#include "know/observe/dhcp.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace asepsis::know {
namespace {

constexpr double kSystemWeight = 0.6;
constexpr std::uint8_t kAcknowledge = 5;  // RFC 2132 9.6

Told system_of(const IpAddress& subject, const wire::dhcp::Message& message) {
  Told out;
  if (message.vendor_class) out.claim(subject, model::claim::kDhcpVendorClass, *message.vendor_class, kSystemWeight);
  if (message.host_name) out.claim(subject, model::claim::kDhcpHostName, *message.host_name, kSystemWeight);
  if (!message.parameters.empty())
    out.claim(subject, model::claim::kDhcpParameters, fmt::format("{}", fmt::join(message.parameters, ",")),
              kSystemWeight);
  return out;
}

// Of two addresses that a field may hold, the one that is a host's.
std::optional<IpAddress> leased(const wire::dhcp::Message& message) {
  for (const auto& address : {message.your_address, message.client_address})
    if (address && !address->is_unspecified()) return address;
  return std::nullopt;
}

}  // namespace

Told DhcpClients::on_message(const tap::Conversation& conversation, wire::Side side, const wire::dhcp::Message& message,
                             const tap::Place& place) {
  const IpAddress& source = sender(conversation, side);
  if (message.from_server) {
    const auto address = leased(message);
    if (message.type == kAcknowledge && address) {
      if (leases_.size() < kMostWaiting || leases_.contains(message.client_mac)) {
        auto& addresses = leases_[message.client_mac];
        if (addresses.size() < kMostLeases) addresses.insert(*address);
      }
    }
    Told out;
    // Through a relay the frame comes from the relay, which serves nothing.
    if (!source.is_unspecified() && (message.server_address ? *message.server_address == source : !message.relayed))
      out.claim(source, model::claim::kDhcpRole, "server", 0.9);
    return out;
  }
  if (!source.is_unspecified() && !message.relayed) return system_of(source, message);
  for (Claim& claim : system_of(IpAddress{}, message).claims) {
    if (waiting_.size() >= kMostWaiting) {
      ++left_out_;
      continue;
    }
    waiting_.push_back({message.client_mac, std::move(claim), place});
  }
  return {};
}

}  // namespace asepsis::know
