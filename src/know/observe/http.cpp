#include "know/observe/http.h"

#include "base/text.h"
#include "know/observe/ntlm.h"

namespace asepsis::know {

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::http::Message& message) {
  Told out;
  const IpAddress& subject = sender(conversation, side);
  if (const auto* request = std::get_if<wire::http::Request>(&message)) {
    out.operations.push_back(to_lower(request->method));
    if (request->user_agent) out.claim(subject, model::claim::kHttpUserAgent, *request->user_agent, kUserAgentWeight);
  } else if (const auto* response = std::get_if<wire::http::Response>(&message)) {
    if (response->server) out.claim(subject, model::claim::kHttpServer, *response->server, kHttpServerWeight);
    if (response->challenge) observe_challenge(subject, *response->challenge, out);
  }
  return out;
}

}  // namespace asepsis::know
