// Which ports of a device were tried, and what became of it.
#pragma once

#include <vector>

#include "know/identity/asset.h"
#include "model/device.h"

namespace asepsis::know {

// One per transport and port: open where any attempt was answered, closed where any was refused, else silent.
std::vector<model::Service> services_of(const Asset& asset);

}  // namespace asepsis::know
