// Problem: one thing that an input got wrong, or that was not understood: where, and what would have been right. Goes
// into every answer's "problems" and, a line each, to standard error.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace asepsis::model {

struct Problem {
  std::string file;
  std::string where;
  std::string expected;
  auto operator<=>(const Problem&) const = default;
};

inline Problem problem_of(const Error& error) { return {error.file, error.where, error.expected}; }

}  // namespace asepsis::model
