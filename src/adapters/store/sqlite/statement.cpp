#include "adapters/store/sqlite/statement.h"

namespace asepsis::adapters::sqlite {

Error error_of(sqlite3* database, const std::string& file) {
  const int code = sqlite3_errcode(database) & 0xff;
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return {damaged ? Code::kDamaged : Code::kEnvironment, file, "",
          std::string(damaged ? "a store of asepsis" : "a store that can be used") +
              "; SQLite says: " + sqlite3_errmsg(database)};
}

Status execute(sqlite3* database, const std::string& file, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return error_of(database, file);
  return Done{};
}

Statement::Statement(sqlite3* database, const std::string& file, std::string_view sql)
    : database_(database), file_(file) {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  statement_.reset(raw);  // null where it failed: step() says why
}

Statement& Statement::bind(int index, std::string_view bytes) {
  if (statement_) sqlite3_bind_blob64(statement_.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(int index, std::uint64_t number) {
  if (statement_) sqlite3_bind_int64(statement_.get(), index, static_cast<sqlite3_int64>(number));
  return *this;
}

Result<bool> Statement::step() {
  if (!statement_) return error_of(database_, file_);
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return error_of(database_, file_);
  }
}

Status Statement::run() {
  const auto row = step();
  if (!row) return row.error();
  return Done{};
}

std::string Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), size);
}

std::uint64_t Statement::number(int column) const {
  return static_cast<std::uint64_t>(sqlite3_column_int64(statement_.get(), column));
}

}  // namespace asepsis::adapters::sqlite
