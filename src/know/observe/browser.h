// Browser announcement: name and Windows release of the host that broadcasts it.
#pragma once

#include "know/observe/told.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::browser::Announcement& announcement);

inline constexpr double kBrowserVersionWeight = 0.8;

}  // namespace asepsis::know
