// Which points a connection passes between two zones: zones are nodes, a point joins all zones that it stands between.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/network.h"

namespace asepsis::network {

// All chains that end in one zone. Borrows the model.
class Routes {
 public:
  Routes(const model::NetworkModel& model, std::string_view to);

  // The shortest chain of points from that zone; of equal ones the one whose points stand first in the file. Empty
  // inside the zone itself; nothing where no point joins the two.
  std::optional<std::vector<const model::EnforcementPoint*>> from(std::string_view zone) const;

 private:
  // Points in the file's order that lead on from this zone, nearest to the end first by `steps_`.
  std::map<std::string_view, std::vector<std::size_t>> points_of_;
  std::vector<std::size_t> steps_;  // points to pass from this one to the end, itself included; 0: never
  const model::NetworkModel* model_;
  std::string_view to_;
};

}  // namespace asepsis::network
