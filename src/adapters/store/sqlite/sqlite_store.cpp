#include "adapters/store/sqlite/sqlite_store.h"

#include <algorithm>

#include "adapters/store/chain.h"
#include "adapters/store/sqlite/statement.h"

namespace asepsis::adapters {
namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr std::uint64_t kApplicationId = 0x41534550;  // "ASEP", in the file's header
constexpr std::uint64_t kSchemaVersion = 1;

constexpr const char* kSchema =
    "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, segment INTEGER NOT NULL, id BLOB NOT NULL UNIQUE,"
    " kind BLOB NOT NULL, body BLOB NOT NULL, hash BLOB NOT NULL) STRICT;"
    "CREATE TABLE views (name BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT, WITHOUT ROWID;"
    "PRAGMA application_id = 1095976272; PRAGMA user_version = 1;";

std::string_view as_text(const Digest& digest) {
  const void* bytes = digest.data();
  return {static_cast<const char*>(bytes), digest.size()};
}

Digest as_digest(std::string_view bytes) {
  Digest digest{};
  std::transform(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(std::min(bytes.size(), digest.size())),
                 digest.begin(), [](char c) { return static_cast<std::byte>(c); });
  return digest;
}

class SqliteStore final : public ports::Store {
 public:
  SqliteStore(Database database, std::string file) : database_(std::move(database)), file_(std::move(file)) {}

  Capabilities capabilities() const override { return {.durable = true, .many_readers = true}; }

  Status append(std::span<const ports::Fact> facts) override {
    if (auto fault = fault_of(facts)) return *fault;
    if (auto status = sqlite::execute(raw(), file_, "BEGIN IMMEDIATE"); !status) return status;
    const Status written = write(facts);
    const Status ended = sqlite::execute(raw(), file_, written ? "COMMIT" : "ROLLBACK");
    return written ? ended : written;
  }

  Status read(std::uint64_t after, const Visitor& visit) const override {
    Statement rows(raw(), file_,
                   "SELECT sequence, segment, id, kind, body, hash FROM journal WHERE sequence > ?1 ORDER BY sequence");
    rows.bind(1, after);
    for (;;) {
      const auto row = rows.step();
      if (!row) return row.error();
      if (!*row) return Done{};
      const ports::Entry entry{
          rows.number(0), rows.number(1), {{rows.bytes(2)}, rows.bytes(3), rows.bytes(4)}, as_digest(rows.bytes(5))};
      if (auto status = visit(entry); !status) return status;
    }
  }

  Result<std::optional<ports::Fact>> find(const Id& id) const override {
    Statement rows(raw(), file_, "SELECT kind, body FROM journal WHERE id = ?1");
    const auto row = rows.bind(1, id.text).step();
    if (!row) return row.error();
    if (!*row) return std::optional<ports::Fact>{};
    return std::optional(ports::Fact{id, rows.bytes(0), rows.bytes(1)});
  }

  Result<std::optional<ports::Break>> check() const override { return check_chain(*this); }

  Status put_view(std::string_view name, std::string_view bytes) override {
    return Statement(raw(), file_, "INSERT OR REPLACE INTO views VALUES (?1, ?2)").bind(1, name).bind(2, bytes).run();
  }

  Result<std::optional<std::string>> view(std::string_view name) const override {
    Statement rows(raw(), file_, "SELECT bytes FROM views WHERE name = ?1");
    const auto row = rows.bind(1, name).step();
    if (!row) return row.error();
    return *row ? std::optional(rows.bytes(0)) : std::optional<std::string>{};
  }

  Result<std::vector<std::string>> view_names() const override {
    Statement rows(raw(), file_, "SELECT name FROM views ORDER BY name");
    std::vector<std::string> names;
    for (;;) {
      const auto row = rows.step();
      if (!row) return row.error();
      if (!*row) return names;
      names.push_back(rows.bytes(0));
    }
  }

  Status drop_views() override { return sqlite::execute(raw(), file_, "DELETE FROM views"); }

 private:
  sqlite3* raw() const { return database_.get(); }

  Status write(std::span<const ports::Fact> facts) {
    std::uint64_t sequence = 0;
    Digest previous{};
    {
      Statement last(raw(), file_, "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
      const auto row = last.step();
      if (!row) return row.error();
      if (*row) sequence = last.number(0), previous = as_digest(last.bytes(1));
    }
    for (const ports::Fact& fact : facts) {
      const auto there = find(fact.id);
      if (!there) return there.error();
      if (there->has_value()) continue;
      previous = ports::chain_hash(previous, fact);
      Statement insert(raw(), file_, "INSERT INTO journal VALUES (?1, 0, ?2, ?3, ?4, ?5)");
      insert.bind(1, ++sequence).bind(2, fact.id.text).bind(3, fact.kind).bind(4, fact.body).bind(5, as_text(previous));
      if (auto status = insert.run(); !status) return status;
    }
    return Done{};
  }

  Database database_;
  std::string file_;
};

Result<std::uint64_t> pragma(sqlite3* database, const std::string& file, std::string_view name) {
  Statement row(database, file, "PRAGMA " + std::string(name));
  const auto there = row.step();
  if (!there) return there.error();
  return *there ? row.number(0) : 0;
}

// A new file gets our schema; an old one must be ours and of this version.
Status prepare(sqlite3* database, const std::string& file) {
  const auto tables = [&]() -> Result<std::uint64_t> {
    Statement count(database, file, "SELECT count(*) FROM sqlite_schema");
    const auto row = count.step();
    if (!row) return row.error();
    return count.number(0);
  }();
  if (!tables) return tables.error();
  const auto application = pragma(database, file, "application_id");
  if (!application) return application.error();
  if (*tables == 0 && *application == 0) {
    if (auto status = sqlite::execute(database, file, "PRAGMA journal_mode = WAL"); !status) return status;
    return sqlite::execute(database, file, kSchema);
  }
  if (*application != kApplicationId)
    return Error{Code::kDamaged, file, "", "a store of asepsis; this is another program's SQLite file"};
  const auto version = pragma(database, file, "user_version");
  if (!version) return version.error();
  if (*version != kSchemaVersion)
    return Error{Code::kUnsupported, file, "",
                 "a store of version " + std::to_string(kSchemaVersion) + ", not " + std::to_string(*version) +
                     ": use the asepsis that wrote it, or a newer one"};
  return Done{};
}

}  // namespace

Result<std::unique_ptr<ports::Store>> open_sqlite_store(const std::string& file, OpenMode mode) {
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == OpenMode::kCreate ? SQLITE_OPEN_CREATE : 0);
  const int opened = sqlite3_open_v2(file.c_str(), &raw, flags, nullptr);
  Database database(raw);
  if (opened != SQLITE_OK) {
    if (mode == OpenMode::kExisting)
      return Error{Code::kNotFound, file, "", "a store; `asepsis respond --store FILE` makes one"};
    return sqlite::error_of(raw, file);
  }
  sqlite3_busy_timeout(raw, 5'000);
  if (auto status = prepare(raw, file); !status) return status.error();
  if (auto status = sqlite::execute(raw, file, "PRAGMA synchronous = FULL"); !status) return status.error();
  return std::unique_ptr<ports::Store>(std::make_unique<SqliteStore>(std::move(database), file));
}

}  // namespace asepsis::adapters
