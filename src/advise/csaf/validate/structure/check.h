// The engine: one walk over a value by its shape. Recursion is bounded by the depth that json::parse allows.
#pragma once

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/structure/shape.h"
#include "base/json.h"

namespace asepsis::advise::csaf::structure {

// One finding a root cause: nothing is said below a value of a wrong type.
void check(json::Value value, const Shape& shape, Findings& findings);

// Members that no shape names, wherever they are; also where the shape is open, but not where any members may stand.
void find_unknown(json::Value value, const Shape& shape, Findings& findings);

}  // namespace asepsis::advise::csaf::structure
