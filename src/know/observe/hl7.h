// HL7: application and facility of who sends, and who took it. An acknowledgement is the proof that somebody did.
//
// Receiving application and facility are the sender's word about another host, so they are no claim.
#pragma once

#include "know/observe/told.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::hl7::Message& message);

}  // namespace asepsis::know
