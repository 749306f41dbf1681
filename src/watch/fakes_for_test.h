// Small contacts, conversations and devices for the tests of this room.
#pragma once

#include <string>
#include <string_view>

#include "model/device.h"
#include "model/recording.h"
#include "tap/sink.h"

namespace asepsis::watch::fake {

inline IpAddress ip(std::string_view text) { return parse_ip(text).value(); }

inline model::Contact contact(model::Contact::Kind kind, std::string_view client, std::string_view server,
                              std::uint16_t port, std::int64_t second = 0) {
  model::Contact made;
  made.kind = kind;
  made.client = ip(client);
  made.server = ip(server);
  made.client_port = 40'000;
  made.port = port;
  made.at = Time{seconds(second).ns};
  made.id = model::contact_id(made);
  return made;
}

inline model::Contact answered(model::Contact made, int status, std::string_view server_software = {}) {
  made.answer = model::Contact::Answer::kStatus;
  made.status = status;
  made.server_software = server_software;
  return made;
}

inline model::Device device(std::string_view id, std::string_view address, std::string_view zone = {}) {
  model::Device made;
  made.id = id;
  made.addresses = {ip(address)};
  made.zone = zone;
  return made;
}

inline model::Observation web_server(std::string_view address, std::string_view header) {
  model::Observation made;
  made.subject = ip(address);
  made.claim = model::claim::kHttpServer;
  made.value = header;
  made.id = model::observation_id(made.subject, made.claim, made.value);
  return made;
}

inline tap::Conversation conversation(std::string_view client, std::string_view server, std::uint16_t port,
                                      std::uint64_t number = 1) {
  tap::Conversation made;
  made.number = number;
  made.client = ip(client);
  made.server = ip(server);
  made.client_port = static_cast<std::uint16_t>(40'000 + number);
  made.server_port = port;
  made.opened = {0, number, 14, Time{static_cast<std::int64_t>(number)}};
  made.client_payload = made.server_payload = 100;
  made.syn = made.syn_ack = true;
  return made;
}

}  // namespace asepsis::watch::fake
