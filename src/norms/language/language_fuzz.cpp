// Any text: no crash; what is well-formed prints to itself but for case and reads back the same; what is not valid is
// pointed at inside the tag.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "norms/language/language.h"

using namespace asepsis;
using namespace asepsis::norms;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto tag = language::parse(text);
  if (!tag) return 0;
  const std::string printed = language::to_string(*tag);
  if (!equal_ignoring_case(printed, text)) std::abort();
  const auto again = language::parse(printed);
  if (!again || !(*again == *tag)) std::abort();
  for (const Error& error : language::invalid(*tag))
    if (std::stoul(error.where.substr(7)) >= text.size()) std::abort();
  if (language::deprecated(*tag).size() > 1 + size || language::private_use(*tag).size() > size) std::abort();
  return 0;
}
