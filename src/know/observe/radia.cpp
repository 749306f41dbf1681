#include "know/observe/radia.h"

namespace asepsis::know {

Told observe(const tap::Conversation&, wire::Side, const wire::radia::Message& message) {
  Told out;
  if (std::holds_alternative<wire::radia::Notify>(message)) out.operations.emplace_back("notify");
  return out;
}

}  // namespace asepsis::know
