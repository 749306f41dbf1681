#include "base/text.h"
#include "norms/sorted_rows.h"
#include "norms/spdx/spdx.h"
#include "norms/standards.h"

namespace asepsis::norms::spdx {
namespace {

constexpr std::string_view kScancode = "scancode";

// Every list: key in lower case, the identifier, "deprecated" or nothing.
constexpr std::size_t kDeprecatedColumn = 2;

Standing standing_in(std::string_view list, std::string_view id) {
  for (const auto row : SortedRows(list).with(to_lower(id)))
    return row.field(kDeprecatedColumn).empty() ? Standing::kCurrent : Standing::kDeprecated;
  return Standing::kUnknown;
}

// What stands behind "LicenseRef-" or "AdditionRef-"; "" for other kinds.
std::string_view reference(const Part& part) {
  if (part.kind != Kind::kLicenseRef && part.kind != Kind::kAdditionRef) return {};
  const std::string_view id = part.id;
  return id.substr(id.find('-') + 1);
}

}  // namespace

const Part* document_ref(const Expression& expression) {
  for (const Part& part : expression.parts)
    if (!part.document.empty()) return &part;
  return nullptr;
}

std::string_view entity(const Part& part) {
  const std::string_view name = reference(part);
  return name.substr(0, name.find('-'));
}

Standing standing(const Part& part) {
  if (part.kind == Kind::kException) return standing_in(standards::spdx_exceptions(), part.id);
  if (part.kind == Kind::kLicense) return standing_in(standards::spdx_licenses(), part.id);
  // A document of its own says what its references mean.
  if (!part.document.empty() || entity(part) != kScancode) return Standing::kElsewhere;
  const std::string_view name = reference(part);
  if (name.size() <= kScancode.size() + 1) return Standing::kUnknown;
  return standing_in(standards::scancode_licenses(), name.substr(kScancode.size() + 1));
}

}  // namespace asepsis::norms::spdx
