// What a device is for, by what it was seen to do. Reasons and order: docs/identity.md.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "know/identity/asset.h"
#include "model/device.h"

namespace asepsis::know {

struct RoleContext {
  std::span<const MacAddress> router_macs;        // sorted
  std::span<const IpAddress> management_servers;  // of the network file
};

// DICOM terms of what it acquires: of its own objects and steps, of its worklist queries, of the inventory; sorted.
// Terms of derived objects (SC, SR, PR, KO, ...) are no modalities.
std::vector<std::string> modalities_of(const Asset& asset);

std::vector<model::Role> roles_of(const Asset& asset, const RoleContext& context);  // sorted, never empty

inline constexpr std::size_t kArchiveSenders = 3;     // fewer may be a workstation that takes studies
inline constexpr std::size_t kFileServerClients = 2;  // any Windows host answers one administrator

}  // namespace asepsis::know
