#include "model/recording.h"

namespace asepsis::model {

Id flow_id(const IpAddress& client, const IpAddress& server, Transport transport, std::uint16_t port) {
  return make_id("flow", {to_string(client), to_string(server), to_string(transport), std::to_string(port)});
}

Id contact_id(const Contact& contact) {
  return make_id("contact", {to_string(contact.kind), to_string(contact.client), std::to_string(contact.client_port),
                             to_string(contact.server), std::to_string(contact.port), to_rfc3339(contact.at)});
}

std::string_view to_string(Contact::Kind kind) {
  switch (kind) {
    case Contact::Kind::kTouch: return "touch";
    case Contact::Kind::kRangeProbe: return "range-probe";
    case Contact::Kind::kAgentNotify: return "agent-notify";
  }
  return {};
}

std::string_view to_string(Contact::Answer answer) {
  switch (answer) {
    case Contact::Answer::kNone: return "none";
    case Contact::Answer::kAccepted: return "accepted";
    case Contact::Answer::kRefused: return "refused";
    case Contact::Answer::kStatus: return "status";
  }
  return {};
}

}  // namespace asepsis::model
