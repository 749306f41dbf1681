// The validator: one document against the tests of the CSAF standard that its edition (2.0 or 2.1) names.
//
//   auto validation = advise::validate(bytes, "a.json", {.level = advise::Level::kFull});
//   for (const auto& finding : validation.findings) print(finding.test, finding.pointer, finding.message);
//
// basic: structure and section 6.1. extended: and 6.2. full: and 6.3 (conformance clauses 14 to 16 of CSAF 2.0). The
// document is never changed. A text that is no JSON, or beyond a budget, is one finding and not `readable`. The answer
// depends on the bytes and the options alone. A test that needs a tool which is not given is not run, and that is said.
// Costs about three times the parsing of the text; thread-safe, as far as the tools are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "model/validation.h"
#include "ports/resolver.h"
#include "ports/speller.h"

namespace asepsis::advise {

enum class Level { kBasic, kExtended, kFull };

struct ValidateOptions {
  Level level = Level::kBasic;
  const ports::Speller* speller = nullptr;    // 6.3.8
  const ports::Resolver* resolver = nullptr;  // 6.3.6, 6.3.7: reaches out to the network
  std::optional<Time> now = {};               // 6.2.33 of CSAF 2.1: what lies in the past
};

model::Validation validate(std::string_view bytes, const std::string& file, const ValidateOptions& options = {});

}  // namespace asepsis::advise
