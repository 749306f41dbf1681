#include "model/device.h"

namespace asepsis::model {

std::string_view to_string(Role role) {
  switch (role) {
    case Role::kModality: return "modality";
    case Role::kWorkstation: return "workstation";
    case Role::kArchive: return "archive";
    case Role::kWorklist: return "worklist";
    case Role::kGateway: return "gateway";
    case Role::kInfrastructure: return "infrastructure";
    case Role::kClient: return "client";
    case Role::kManagement: return "management";
    case Role::kUnknown: return "unknown";
  }
  return {};
}

std::string_view to_string(ServiceState state) {
  switch (state) {
    case ServiceState::kOpen: return "open";
    case ServiceState::kClosed: return "closed";
    case ServiceState::kSilent: return "silent";
  }
  return {};
}

std::string Device::display_name() const {
  // An inventory's name is the first of `names`; a host name alone comes after the AE title, by which radiology knows
  // it.
  if (in_inventory && !names.empty()) return names.front();
  if (!ae_titles.empty()) return ae_titles.front();
  if (!names.empty()) return names.front();
  if (!addresses.empty()) return to_string(addresses.front());
  return id;
}

DeviceRef ref(const Device& device) {
  DeviceRef reference{.id = device.id, .name = device.display_name(), .addresses = {}};
  // Link-local addresses name nothing beyond one cable; they are shown only where there is no other.
  for (const IpAddress& address : device.addresses)
    if (!address.is_link_local()) reference.addresses.push_back(to_string(address));
  if (reference.addresses.empty())
    for (const IpAddress& address : device.addresses) reference.addresses.push_back(to_string(address));
  return reference;
}

}  // namespace asepsis::model
