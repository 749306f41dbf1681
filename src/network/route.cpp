#include "network/route.h"

#include <set>

namespace asepsis::network {

Routes::Routes(const model::NetworkModel& model, std::string_view to)
    : steps_(model.points.size(), 0), model_(&model), to_(to) {
  for (std::size_t i = 0; i < model.points.size(); ++i)
    for (const std::string& zone : model.points[i].between) points_of_[zone].push_back(i);

  // Breadth first from the end: a zone's wave reaches the points around it, they reach their other zones.
  std::vector<std::string_view> wave{to};
  std::set<std::string_view> reached{to};
  for (std::size_t step = 1; !wave.empty(); ++step) {
    std::vector<std::string_view> following;
    for (const std::string_view zone : wave) {
      const auto points = points_of_.find(zone);
      if (points == points_of_.end()) continue;
      for (const std::size_t point : points->second) {
        if (steps_[point] != 0) continue;
        steps_[point] = step;
        for (const std::string& beyond : model.points[point].between)
          if (reached.insert(beyond).second) following.push_back(beyond);
      }
    }
    wave = std::move(following);
  }
}

std::optional<std::vector<const model::EnforcementPoint*>> Routes::from(std::string_view zone) const {
  std::vector<const model::EnforcementPoint*> chain;
  if (zone == to_) return chain;
  std::set<std::string_view> here{zone};  // zones where the connection may stand after the points so far
  std::size_t left = 0;                   // points still to pass; 0: not known yet
  for (;;) {
    std::optional<std::size_t> best;
    for (const std::string_view place : here) {
      const auto points = points_of_.find(place);
      if (points == points_of_.end()) continue;
      for (const std::size_t point : points->second) {
        if (steps_[point] == 0 || (left != 0 && steps_[point] != left)) continue;
        if (!best || steps_[point] < steps_[*best] || (steps_[point] == steps_[*best] && point < *best)) best = point;
      }
    }
    if (!best) return std::nullopt;
    const model::EnforcementPoint& point = model_->points[*best];
    chain.push_back(&point);
    if (steps_[*best] == 1) return chain;
    left = steps_[*best] - 1;
    here = {point.between.begin(), point.between.end()};
  }
}

}  // namespace asepsis::network
