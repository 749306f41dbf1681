#include "model/detection.h"

namespace asepsis::model {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return "answered-vulnerable";
    case Outcome::kAnsweredPatched: return "answered-patched";
    case Outcome::kAccepted: return "accepted";
    case Outcome::kRefused: return "refused";
    case Outcome::kSilent: return "silent";
    case Outcome::kUnknown: return "unknown";
  }
  return {};
}

}  // namespace asepsis::model
