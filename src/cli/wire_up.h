// The one place that knows which adapter stands behind a port.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ports/documents.h"
#include "ports/resolver.h"
#include "ports/speller.h"
#include "ports/store.h"

namespace asepsis::cli {

Result<std::unique_ptr<ports::Store>> open_store(const std::string& file);  // made where it is not there
Result<std::unique_ptr<ports::Store>> open_existing_store(const std::string& file);

// Files, folders, archives, "-" for standard input.
std::unique_ptr<ports::DocumentSource> open_documents(std::vector<std::string> names);

// The web, public addresses alone.
std::unique_ptr<ports::Resolver> open_resolver();
// Hunspell's dictionaries in a folder.
std::unique_ptr<ports::Speller> open_speller(const std::string& folder);

}  // namespace asepsis::cli
