#include "cli/wire_up.h"

#include "adapters/documents/documents.h"
#include "adapters/resolver/curl_resolver.h"
#include "adapters/spelling/hunspell.h"
#include "adapters/store/sqlite/sqlite_store.h"

namespace asepsis::cli {

Result<std::unique_ptr<ports::Store>> open_store(const std::string& file) { return adapters::open_sqlite_store(file); }

Result<std::unique_ptr<ports::Store>> open_existing_store(const std::string& file) {
  return adapters::open_sqlite_store(file, adapters::OpenMode::kExisting);
}

std::unique_ptr<ports::DocumentSource> open_documents(std::vector<std::string> names) {
  return adapters::open_documents(std::move(names));
}

std::unique_ptr<ports::Resolver> open_resolver() { return adapters::open_curl_resolver(); }

std::unique_ptr<ports::Speller> open_speller(const std::string& folder) { return adapters::open_hunspell(folder); }

}  // namespace asepsis::cli
