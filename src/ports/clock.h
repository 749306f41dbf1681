// Clock: the machine's time, for what people decide and record. Results never read it: `as_of` is the end of the
// evidence, or --now.
#pragma once

#include "base/time.h"

namespace asepsis::ports {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

}  // namespace asepsis::ports
