// A Store in one SQLite file (docs/store.md): WAL, synchronous=FULL, so that a fact that append() took is on the disk.
//
//   auto store = open_sqlite_store("asepsis.db");
//
// One writer; readers in other processes may read meanwhile. A file that is no store of ours, or of a later version, is
// refused and not touched.
#pragma once

#include <memory>
#include <string>

#include "ports/store.h"

namespace asepsis::adapters {

enum class OpenMode { kCreate, kExisting };
Result<std::unique_ptr<ports::Store>> open_sqlite_store(const std::string& file, OpenMode mode = OpenMode::kCreate);

}  // namespace asepsis::adapters
