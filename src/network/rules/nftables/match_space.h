// What a line matches: a box of addresses, protocols and ports; a concatenated set is a list of boxes.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/network.h"

namespace asepsis::network::nftables {

// Absent side: any address. `other` stands for everything but TCP, UDP and ICMP.
struct Box {
  std::optional<bool> v4;  // absent: both families
  std::optional<std::vector<Cidr>> from, to;
  bool tcp = true, udp = true, other = true;
  PortSet ports = PortSet::all();
};

// Nothing: the two have no packet in common.
std::optional<Box> intersect(const Box& a, const Box& b);

enum class Selector {
  kSource4,
  kDestination4,
  kSource6,
  kDestination6,
  kProtocol,
  kTcpPort,
  kUdpPort,
  kAnyPort,
  kFamily
};

// The box of one value of one selector. Nothing: a word that is not known.
std::optional<Box> box_of(Selector selector, std::string_view word);
// Both in one box where they differ in this selector alone ("tcp dport { 80, 443 }").
void unite(Selector selector, Box& box, const Box& more);

// The rules of a box: one, or two where the model has no word for "TCP and UDP, but nothing else".
std::vector<model::Rule> rules_of(const Box& box, bool allow);

}  // namespace asepsis::network::nftables
