// The structure of a CSAF document: types, members, lengths, patterns and formats, as the JSON schema of its edition
// demands, including the schemas of CVSS (and in 2.1 SSVC) that it refers to. One walk over a declarative table
// (structure/shape.h); no schema engine.
//
//   check_structure(document, Edition::k20, findings);
//
// One finding a root cause: at the value that is wrong, of missing members (all of them) at the object that lacks them.
// Cost: one pass, linear but for lists whose elements must differ (n log n); nothing is allocated for a right document.
#pragma once

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"
#include "base/json.h"

namespace asepsis::advise::csaf {

void check_structure(const json::Document& document, Edition edition, Findings& findings);

// Members that the edition does not define where they stand (test 6.2.20): what the schemas would refuse if all their
// objects were closed. In 2.1 this is more than the structure refuses only inside CVSS 2.0, 3.0 and 3.1.
void find_unknown_members(const json::Document& document, Edition edition, Findings& findings);

}  // namespace asepsis::advise::csaf
