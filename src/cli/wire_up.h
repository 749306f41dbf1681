// The one place that knows which adapter stands behind a port.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "ports/store.h"

namespace asepsis::cli {

Result<std::unique_ptr<ports::Store>> open_store(const std::string& file);  // made where it is not there
Result<std::unique_ptr<ports::Store>> open_existing_store(const std::string& file);

}  // namespace asepsis::cli
