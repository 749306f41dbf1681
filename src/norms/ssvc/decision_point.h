// SSVC's decision points: the questions of its decision tables with their possible answers, in every version.
//
//   auto point = ssvc::find("ssvc", "E", "1.1.0");
//   point->name; point->values[1].key            // "Exploitation", "P"
//   ssvc::newest_version("ssvc", "E", time)      // what a statement of that day should use
//
// The registered namespaces alone (ssvc, cvss, cisa, basic, nist). Views are into the program's own table.
// Source: CERTCC/SSVC by data/standards/ssvc_decision_points.tsv.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace asepsis::norms::ssvc {

struct Value {
  std::string_view key, name;
  bool operator==(const Value&) const = default;
};

struct DecisionPoint {
  std::string_view base;  // the namespace without extensions: "ssvc", "nist#800-30"
  std::string_view key, version, name;
  std::string_view since;     // the day of its first publication, "2023-11-02"
  std::vector<Value> values;  // in the order of the definition

  std::optional<std::size_t> index_of(std::string_view value_key) const;
};

// All versions, oldest first; none where there is no such point.
std::vector<DecisionPoint> versions(std::string_view base, std::string_view key);
std::optional<DecisionPoint> find(std::string_view base, std::string_view key, std::string_view version);

// The highest version that was published on or before the day of `time`, in UTC; "" where there was none.
std::string_view newest_version(std::string_view base, std::string_view key, Time time);

}  // namespace asepsis::norms::ssvc
