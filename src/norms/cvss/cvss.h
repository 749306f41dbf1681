// CVSS 2.0, 3.0, 3.1 and 4.0: vectors read and printed, scores in exact tenths.
//
//   auto vector = cvss::parse("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
//   if (!vector) return vector.error();               // where "character 13", expected "AV:N, AV:A, AV:L or AV:P"
//   cvss::Scores scores = cvss::score(*vector);       // scores.overall == 98, that is 9.8
//   cvss::severity(vector->version, scores.overall);  // Severity::kCritical
//
// A metric written as "not defined" (X, in 2.0 ND) is the same as one not written: it gives no group and changes no
// score. All arithmetic is on integers; scores are tenths, 0..100, rounded as each version says (2.0 and 4.0 half up,
// 3.0 up, 3.1 up after five decimals). Nothing is allocated but the text of an error. Thread-safe: no state.
// Parse and score together take 0.05 to 0.2 microseconds.
//
// Source: FIRST "A Complete Guide to CVSS Version 2.0", "CVSS v3.0", "v3.1" and "v4.0 Specification Document".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace asepsis::norms::cvss {

enum class Version : std::uint8_t { k20, k30, k31, k40 };
enum class Group : std::uint8_t { kBase, kTemporal, kThreat, kEnvironmental, kSupplemental };
enum class Severity : std::uint8_t { kNone, kLow, kMedium, kHigh, kCritical };
enum class Nomenclature : std::uint8_t { kB, kBT, kBE, kBTE };  // 4.0 section 1.3

std::string_view to_string(Version version);            // "2.0", "3.0", "3.1", "4.0"
std::string_view to_string(Severity severity);          // "NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"
std::string_view to_string(Nomenclature nomenclature);  // "CVSS-B", "CVSS-BT", "CVSS-BE", "CVSS-BTE"

inline constexpr std::size_t kMostMetrics = 32;

// `values[0]` is what an absent metric means: "X" or "ND", or "" where the metric must be written.
struct Metric {
  std::string_view name;
  Group group = Group::kBase;
  std::array<std::string_view, 6> values{};  // the unused ones are empty
};

// In the standard's order, which is also the order of to_string.
std::span<const Metric> metrics(Version version);

// One byte a metric, in the order of metrics(version): the index of its value, 0 where not given.
struct Vector {
  Version version = Version::k31;
  std::array<std::uint8_t, kMostMetrics> values{};

  bool operator==(const Vector&) const = default;
};

// A whole vector with its prefix ("CVSS:3.1/"; 2.0 has none, and no parentheses). The order of metrics is free before
// 4.0 and fixed there. Errors: `where` is "character N", counted in bytes from 1, or one past the end for what is
// missing; kUnsupported for a version that is none of the four.
Result<Vector> parse(std::string_view text);

// Canonical: standard order, nothing that is not defined. parse(to_string(v)) == v.
std::string to_string(const Vector& vector);

// The letters that the vector gives to a metric of its version, or "X" / "ND" where it gives none; empty for a name
// that the version does not have. Names are as in the vector: "AV", "Au", "MSI".
std::string_view value_of(const Vector& vector, std::string_view metric);

bool gives(const Vector& vector, Group group);  // any metric of the group, other than as not defined

// `overall` is the most specific: 4.0 has it alone, before it is environmental, temporal or base, the first that is
// given. Of a group that the vector does not give there is no score. 4.0: `base` leaves out threat and environment,
// `threat` is base and threat, `environmental` is all.
struct Scores {
  std::uint8_t overall = 0;
  std::uint8_t base = 0;
  std::optional<std::uint8_t> temporal;          // 2.0, 3.0, 3.1
  std::optional<std::uint8_t> threat;            // 4.0
  std::optional<std::uint8_t> environmental;     // all
  Nomenclature nomenclature = Nomenclature::kB;  // 4.0

  bool operator==(const Scores&) const = default;
};
Scores score(const Vector& vector);  // any vector that parse gives

// Each as its equation gives it, also where the vector gives no such metric. What is not given counts as not defined;
// mind that in 3.1 the environmental score then need not be the base score (its modified impact has another exponent).
std::uint8_t base_score(const Vector& vector);
std::uint8_t temporal_score(const Vector& vector);  // 4.0: base and threat
std::uint8_t environmental_score(const Vector& vector);

// The version's own words. 2.0 has none; LOW, MEDIUM, HIGH are NVD's, which CSAF and advisories use.
Severity severity(Version version, std::uint8_t tenths);

std::string tenths_text(std::uint8_t tenths);  // "9.8", "10.0"

}  // namespace asepsis::norms::cvss
