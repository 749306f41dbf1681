// Phantom: emulated devices and synthetic captures, for tests, demos and benchmarks. A phantom is radiology's test
// object.
//
//   auto scenario = phantom::read_scenario(text, "morning.json");
//   auto synthesised = phantom::synth(*scenario, seed);
//   synthesised.capture   // pcapng bytes, the same for the same scenario and seed on every machine
//   synthesised.truth     // JSON: devices, flows, attack contacts, strings that may appear nowhere
//
// Both ends of every TCP connection are simulated (hand-shake, sequence numbers, segments, acknowledgements, FIN),
// built with the same wire/ folders that the sensor parses with. Patients are DOE^JANE-like. The published harmless
// probe header is the only probe; there is no exploit body anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::phantom {

struct Scenario;
struct ScenarioDeleter {
  void operator()(Scenario* scenario) const;
};
using ScenarioHandle = std::unique_ptr<Scenario, ScenarioDeleter>;

Result<ScenarioHandle> read_scenario(std::string_view text, const std::string& file);

struct Synthesised {
  std::vector<std::byte> capture;
  std::string truth;
};
Synthesised synth(const Scenario& scenario, std::uint64_t seed);

}  // namespace asepsis::phantom
