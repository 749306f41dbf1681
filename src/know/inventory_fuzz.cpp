// Any text is refused as a whole, or read in rows and problems; twice the same; and what was read is a row of values.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <span>
#include <string>

#include "know/inventory.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text;
  for (const std::uint8_t byte : std::span(data, size)) text.push_back(static_cast<char>(byte));
  const auto inventory = asepsis::know::import_csv(text, "list.csv");
  const auto again = asepsis::know::import_csv(text, "list.csv");
  check(inventory.ok() == again.ok());
  if (!inventory) {
    check(inventory.error() == again.error() && inventory.error().file == "list.csv" &&
          !inventory.error().expected.empty());
    return 0;
  }
  check(inventory->rows == again->rows && inventory->problems == again->problems);
  check(inventory->complete == inventory->problems.empty());
  std::set<std::string> ids;
  for (const auto& row : inventory->rows) {
    check(row.device_id.empty() || ids.insert(row.device_id).second);
    for (const auto& part : row.installed) check(!part.empty());
  }
  for (const auto& problem : inventory->problems) check(!problem.where.empty() && !problem.expected.empty());
  return 0;
}
