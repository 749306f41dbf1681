// Any bytes to the validator. Every pointer must lead to a value that is there; the same document written anew must get
// the same findings; and the basic level must say a part of what the full level says.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "advise/csaf/pointers_for_fuzz.h"
#include "advise/validate.h"
#include "base/json.h"

namespace {

using asepsis::model::Validation;

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  asepsis::advise::ValidateOptions full;
  full.level = asepsis::advise::Level::kFull;
  const Validation said = asepsis::advise::validate(bytes, "f", full);
  const auto document = asepsis::json::parse(bytes);
  require(document.ok() || !said.readable);
  if (!document || !said.readable) return 0;

  for (const auto& finding : said.findings) {
    require(!finding.message.empty());
    require(asepsis::advise::csaf::points_somewhere(document->root(), finding.pointer));
  }
  asepsis::json::Writer again;
  again.copy(document->root());
  require(asepsis::advise::validate(again.text(), "f", full).findings == said.findings);

  const Validation basic = asepsis::advise::validate(bytes, "f");
  require(basic.valid == said.valid);
  std::size_t at = 0;
  for (const auto& finding : basic.findings) {
    while (at < said.findings.size() && !(said.findings[at] == finding)) ++at;
    require(at < said.findings.size());
  }
  return 0;
}
