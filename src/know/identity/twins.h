// Two devices with one name: an AE title or a serial that several carry. Shown on each, never resolved by guessing.
#pragma once

#include <span>
#include <vector>

#include "model/device.h"

namespace asepsis::know {

void note_twins(std::span<model::Device> devices);

}  // namespace asepsis::know
