// Any line "SOURCE<TAB>TARGET": no crash; what parses prints and reads back the same in both spellings and is equal to
// itself unless it has wildcards; what CSAF 2.1's pattern takes, 2.0's takes too.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "norms/cpe/csaf_pattern.h"
#include "norms/cpe/relation.h"

using namespace asepsis;
using namespace asepsis::norms;

namespace {

void check(std::string_view text) {
  if (cpe::is_csaf21_pattern(text) && !cpe::is_csaf20_pattern(text)) std::abort();
  const auto name = cpe::parse(text);
  if (!name) return;
  const std::string formatted = cpe::to_formatted(*name);
  const auto again = cpe::parse(formatted);
  // Quoting and percent codes may lengthen a name beyond what is read.
  if (!again && formatted.size() <= cpe::kLongestName) std::abort();
  if (again && !(*again == *name)) std::abort();
  const std::string uri = cpe::to_uri(*name);
  const auto lower = cpe::parse(uri);
  if (!lower && uri.size() <= cpe::kLongestName) std::abort();
  if (lower && cpe::to_formatted(*lower) != to_lower(formatted)) std::abort();
  bool has_wildcard = false;
  for (const auto& value : name->values) has_wildcard = has_wildcard || value.has_wildcard();
  if (cpe::compare(*name, *name) != (has_wildcard ? cpe::Relation::kUndefined : cpe::Relation::kEqual)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string line(data, data + size);
  for (const std::string_view text : split(line, '\t')) check(text);
  const std::string relation = cpe::relation_line(line);
  if (relation.empty()) std::abort();
  const auto fields = split(line, '\t');
  if (fields.size() == 2 && relation == "subset" &&
      cpe::relation_line(std::string(fields[1]) + "\t" + std::string(fields[0])) == "disjoint" &&
      line.find_first_of("*?%") == std::string::npos)
    std::abort();
  return 0;
}
