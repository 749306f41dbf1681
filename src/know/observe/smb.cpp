#include "know/observe/smb.h"

#include "know/observe/ntlm.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::smb::Message& message) {
  Told out;
  if (!message.from_server) return out;
  const IpAddress& subject = sender(conversation, side);
  out.claim(subject, model::claim::kSmbRole, "server", 0.9);
  if (message.challenge) observe_challenge(subject, *message.challenge, out);
  return out;
}

}  // namespace asepsis::know
