// A small hospital morning for tests: four affected systems, an MR, archive, worklist, a file server and an office PC
// that visits a scanner's web page once and then tries the flaws.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contain/contain.h"

namespace asepsis::contain::testing {

inline IpAddress ip(std::string_view text) { return parse_ip(text).value(); }
inline Cidr net(std::string_view text) { return parse_cidr(text).value(); }

// Owns what a Situation borrows. Change it, then ask for situation().
struct Morning {
  Morning();
  Situation situation() const;

  void add_flow(std::string_view client, std::string_view server, std::uint16_t port, std::string_view protocol,
                std::vector<std::string> operations, std::uint64_t connections = 1);
  void set_services(std::vector<std::uint16_t> ports, bool one_unknown = false);

  std::vector<model::Device> devices;
  model::Assessment assessment;
  std::vector<model::Advisory> advisories;
  std::vector<model::AdviceChange> changes;
  model::Recording recording;
  std::vector<model::Detection> detections;
  model::Knowledge knowledge;
  std::optional<model::NetworkModel> network;
};

model::NetworkModel
three_zones();  // office (entry), imaging, servers around one point; 80, 443 and 3465 open from office

}  // namespace asepsis::contain::testing
