#include "know/identity/asset.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace asepsis::know {

std::vector<ClaimedValue> values_of(const Asset& asset, std::string_view claim) {
  std::map<std::string_view, ClaimedValue> by_value;
  for (const model::Observation* observation : asset.observations) {
    if (observation->claim != claim) continue;
    ClaimedValue& known = by_value[observation->value];
    known.value = observation->value;
    known.weight = std::max(known.weight, observation->weight);
    known.count += observation->count;
    known.why.push_back(observation->id);
  }
  std::vector<ClaimedValue> values;
  for (auto& [text, known] : by_value) {
    std::ranges::sort(known.why);
    values.push_back(std::move(known));
  }
  std::ranges::stable_sort(values, [](const ClaimedValue& a, const ClaimedValue& b) {
    return std::tie(b.weight, b.count) < std::tie(a.weight, a.count);
  });
  return values;
}

bool says(const Asset& asset, std::string_view claim, std::string_view value) {
  return std::ranges::any_of(asset.observations, [&](const model::Observation* observation) {
    return observation->claim == claim && observation->value == value;
  });
}

void add_ids(std::vector<Id>& into, std::span<const Id> more) {
  into.insert(into.end(), more.begin(), more.end());
  std::ranges::sort(into);
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

}  // namespace asepsis::know
