// CSV after RFC 4180: comma, quotes doubled inside quotes, CRLF or LF.
//
//   auto table = read_csv(text);
//   for (const CsvRow& row : table->rows) use(row.line, row.fields[*table->column("vendor")]);
//
// A first line is the header. Rows with another number of fields than the header are listed in `problems` with their
// line and left out; the others stay. A file-level fault (no header, a quote that never closes, text that is not UTF-8,
// NUL bytes) is an Error. A UTF-8 byte order mark is skipped; UTF-16 is refused with a word on how to save as UTF-8.
// Lines that begin with '#' before the header are comments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis {

struct CsvRow {
  std::size_t line = 0;  // 1-based line of the source where the row begins
  std::vector<std::string> fields;
};

struct CsvTable {
  std::vector<std::string> header;
  std::vector<CsvRow> rows;
  std::vector<Error> problems;  // where: "line 7"

  std::optional<std::size_t> column(std::string_view name) const;
};

Result<CsvTable> read_csv(std::string_view text);

// Quotes where needed; lines end in LF.
std::string write_csv_line(const std::vector<std::string>& fields);

}  // namespace asepsis
