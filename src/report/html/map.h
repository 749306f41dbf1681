// Who stands where on the map: sources at the left, systems at stake in the middle, the other zones at the right.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/response.h"

namespace asepsis::report::html {

struct Way {
  std::string port;     // "80", "any port"
  bool did = false;     // was used; else it is open by the rules given
  bool attack = false;  // and an attempt was among it
};

struct Box {
  std::string name, subnets;  // plain text
  bool known = false;         // a zone of the network file
  bool tap = true;
  std::vector<std::string> systems;              // at stake
  std::map<std::string, std::vector<Way>> ways;  // of a source: to which target; of a target: to itself
};

struct Scene {
  std::vector<Box> sources, targets, others;  // by name
  bool empty() const { return targets.empty(); }
};

Scene scene_of(const model::Response& response);

}  // namespace asepsis::report::html
