// CWE: MITRE's list of weaknesses, all its versions from 1.0 on.
//
//   cwe::is_name("CWE-79", name)                  // in any version: what CSAF 2.0 can ask
//   cwe::exists_in("CWE-79", name, "4.13")        // in that version: CSAF 2.1 has a version beside each id
//   cwe::newest_version(day)                      // "4.13" on 2024-01-21
//
// Ids are written as "CWE-79". Weaknesses alone are in the list: a category or a view is no weakness and does not exist
// here. Names are compared byte for byte. Views are into the program's own table and live as long as it does.
// Cost: a binary search in 120 KB.
//
// Limits of the table: it holds a name's first and last version, so a weakness that was away for one version in between
// is not seen as away (eight weaknesses in 2.12); status and usage are the last ones that went with the name.
// Source: cwe.mitre.org, by data/standards/cwe_names.tsv and cwe_versions.tsv.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace asepsis::norms::cwe {

// "Obsolete" is in CWE's schema; no weakness carries it today.
enum class Status : std::uint8_t { kDeprecated, kDraft, kIncomplete, kObsolete, kStable, kUsable };
// Whether a vulnerability may be mapped to this weakness.
enum class Usage : std::uint8_t { kAllowed, kAllowedWithReview, kDiscouraged, kProhibited };
std::string_view to_string(Status status);  // as MITRE writes them: "Allowed-with-Review"
std::string_view to_string(Usage usage);

struct Name {
  std::string_view name;
  std::string_view first_version, last_version;  // both inclusive; see name_in for what holds in between
  Status status = Status::kIncomplete;
  std::optional<Usage> usage;  // stated by MITRE since 4.12 only
};

bool exists(std::string_view id);
std::vector<Name> names(std::string_view id);  // oldest first; empty where there is no such weakness
bool is_name(std::string_view id, std::string_view name);

// The name of that version; nothing where the weakness is not in it, or where there is no such version.
std::optional<Name> name_in(std::string_view id, std::string_view version);
bool exists_in(std::string_view id, std::string_view name, std::string_view version);
bool is_deprecated_in(std::string_view id, std::string_view version);
// Nothing before 4.12, where MITRE did not state it.
std::optional<Usage> usage_in(std::string_view id, std::string_view version);

bool is_version(std::string_view version);
std::string_view newest_version();
// The newest that was published on or before the day of `time`, in UTC; "" before 1.0.
std::string_view newest_version(Time time);
// By number, part by part: 4.9 < 4.10, 1.8 < 1.8.1. Nothing where either is no dotted number.
std::optional<std::strong_ordering> compare_versions(std::string_view a, std::string_view b);

}  // namespace asepsis::norms::cwe
