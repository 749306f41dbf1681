// NetworkModel: zones, and the enforcement points between them. Same-zone traffic passes no point.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/net.h"
#include "model/origin.h"
#include "model/problem.h"

namespace asepsis::model {

struct Zone {
  std::string name;
  std::vector<Cidr> subnets;
  bool entry = false;  // an attacker may already be here
  bool tap = false;    // its traffic is mirrored to a sensor
  DocumentOrigin origin;
  bool operator==(const Zone&) const = default;
};

// One line of an enforcement point, first match wins. Empty `from`/`to`: any.
struct Rule {
  bool allow = false;
  std::optional<Transport> transport;  // absent: any protocol
  std::vector<Cidr> from, to;
  PortSet ports = PortSet::all();  // destination ports
  std::string text;                // as written, for people
  DocumentOrigin origin;
  bool operator==(const Rule&) const = default;
};

// Stateful: the answer to an allowed connection passes.
struct EnforcementPoint {
  std::string name;
  std::vector<std::string> between;  // zone names
  bool default_allow = false;
  std::vector<Rule> rules;
  std::vector<std::string> not_modelled;  // lines of a rules file that were not understood: the analysis is incomplete
  bool operator==(const EnforcementPoint&) const = default;
};

struct RemoteService {
  std::string vendor;
  std::vector<Cidr> addresses;
  std::string to;  // zone
  bool operator==(const RemoteService&) const = default;
};

struct NetworkModel {
  std::string file;
  std::vector<Zone> zones;
  std::vector<EnforcementPoint> points;
  std::vector<IpAddress> management_servers;
  std::vector<RemoteService> remote_service;
  std::vector<Problem> problems;
  bool operator==(const NetworkModel&) const = default;

  const Zone* zone_of(const IpAddress& address) const;  // the most specific subnet wins
  const Zone* zone(std::string_view name) const;
};

}  // namespace asepsis::model
