#include "norms/language/registry.h"

#include "base/text.h"
#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::language {
namespace {

// Columns of language_subtags.tsv.
enum Column : std::size_t { kDeprecated = 1, kPreferred, kPrefixes, kSuppressScript, kPrivateUse };

}  // namespace

std::optional<Record> find_record(std::string_view kind, std::string_view subtag) {
  const std::string key = std::string(kind) + ":" + to_lower(subtag);
  for (const auto row : SortedRows(standards::language_subtags()).with(key)) {
    return Record{.deprecated = row.field(kDeprecated),
                  .preferred = row.field(kPreferred),
                  .prefixes = row.field(kPrefixes),
                  .is_private_use = row.field(kPrivateUse) == "yes"};
  }
  return std::nullopt;
}

// The registry's grandfathered tags follow RFC 5646 2.1.1 too: two letters after the first subtag and not after a
// singleton are a region, in capitals.
std::string find_grandfathered(std::string_view tag) {
  if (!find_record("grandfathered", tag)) return {};
  std::vector<std::string> parts;
  for (const std::string_view subtag : split(tag, '-')) {
    std::string part = to_lower(subtag);
    if (part.size() == 2 && !parts.empty() && parts.front().size() > 1)
      for (char& c : part) c = static_cast<char>(c - 'a' + 'A');
    parts.push_back(std::move(part));
  }
  return join(parts, "-");
}

}  // namespace asepsis::norms::language
