// Any text: no crash; what parses prints and reads back the same, has one operator fewer than parts, and every part
// stands in the text where it says.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "norms/spdx/spdx.h"

using namespace asepsis::norms;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto expression = spdx::parse(text);
  if (!expression) return 0;
  if (expression->steps.size() + 1 != 2 * expression->parts.size()) std::abort();
  for (const auto& part : expression->parts) {
    const std::string before = part.document.empty() ? "" : "DocumentRef-" + part.document + ":";
    if (text.compare(part.offset, before.size() + part.id.size(), before + part.id) != 0) std::abort();
    if (spdx::standing(part) == spdx::Standing::kElsewhere && spdx::entity(part).size() > part.id.size()) std::abort();
  }
  const std::string printed = spdx::to_string(*expression);
  if (printed.size() > spdx::kLongestExpression) return 0;
  const auto again = spdx::parse(printed);
  if (!again || !(*again == *expression)) std::abort();
  return 0;
}
