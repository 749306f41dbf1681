// Inventories in: our own CSV (docs/inventory.md).
//
//   auto inventory = know::import_csv(text, "list.csv");
//   inventory->problems       // rows left out, each with line, column and expectation; the good rows stay
//
// Errors for a file that is no such list at all: wrong encoding, missing or doubled header.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/inventory.h"

namespace asepsis::know {

Result<model::Inventory> import_csv(std::string_view text, const std::string& file);

}  // namespace asepsis::know
