// The structure of a CSAF document: types, members, lengths, patterns and formats, as the JSON schema of its edition
// demands, including the schemas of CVSS (and in 2.1 SSVC) that it refers to. One walk over a declarative table
// (structure/shape.h); no schema engine.
#pragma once

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"
#include "base/json.h"

namespace asepsis::advise::csaf {

void check_structure(const json::Document& document, Edition edition, Findings& findings);

}  // namespace asepsis::advise::csaf
