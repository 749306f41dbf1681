// What a sensor should find in a synthetic capture, as JSON: docs/scenario.md.
#pragma once

#include <cstdint>
#include <string>

#include "phantom/play.h"

namespace asepsis::phantom {

// `facts` and `bytes` are those of the capture; the flows are the air's.
std::string write_truth(const Scenario& scenario, std::uint64_t seed, const Truth& truth, const CaptureFacts& facts,
                        std::size_t bytes, const std::vector<Flow>& flows);

}  // namespace asepsis::phantom
