// The events of a scenario: their names, and what each kind needs of its hosts.
#pragma once

#include <vector>

#include "base/json.h"
#include "phantom/fields.h"
#include "phantom/scenario.h"

namespace asepsis::phantom {

// Appends to scenario.events, in the file's order; zones, hosts and patients are there already.
void read_events(const std::vector<json::Value>& values, Scenario& scenario, Faults& faults);

inline constexpr std::uint32_t kMostObjects = 100'000;
inline constexpr std::uint32_t kMostPixelBytes = 64u << 20;
inline constexpr std::uint64_t kMostBytes = std::uint64_t{2} << 30;  // of pixels in one scenario: it is made in memory
inline constexpr std::uint32_t kMostSwept = 1'024;                   // addresses of one sweep

}  // namespace asepsis::phantom
