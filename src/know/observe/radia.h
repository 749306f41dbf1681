// The notify hand-shake of HP Client Automation: an operation of the flow. What it means is watch's business.
#pragma once

#include "know/observe/told.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::radia::Message& message);

}  // namespace asepsis::know
