// Ports that prose names: "Port 80/TCP and Port 443/TCP".
//
//   for (const PortMention& port : read_ports(note.text).ports) use(port.transport, port.port, port.words);
//
// Grammar (T is tcp, udp, tcp/ip, tcp/udp; case does not matter):
//   phrase  = [T] ("port" | "ports") ["number" | ":" | "(" ...] item {separator [[T] port] item}   |   number "/" T ...
//   item    = number ["/" T | "(" T ")" | T]   |   T ["/"] number   |   range
//   range   = number ("-" | after "ports": "to" | "through") number ["/" T]
// A number alone takes the transport of its phrase, else of the same number elsewhere in the text, else UDP where its
// sentence speaks of UDP and not of TCP, else TCP (`transport_stated` is then false).
//
// Never read: text with neither the word "port(s)" nor a /TCP or /UDP behind the number; sockets of hardware ("USB
// port 2"); versions, years and CWE numbers; 0, numbers over 65535, leading zeros. A range over kWidestRange ports, a
// thousands comma ("20,222") and a bare number under 10 are given back in `not_read` instead. Linear in the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"

namespace asepsis::advise {

struct PortMention {
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;
  bool transport_stated = false;
  std::string words;  // the phrase; of a phrase over kLongestPhrase bytes, the item alone
  bool operator==(const PortMention&) const = default;
};

struct PortsRead {
  std::vector<PortMention> ports;     // in the text's order, each transport and port once
  std::vector<std::string> not_read;  // phrases that name ports in a way that is not read
};

PortsRead read_ports(std::string_view text);

inline constexpr unsigned kWidestRange = 64;
inline constexpr std::size_t kLongestPhrase = 160;
inline constexpr std::size_t kMostMentions = 4096;  // of one text; phrases after that are not read

}  // namespace asepsis::advise
