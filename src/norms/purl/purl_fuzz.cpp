// Any text: no crash; what was read is written canonically, and its canonical text is read the same and stays as it is.
#include <cstdint>
#include <cstdlib>

#include "norms/purl/purl.h"

using namespace asepsis::norms;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  for (const auto reading : {purl::Reading::kStandard, purl::Reading::kTolerant}) {
    const auto read = purl::parse(text, reading);
    if (!read) {
      if (read.error().expected.empty() || read.error().where.empty()) std::abort();
      continue;
    }
    const auto canonical = purl::to_string(*read);
    // The tolerant reader lowers GitHub's paths; read again by the standard they stay so.
    const auto again = purl::parse(canonical);
    if (!again || *again != *read || !purl::is_canonical(canonical)) std::abort();
    if (purl::check_type_rules(*read).ok() != purl::build(*read).ok()) std::abort();
  }
  return 0;
}
