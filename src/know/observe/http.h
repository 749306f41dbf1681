// HTTP: the product that answers, the product that asks, and a challenge on the way.
#pragma once

#include "know/observe/told.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::http::Message& message);

inline constexpr double kHttpServerWeight = 0.7;  // a reverse proxy answers in its own name
inline constexpr double kUserAgentWeight = 0.4;   // a proxy's client, or one of many programs on the host

}  // namespace asepsis::know
