// Small recordings and conversations for the tests of this room.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/csv.h"
#include "know/observe/told.h"
#include "model/knowledge.h"
#include "model/recording.h"

namespace asepsis::know::fake {

inline IpAddress ip(std::string_view text) { return parse_ip(text).value(); }
inline MacAddress mac(std::string_view text) { return parse_mac(text).value(); }

inline tap::Conversation conversation(std::string_view client, std::string_view server, std::uint16_t port,
                                      std::uint64_t number = 1) {
  tap::Conversation made;
  made.number = number;
  made.client = ip(client);
  made.server = ip(server);
  made.client_port = static_cast<std::uint16_t>(40'000 + number);
  made.server_port = port;
  made.first = made.last = Time{static_cast<std::int64_t>(number) * 1'000};
  made.opened = {0, number, 14, made.first};
  made.packets = 10;
  made.bytes = 1'000;
  made.client_payload = made.server_payload = 100;
  made.syn = made.syn_ack = true;
  return made;
}

inline tap::Place place(std::int64_t ns, std::uint64_t packet = 1) { return {0, packet, 54, Time{ns}}; }

inline model::Observation observation(std::string_view subject, std::string_view claim, std::string_view value,
                                      double weight = 0.8) {
  model::Observation made;
  made.id = model::observation_id(ip(subject), claim, value);
  made.subject = ip(subject);
  made.claim = claim;
  made.value = value;
  made.count = 1;
  made.weight = weight;
  made.origin = model::PacketOrigin{"a.pcap", 1, 0};
  return made;
}

inline model::Flow flow(std::string_view client, std::string_view server, std::uint16_t port, std::string_view protocol,
                        std::vector<std::string> operations = {}) {
  model::Flow made;
  made.client = ip(client);
  made.server = ip(server);
  made.port = port;
  made.protocol = protocol;
  made.operations = std::move(operations);
  made.connections = 1;
  made.packets = 10;
  made.bytes = 1'000;
  made.id = model::flow_id(made.client, made.server, made.transport, port);
  return made;
}

inline model::Knowledge knowledge() {
  model::Knowledge made;
  made.vendors = {{"Siemens", "Siemens", 1, {}}, {"SIEMENS NM", "Siemens", 0.95, {}}, {"Philips", "Philips", 1, {}}};
  made.implementations = {{"1.2.276.0.7230010.3.0.", "OFFIS_DCMTK_*", "DCMTK", true, 1, {}},
                          {"1.3.12.2.1107.5.", "", "Siemens", false, 0.9, {}}};
  const auto sign = [](std::string_view claim, std::string_view pattern, std::string_view os, double confidence,
                       std::string_view release = {}) {
    model::OsSign row;
    row.claim = claim;
    row.pattern = pattern;
    row.os = os;
    row.confidence = confidence;
    row.release = release;
    return row;
  };
  made.os_signs = {sign(model::claim::kNtlmVersion, "6.1.7601", "Windows 7", 0.85),
                   sign(model::claim::kNtlmVersion, "5.1.2600", "Windows XP", 0.9),
                   sign(model::claim::kBrowserVersion, "6.1", "Windows 7", 0.65, "or Windows Server 2008 R2"),
                   sign(model::claim::kBrowserVersion, "10.0", "Windows 10", 0.65),
                   sign(model::claim::kHttpServer, "Microsoft-IIS/7.5*", "Windows 7", 0.55),
                   sign(model::claim::kHttpServer, "Microsoft-HTTPAPI/*", "Windows", 0.3),
                   sign(model::claim::kHttpUserAgent, "*Windows NT 10.0*", "Windows 10", 0.6)};
  made.os_words = {
      {"Windows 7", "Windows 7", 1, {}}, {"Windows 10", "Windows 10", 1, {}}, {"Windows", "Windows", 1, {}}};
  return made;
}

}  // namespace asepsis::know::fake
