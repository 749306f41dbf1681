// The operating system: signs of os.csv weighed against each other, and against the inventory.
//
// A challenge without a build number is Samba's: then the release that the same host announces is Samba's invention as
// well. Signs that exclude each other are a contradiction; the heavier is kept only where it clearly is.
#pragma once

#include <optional>
#include <vector>

#include "know/identity/asset.h"
#include "model/device.h"
#include "model/knowledge.h"

namespace asepsis::know {

struct OperatingSystem {
  std::optional<model::Attribute> os;
  std::vector<model::Contradiction> contradictions;
};
OperatingSystem operating_system_of(const Asset& asset, const model::Knowledge& knowledge);

inline constexpr double kClearlyHeavier = 0.3;

}  // namespace asepsis::know
