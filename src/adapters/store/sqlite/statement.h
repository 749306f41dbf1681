// SQLite behind values: a connection, a statement, and no raw handle outside this folder.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace asepsis::adapters::sqlite {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Error error_of(sqlite3* database, const std::string& file);
Status execute(sqlite3* database, const std::string& file, const char* sql);

// Parameters count from 1, columns from 0. Texts are bound as blobs: bodies are bytes.
class Statement {
 public:
  Statement(sqlite3* database, const std::string& file, std::string_view sql);
  Statement& bind(int index, std::string_view bytes);
  Statement& bind(int index, std::uint64_t number);
  Result<bool> step();  // true: a row is there
  Status run();         // for statements without rows
  std::string bytes(int column) const;
  std::uint64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  const std::string& file_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace asepsis::adapters::sqlite
