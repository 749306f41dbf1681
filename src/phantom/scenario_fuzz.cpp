// Any text: read or refused with a place and an expectation, never a crash. Small scenarios are played, twice the same.
#include <cstdlib>

#include "phantom/event.h"
#include "phantom/phantom.h"
#include "phantom/scenario.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto scenario = phantom::read_scenario(text, "fuzz");
  if (!scenario) {
    if (scenario.error().expected.empty()) std::abort();
    return 0;
  }
  std::uint64_t work = 0;
  for (const auto& event : (*scenario)->events)
    work += std::uint64_t{event.objects} * (event.pixel_bytes + 4'096) + event.ports.size() * phantom::kMostSwept;
  if (work > 1'000'000) return 0;
  const auto once = phantom::synth(**scenario, 1), twice = phantom::synth(**scenario, 1);
  if (once.capture != twice.capture || once.truth != twice.truth) std::abort();
  return 0;
}
