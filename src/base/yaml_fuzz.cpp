// Any bytes: no crash; what was read is valid JSON again.
#include <cstdlib>

#include "base/yaml.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = read_yaml(std::string(data, data + size));
  if (!document) return document.error().expected.empty() ? (std::abort(), 0) : 0;
  json::Writer out;
  out.copy(document->root());
  if (!json::parse(out.text())) std::abort();
  return 0;
}
