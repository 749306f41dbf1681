// The members of FIRST's CVSS JSON objects (cvss_v2, cvss_v3, cvss_v4 in CSAF) that say the same as the vector.
//
//   if (const Property* p = find_property(Version::k31, "attackVector"))
//     letters_of(*p, "ADJACENT_NETWORK");     // "A", to be compared with value_of(vector, p->metric)
//
// Only members of single metrics: version, vectorString, scores and severities are not among them. Where the vector has
// X or ND, the object has NOT_DEFINED. 4.0: N of MSC, MSI and MSA is NONE in the first schema (2023) and NEGLIGIBLE in
// later ones (2026); both are read.
//
// Source: first.org/cvss/cvss-v2.0.json, cvss-v3.0.json, cvss-v3.1.json, cvss-v4.0.json.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {

struct PropertyValue {
  std::string_view json;     // "NETWORK"
  std::string_view letters;  // "N"
};

struct Property {
  std::string_view name;                  // "attackVector"
  std::string_view metric;                // "AV"
  std::array<PropertyValue, 6> values{};  // the unused ones are empty
};

std::span<const Property> properties(Version version);                         // in the order of metrics(version)
const Property* find_property(Version version, std::string_view name);         // null where there is none
std::string_view letters_of(const Property& property, std::string_view json);  // empty where there is none
std::string_view json_of(const Property& property, std::string_view letters);  // empty where there is none

}  // namespace asepsis::norms::cvss
