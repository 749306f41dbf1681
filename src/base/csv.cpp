#include "base/csv.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

struct Cursor {
  std::string_view rest;
  std::size_t line = 1;
};

struct Record {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

// One quoted field, the opening quote taken. Nothing where it never closes.
std::optional<std::string> take_quoted(Cursor& in) {
  std::string field;
  while (!in.rest.empty()) {
    const char c = in.rest.front();
    in.rest.remove_prefix(1);
    if (c == '\n') ++in.line;
    if (c != '"') {
      field.push_back(c);
    } else if (!in.rest.empty() && in.rest.front() == '"') {
      field.push_back('"');
      in.rest.remove_prefix(1);
    } else {
      return field;
    }
  }
  return std::nullopt;
}

std::string take_plain(Cursor& in) {
  const std::size_t end = std::min(in.rest.find_first_of(",\n"), in.rest.size());
  std::string_view field = in.rest.substr(0, end);
  in.rest.remove_prefix(end);
  if (!field.empty() && field.back() == '\r' && (in.rest.empty() || in.rest.front() == '\n')) field.remove_suffix(1);
  return std::string(field);
}

Result<Record> take_record(Cursor& in) {
  Record record{in.line, {}};
  for (;;) {
    if (!in.rest.empty() && in.rest.front() == '"') {
      const std::size_t opened = in.line;
      in.rest.remove_prefix(1);
      auto field = take_quoted(in);
      if (!field)
        return Error{Code::kDamaged, "", "line " + std::to_string(opened), "a closing quote for the one opened here"};
      record.fields.push_back(std::move(*field) + take_plain(in));
    } else {
      record.fields.push_back(take_plain(in));
    }
    if (in.rest.empty()) return record;
    const char separator = in.rest.front();
    in.rest.remove_prefix(1);
    if (separator == '\n') {
      ++in.line;
      return record;
    }
  }
}

std::optional<Error> encoding_fault(std::string_view text) {
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff"))
    return Error{Code::kDamaged, "", "offset 0", "UTF-8 text; this is UTF-16: save the list as \"CSV UTF-8\""};
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos)
    return Error{Code::kDamaged, "", "offset " + std::to_string(nul), "text; a NUL byte says this is no CSV file"};
  if (is_utf8(text)) return std::nullopt;
  std::size_t line = 1;
  for (std::string_view part : split(text, '\n')) {
    if (!is_utf8(part)) break;
    ++line;
  }
  return Error{Code::kDamaged, "", "line " + std::to_string(line), "UTF-8 text: save the list as \"CSV UTF-8\""};
}

bool is_blank(const Record& record) { return record.fields.size() == 1 && trim(record.fields[0]).empty(); }

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

Result<CsvTable> read_csv(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (auto fault = encoding_fault(text)) return *fault;
  CsvTable table;
  Cursor in{text};
  while (!in.rest.empty()) {
    if (table.header.empty() && in.rest.front() == '#') {
      in.rest.remove_prefix(std::min(in.rest.find('\n'), in.rest.size() - 1) + 1);
      ++in.line;
      continue;
    }
    auto record = take_record(in);
    if (!record) return record.error();
    if (is_blank(*record)) continue;
    if (table.header.empty()) {
      for (const std::string& field : record->fields) table.header.emplace_back(trim(field));
      continue;
    }
    if (record->fields.size() != table.header.size()) {
      table.problems.push_back(
          {Code::kDamaged, "", "line " + std::to_string(record->line),
           count_of(table.header.size(), "field") + " as in the header, not " + std::to_string(record->fields.size())});
      continue;
    }
    table.rows.push_back({record->line, std::move(record->fields)});
  }
  if (table.header.empty()) return Error{Code::kDamaged, "", "line 1", "a header line; the file is empty"};
  for (auto name = table.header.begin(); name != table.header.end(); ++name)
    if (std::find(table.header.begin(), name, *name) != name)
      return Error{Code::kDamaged, "", "line 1", "each column once; \"" + *name + "\" stands twice"};
  return table;
}

std::string write_csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    // A lone empty field would read back as a blank line, and a leading '#' as a comment.
    const bool plain =
        fields[i].find_first_of(",\"\r\n#") == std::string::npos && !(fields.size() == 1 && fields[i].empty());
    if (plain) {
      line += fields[i];
      continue;
    }
    line += '"';
    for (const char c : fields[i]) {
      if (c == '"') line += '"';
      line += c;
    }
    line += '"';
  }
  return line + '\n';
}

}  // namespace asepsis
