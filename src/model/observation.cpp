#include "model/observation.h"

namespace asepsis::model {

Id observation_id(const IpAddress& subject, std::string_view claim, std::string_view value) {
  return make_id("observation", {to_string(subject), claim, value});
}

}  // namespace asepsis::model
