// Any bytes: no crash; every row has the header's width.
#include <cstdint>
#include <cstdlib>

#include "base/csv.h"

using namespace asepsis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = read_csv(std::string(data, data + size));
  if (!table) return table.error().expected.empty() ? (std::abort(), 0) : 0;
  for (const CsvRow& row : table->rows)
    if (row.fields.size() != table->header.size()) std::abort();
  return 0;
}
