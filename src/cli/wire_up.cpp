#include "cli/wire_up.h"

#include "adapters/store/sqlite/sqlite_store.h"

namespace asepsis::cli {

Result<std::unique_ptr<ports::Store>> open_store(const std::string& file) { return adapters::open_sqlite_store(file); }

Result<std::unique_ptr<ports::Store>> open_existing_store(const std::string& file) {
  return adapters::open_sqlite_store(file, adapters::OpenMode::kExisting);
}

}  // namespace asepsis::cli
