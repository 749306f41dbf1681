// Why the plan says what it says, in plain words.
#pragma once

#include <vector>

#include "contain/target.h"

namespace asepsis::contain {

std::vector<model::Reason> reasons_of(const model::Plan& plan, const Situation& situation,
                                      const std::vector<Target>& targets);

}  // namespace asepsis::contain
