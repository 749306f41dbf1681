// The validator: one document against the tests of the CSAF standard that its edition (2.0 or 2.1) names.
//
//   auto validation = advise::validate(bytes, "a.json", {.level = advise::Level::kFull});
//   for (const auto& finding : validation.findings) print(finding.test, finding.pointer, finding.message);
//
// basic: structure and section 6.1. extended: and 6.2. full: and 6.3 (conformance clauses 14 to 16 of CSAF 2.0). The
// document is never changed. A text that is no JSON, or beyond a budget, is one finding and not `readable`. The answer
// depends on the bytes and the options alone. Costs about three times the parsing of the text; thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/validation.h"

namespace asepsis::advise {

enum class Level { kBasic, kExtended, kFull };

struct ValidateOptions {
  Level level = Level::kBasic;
};

model::Validation validate(std::string_view bytes, const std::string& file, const ValidateOptions& options = {});

}  // namespace asepsis::advise
