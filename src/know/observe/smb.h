// SMB: who serves files, and the challenge of its session setup.
#pragma once

#include "know/observe/told.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::smb::Message& message);

}  // namespace asepsis::know
