// Neighbourhood: which MACs stand for hosts and which for routers, and which networks were really listened to.
//
// A packet from another network carries its last router's MAC. One that only its own network can carry (ARP, DHCP,
// broadcast) proves that address and MAC belong together, and that the capture hears this network.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "know/evidence.h"
#include "tap/packet.h"

namespace asepsis::know {

class Neighbourhood {
 public:
  void on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const tap::Place& place);

  // A router's MAC stands before addresses of different networks of which at least one is not its own, or before three
  // or more of one network without a proof for any.
  std::vector<MacAddress> routers() const;
  std::vector<Cidr> networks() const;
  std::set<IpAddress> own_addresses(const MacAddress& mac) const;  // proven ones
  std::size_t left_out() const { return left_out_; }

  static constexpr std::size_t kMostPairs = 500'000;
  static constexpr std::size_t kRoutedAddresses = 3;
  static constexpr std::size_t kRoutedNetworksV6 = 3;  // one host has a private and a public prefix; three are many

 private:
  std::map<MacAddress, std::map<IpAddress, bool>> hosts_;  // true: proven
  std::size_t pairs_ = 0;
  std::size_t left_out_ = 0;
};

inline constexpr double kProvenMacWeight = 0.9;
inline constexpr double kSeenMacWeight = 0.4;  // may be a router's

// The network that an address is counted to where no netmask is known: /24, and /64 for IPv6 (docs/observations.md).
Cidr network_around(const IpAddress& address);

}  // namespace asepsis::know
