// Any text: no crash; what was read is written and read again the same, has one text, and an error names its place.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/codec.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto recording = model::decode_recording(text, "fuzz.json");
  if (!recording) {
    if (recording.error().where.empty() || recording.error().expected.empty()) std::abort();
    return 0;
  }
  const std::string written = model::encode(*recording);
  const auto again = model::decode_recording(written, "fuzz.json");
  if (!again || *again != *recording || model::encode(*again) != written) std::abort();
  const model::Recording merged = model::merge(*recording, *recording);
  if (merged.contacts != recording->contacts || merged.flows.size() != recording->flows.size()) std::abort();
  return 0;
}
