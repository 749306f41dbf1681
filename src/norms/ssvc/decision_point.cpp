#include "norms/ssvc/decision_point.h"

#include <string>

#include "base/text.h"
#include "norms/sorted_rows.h"
#include "norms/standards.h"

namespace asepsis::norms::ssvc {
namespace {

// Columns of ssvc_decision_points.tsv; the first is "namespace:key", and the versions of one point ascend.
enum Column : std::size_t { kVersion = 1, kSince, kName, kValues };

}  // namespace

std::optional<std::size_t> DecisionPoint::index_of(std::string_view value_key) const {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].key == value_key) return i;
  return std::nullopt;
}

std::vector<DecisionPoint> versions(std::string_view base, std::string_view key) {
  std::vector<DecisionPoint> found;
  const std::string wanted = std::string(base) + ":" + std::string(key);
  for (const auto row : SortedRows(standards::ssvc_decision_points()).with(wanted)) {
    const std::string_view point = row.field(0);
    DecisionPoint next{.base = point.substr(0, base.size()),
                       .key = point.substr(base.size() + 1),
                       .version = row.field(kVersion),
                       .name = row.field(kName),
                       .since = row.field(kSince),
                       .values = {}};
    for (const std::string_view value : split(row.field(kValues), '|')) {
      const std::size_t equals = value.find('=');
      next.values.push_back({value.substr(0, equals), value.substr(equals + 1)});
    }
    found.push_back(std::move(next));
  }
  return found;
}

std::optional<DecisionPoint> find(std::string_view base, std::string_view key, std::string_view version) {
  for (DecisionPoint& point : versions(base, key))
    if (point.version == version) return std::move(point);
  return std::nullopt;
}

std::string_view newest_version(std::string_view base, std::string_view key, Time time) {
  const std::string day = to_date(time);
  std::string_view newest;
  for (const DecisionPoint& point : versions(base, key))
    if (point.since <= day) newest = point.version;
  return newest;
}

}  // namespace asepsis::norms::ssvc
