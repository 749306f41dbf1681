#include "norms/cwe/cwe.h"

#include <algorithm>
#include <limits>
#include <string>

#include "norms/dotted_number.h"
#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::cwe {
namespace {

// The schema that brought MappingNotes/Usage (7.0) came with this version.
constexpr std::string_view kFirstVersionWithUsage = "4.12";

// Columns of cwe_names.tsv and of cwe_versions.tsv.
enum NameColumn : std::size_t { kName = 1, kFirstVersion, kLastVersion, kStatus, kUsage };
enum VersionColumn : std::size_t { kVersion, kDate };

Status status_of(std::string_view text) {
  for (const Status status : {Status::kDeprecated, Status::kDraft, Status::kObsolete, Status::kStable, Status::kUsable})
    if (text == to_string(status)) return status;
  return Status::kIncomplete;
}

std::optional<Usage> usage_of(std::string_view text) {
  for (const Usage usage : {Usage::kAllowed, Usage::kAllowedWithReview, Usage::kDiscouraged, Usage::kProhibited})
    if (text == to_string(usage)) return usage;
  return std::nullopt;
}

bool at_most(std::string_view a, std::string_view b) {
  const auto order = compare_versions(a, b);
  return order && *order <= 0;
}

}  // namespace

std::string_view to_string(Status status) {
  switch (status) {
    case Status::kDeprecated: return "Deprecated";
    case Status::kDraft: return "Draft";
    case Status::kIncomplete: return "Incomplete";
    case Status::kObsolete: return "Obsolete";
    case Status::kStable: return "Stable";
    case Status::kUsable: return "Usable";
  }
  return {};
}

std::string_view to_string(Usage usage) {
  switch (usage) {
    case Usage::kAllowed: return "Allowed";
    case Usage::kAllowedWithReview: return "Allowed-with-Review";
    case Usage::kDiscouraged: return "Discouraged";
    case Usage::kProhibited: return "Prohibited";
  }
  return {};
}

bool exists(std::string_view id) { return SortedRows(standards::cwe_names()).has(id); }

std::vector<Name> names(std::string_view id) {
  std::vector<Name> found;
  for (const auto row : SortedRows(standards::cwe_names()).with(id)) {
    found.push_back({.name = row.field(kName),
                     .first_version = row.field(kFirstVersion),
                     .last_version = row.field(kLastVersion),
                     .status = status_of(row.field(kStatus)),
                     .usage = usage_of(row.field(kUsage))});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Name& a, const Name& b) { return !at_most(b.first_version, a.first_version); });
  return found;
}

bool is_name(std::string_view id, std::string_view name) {
  for (const auto row : SortedRows(standards::cwe_names()).with(id))
    if (row.field(kName) == name) return true;
  return false;
}

// Three names went and came back (CWE-203, CWE-256, CWE-379), so that the ranges of two names of one weakness overlap:
// inside, the name that began later holds.
std::optional<Name> name_in(std::string_view id, std::string_view version) {
  if (!is_version(version)) return std::nullopt;
  std::optional<Name> found;
  for (const Name& name : names(id))
    if (at_most(name.first_version, version) && at_most(version, name.last_version)) found = name;
  return found;
}

bool exists_in(std::string_view id, std::string_view name, std::string_view version) {
  const auto found = name_in(id, version);
  return found && found->name == name;
}

bool is_deprecated_in(std::string_view id, std::string_view version) {
  const auto found = name_in(id, version);
  return found && (found->status == Status::kDeprecated || found->status == Status::kObsolete);
}

std::optional<Usage> usage_in(std::string_view id, std::string_view version) {
  const auto found = name_in(id, version);
  if (!found || !at_most(kFirstVersionWithUsage, version)) return std::nullopt;
  return found->usage;
}

bool is_version(std::string_view version) { return SortedRows(standards::cwe_versions()).has(version); }

std::string_view newest_version() { return newest_version(Time{std::numeric_limits<std::int64_t>::max()}); }

std::string_view newest_version(Time time) {
  const std::string day = to_date(time);
  std::string_view newest;
  for (const auto row : SortedRows(standards::cwe_versions()).all()) {
    if (row.field(kDate) > day) continue;
    if (newest.empty() || at_most(newest, row.field(kVersion))) newest = row.field(kVersion);
  }
  return newest;
}

std::optional<std::strong_ordering> compare_versions(std::string_view a, std::string_view b) {
  return compare_dotted(a, b);
}

}  // namespace asepsis::norms::cwe
