#include "know/observe/hl7.h"

#include "base/text.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::hl7::Message& message) {
  constexpr double kNamedByItself = 0.7;
  constexpr double kDeed = 0.9;
  Told out;
  const IpAddress& subject = sender(conversation, side);
  // MSH-9 of an acknowledgement: "ACK", or "ACK^A04^ACK" (chapter 2.9.2).
  const bool acknowledges = starts_with_ignoring_case(message.type, "ACK");
  out.claim(subject, model::claim::kHl7Application, message.sending_application, kNamedByItself);
  out.claim(subject, model::claim::kHl7Facility, message.sending_facility, kNamedByItself);
  out.claim(subject, model::claim::kHl7Role, acknowledges ? "receiver" : "sender", kDeed);
  if (!acknowledges) out.operations.push_back(to_lower(message.type));
  return out;
}

}  // namespace asepsis::know
