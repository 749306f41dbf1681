// Any bytes: no crash; what was read is written and read again to the same bytes.
#include <cstdlib>

#include "base/json.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto document = json::parse(text, {.bytes = 1u << 20, .depth = 64, .values = 100'000});
  if (!document) return document.error().expected.empty() ? (std::abort(), 0) : 0;
  json::Writer first;
  first.copy(document->root());
  const auto again = json::parse(first.text());
  if (!again) std::abort();
  json::Writer second;
  second.copy(again->root());
  if (first.text() != second.text()) std::abort();
  return 0;
}
