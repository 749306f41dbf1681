// Advisories in: a CSAF document to a model::Advisory; and statements that change an advisory's advice.
//
//   auto advisory = advise::read(bytes, "icsma-17-215-02.json");
//
// Reads CSAF 2.0 whole. What is stated and what is inferred are kept apart (statuses: a product that a remediation,
// score or threat of a vulnerability names and that has no status there is inferred affected, rule
// "named-without-status"). Faults of meaning are listed (model::Fault). Ports are read from notes by a small grammar.
// A document that is not JSON, or not CSAF, is an Error with file and place.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/advisory.h"

namespace asepsis::advise {

Result<model::Advisory> read(std::string_view bytes, const std::string& file);

// An AdviceChange as a small JSON or YAML file (docs/advice-change.md; schemas/advice-change.schema.json).
Result<model::AdviceChange> read_advice_change(std::string_view text, const std::string& file);

}  // namespace asepsis::advise
