#include "know/inventory.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace asepsis::know {
namespace {

using model::InventoryRow;
using model::Problem;

constexpr std::string_view kHeader =
    "id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed";
constexpr std::size_t kLongestField = 1'024;       // bytes
constexpr std::size_t kLongestInstalled = 65'536;  // a whole list of packages

struct TextColumn {
  std::string_view name;
  std::string InventoryRow::*field;
};
constexpr std::array<TextColumn, 11> kTexts{{{"id", &InventoryRow::device_id},
                                             {"vendor", &InventoryRow::vendor},
                                             {"model", &InventoryRow::model},
                                             {"software", &InventoryRow::software},
                                             {"os", &InventoryRow::os},
                                             {"modality", &InventoryRow::modality},
                                             {"serial", &InventoryRow::serial},
                                             {"ae_title", &InventoryRow::ae_title},
                                             {"name", &InventoryRow::name},
                                             {"site", &InventoryRow::site},
                                             {"zone", &InventoryRow::zone}}};

bool is_known(std::string_view column) {
  const auto columns = split(kHeader, ',');
  return std::ranges::find(columns, column) != columns.end();
}

std::optional<Error> header_fault(const CsvTable& table, const std::string& file) {
  const auto fault = [&](std::string expected) { return Error{Code::kDamaged, file, "line 1", std::move(expected)}; };
  if (std::ranges::any_of(table.header, is_known)) {
    for (const std::string_view identifies : {"id", "ip", "mac", "ae_title", "serial", "name"})
      if (table.column(identifies)) return std::nullopt;
    return fault("a column that tells devices apart: id, ip, mac, ae_title, serial or name");
  }
  if (table.header.size() == 1 && split(table.header[0], ';').size() > 1)
    return fault("commas between the columns, not semicolons");
  return fault(fmt::format("the header {}", kHeader));
}

// One row; what is wrong with it goes into `problem`, the first only.
class RowReader {
 public:
  RowReader(const CsvTable& table, const CsvRow& row, const std::string& file)
      : table_(table), row_(row), file_(file) {}

  InventoryRow read() {
    InventoryRow made;
    for (const TextColumn& column : kTexts) made.*column.field = text(column.name, kLongestField);
    for (const std::string& part : list("ip", kLongestField)) {
      const auto address = parse_ip(part);
      if (address)
        made.addresses.push_back(*address);
      else
        fail("ip", "addresses such as 10.20.0.11 or fd00::11, with ';' between several");
    }
    for (const std::string& part : list("mac", kLongestField)) {
      const auto mac = parse_mac(part);
      if (mac)
        made.macs.push_back(*mac);
      else
        fail("mac", "hardware addresses such as 00:19:99:20:00:11, with ';' between several");
    }
    made.installed = list("installed", kLongestInstalled);
    made.origin = {file_, fmt::format("line {}", row_.line)};
    made.id = make_id("inventory", {join(row_.fields, "\x1f"), join(table_.header, "\x1f")});
    return made;
  }

  const std::optional<Problem>& problem() const { return problem_; }

 private:
  std::string text(std::string_view column, std::size_t longest) {
    const auto index = table_.column(column);
    if (!index) return {};
    const std::string_view value = trim(row_.fields[*index]);
    if (value.size() > longest) fail(column, fmt::format("at most {} bytes", longest));
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::ranges::any_of(value, is_control)) fail(column, "text of one line without control characters");
    return std::string(value);
  }

  std::vector<std::string> list(std::string_view column, std::size_t longest) {
    std::vector<std::string> parts;
    const std::string value = text(column, longest);
    for (const std::string_view part : split(value, ';'))
      if (!trim(part).empty()) parts.emplace_back(trim(part));
    return parts;
  }

  void fail(std::string_view column, std::string expected) {
    if (!problem_) problem_ = Problem{file_, fmt::format("line {}, column {}", row_.line, column), std::move(expected)};
  }

  const CsvTable& table_;
  const CsvRow& row_;
  const std::string& file_;
  std::optional<Problem> problem_;
};

bool is_blank(const CsvRow& row) {
  return std::ranges::all_of(row.fields, [](const std::string& field) { return trim(field).empty(); });
}

bool repeats_header(const CsvTable& table, const CsvRow& row) {
  return std::ranges::equal(table.header, row.fields,
                            [](const std::string& name, const std::string& field) { return name == trim(field); });
}

// Rows that say again what an earlier one said, or take its id.
class Repeats {
 public:
  std::optional<Problem> check(const InventoryRow& row, std::size_t line, const std::string& file) {
    if (const auto [at, fresh] = rows_.emplace(row.id, line); !fresh)
      return Problem{file, fmt::format("line {}", line),
                     fmt::format("a row of its own, not line {} again", at->second)};
    if (row.device_id.empty()) return std::nullopt;
    if (const auto [at, fresh] = ids_.emplace(row.device_id, line); !fresh)
      return Problem{file, fmt::format("line {}, column id", line),
                     fmt::format("an id of its own; '{}' is the device of line {}", row.device_id, at->second)};
    return std::nullopt;
  }

 private:
  std::map<Id, std::size_t> rows_;
  std::map<std::string, std::size_t> ids_;
};

}  // namespace

Result<model::Inventory> import_csv(std::string_view text, const std::string& file) {
  auto table = read_csv(text);
  if (!table) {
    Error error = table.error();
    error.file = file;
    return error;
  }
  if (auto fault = header_fault(*table, file)) return *fault;

  model::Inventory inventory;
  auto& problems = inventory.problems;
  for (const std::string& column : table->header)
    if (!is_known(column))
      problems.push_back({file, "line 1", fmt::format("columns of {}; '{}' is not read", kHeader, column)});
  for (const Error& fault : table->problems) problems.push_back({file, fault.where, fault.expected});

  Repeats repeats;
  for (const CsvRow& fields : table->rows) {
    if (is_blank(fields)) continue;
    if (repeats_header(*table, fields)) {
      problems.push_back({file, fmt::format("line {}", fields.line), "a device, not the header again"});
      continue;
    }
    RowReader reader(*table, fields, file);
    InventoryRow row = reader.read();
    auto problem = reader.problem();
    if (!problem) problem = repeats.check(row, fields.line, file);
    if (problem)
      problems.push_back(*problem);
    else
      inventory.rows.push_back(std::move(row));
  }
  inventory.complete = problems.empty();
  return inventory;
}

}  // namespace asepsis::know
