// Who can reach a finding's services, who did, and where nobody could have seen it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/network.h"
#include "model/recording.h"

namespace asepsis::assess {

// Flows, detections and network, ready for many findings. Borrows all of them; `network` may be null.
class Surroundings {
 public:
  Surroundings(std::span<const model::Device> devices, const model::Recording& recording,
               std::span<const model::Detection> detections, const model::NetworkModel* network);

  const model::NetworkModel* network() const { return network_; }
  const model::Device* device(const std::string& id) const;
  // "can" from the network model alone; "did" from flows and detections; "blind": every zone without a tap, whether or
  // not the rules let it through today. Findings of one device and service share the work.
  model::Exposure exposure_of(const model::Finding& finding);

 private:
  using ServiceKey = std::tuple<std::string, Transport, std::optional<std::uint16_t>>;
  const std::vector<model::Reach>& can(const model::Device& device, const model::VulnerableService& service);
  const std::vector<model::Reach>& did(const model::Device& device, const model::VulnerableService& service);

  const model::NetworkModel* network_;
  std::map<std::string, const model::Device*> devices_;
  std::map<IpAddress, std::vector<const model::Flow*>> flows_to_;
  std::map<std::pair<IpAddress, IpAddress>, std::vector<const model::Detection*>> attempts_;  // client, server
  std::map<IpAddress, std::vector<std::pair<IpAddress, const model::Detection*>>> attempts_on_;
  std::map<std::string, std::uint64_t> hosts_;  // devices by zone
  std::map<ServiceKey, std::vector<model::Reach>> can_, did_;
};

}  // namespace asepsis::assess
