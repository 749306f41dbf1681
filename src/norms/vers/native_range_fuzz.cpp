// A scheme's name, a line end, a range in its own notation: no crash; what was read is in order, and its text is read
// again as the same range.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "norms/vers/lines.h"
#include "norms/vers/scheme.h"

using namespace asepsis::norms;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto line_end = std::min(text.find('\n'), text.size());
  const auto* scheme = vers::find_scheme(std::string_view(text).substr(0, line_end));
  const auto rest = std::string_view(text).substr(std::min(line_end + 1, text.size()));
  if (scheme == nullptr) return 0;
  const auto tab = std::min(rest.find('\t'), rest.size());
  const auto a = rest.substr(0, tab);
  const auto b = rest.substr(std::min(tab + 1, rest.size()));
  const auto forth = scheme->compare(a, b);
  const auto back = scheme->compare(b, a);
  if ((forth < 0) != (back > 0) || (forth == 0) != (back == 0)) std::abort();
  if (scheme->from_native == nullptr) return 0;
  const auto range = scheme->from_native(rest);
  if (!range) {
    if (range.error().expected.empty()) std::abort();
    return 0;
  }
  if (range->scheme != scheme->name || vers::ordered(*range) != *range) std::abort();
  if (!range->any && range->constraints.empty()) return 0;  // Conan's empty range is no VERS
  const auto again = vers::read(vers::to_string(*range));
  if (!again || *again != *range) std::abort();
  return 0;
}
