// Conversations in text: HL7 over MLLP and web pages.
#include <string>

#include "phantom/play.h"
#include "phantom/tcp_script.h"
#include "wire/ascii.h"
#include "wire/hl7/hl7.h"
#include "wire/http/http.h"

namespace asepsis::phantom {
namespace {

using wire::Side;
namespace http = wire::http;
namespace hl7 = wire::hl7;

constexpr std::string_view kHl7Version = "2.3", kBrowser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";

std::string status_line(int status) {
  switch (status) {
    case 200: return "HTTP/1.1 200 OK";
    case 400: return "HTTP/1.1 400 Bad Request";
    case 416: return "HTTP/1.1 416 Requested Range Not Satisfiable";
    default: return "HTTP/1.1 " + std::to_string(status);
  }
}

void think(Play& play, TcpScript& tcp) {
  tcp.wait(microseconds(static_cast<std::int64_t>(play.random.between(300, 2'000))));
}

http::Request request(std::optional<http::Range> range) {
  return {.method = "GET", .range = range, .user_agent = std::string(kBrowser), .body = 0};
}

http::Response response(const Web& web, int status) {
  return {.status = status, .server = web.server, .powered_by = web.powered_by, .challenge = {}, .body = 0};
}

void exchange(Play& play, TcpScript& tcp, const http::Request& asked, std::string_view target, const Host& server,
              const http::Response& answered, std::string_view page) {
  tcp.say(Side::kClient, http::build(asked, target, to_string(server.address)));
  think(play, tcp);
  tcp.say(Side::kServer, http::build(answered, page));
  think(play, tcp);
}

}  // namespace

std::uint16_t play_hl7(Play& play, const Event& event) {
  const Hl7& sender = *play.host(event.from).hl7;
  const Hl7& receiver = *play.host(event.to).hl7;
  const Patient& patient = play.scenario.patients[event.patient];
  const std::string control = std::to_string(play.random.between(100'000, 999'999));
  const std::string segments = "PID|1||" + patient.id + "||" + patient.name + "\rPV1|1|O\r";
  const hl7::Header message{sender.application, sender.facility, receiver.application,
                            receiver.facility,  event.message,   std::string(kHl7Version)};
  const hl7::Header acknowledgement{
      receiver.application, receiver.facility, sender.application, sender.facility, "ACK", std::string(kHl7Version)};
  TcpScript tcp(play, play.host(event.from), play.host(event.to), receiver.port);
  tcp.open();
  tcp.say(Side::kClient, hl7::build(message, segments, control));
  think(play, tcp);
  tcp.say(Side::kServer, hl7::build(acknowledgement, "MSA|AA|" + control + "\r", control));
  tcp.close();
  return receiver.port;
}

std::uint16_t play_visit(Play& play, const Event& event) {
  const Host& server = play.host(event.to);
  const Web& web = *server.web;
  TcpScript tcp(play, play.host(event.from), server, web.port);
  tcp.open();
  exchange(play, tcp, request({}), "/", server, response(web, 200), "<html><body>" + server.role + "</body></html>");
  if (web.logon) {
    auto refused = response(web, 401);
    refused.challenge = wire::ntlmssp::Challenge{.version = web.logon,
                                                 .netbios_computer = server.netbios,
                                                 .netbios_domain = {},
                                                 .dns_computer = {},
                                                 .dns_domain = {}};
    exchange(play, tcp, request({}), "/service", server, refused, "<html><body>log on</body></html>");
  }
  tcp.close();
  return web.port;
}

// The header that public checkers send; it asks for a range and does nothing else.
std::uint16_t play_probe(Play& play, const Event& event) {
  const Host& server = play.host(event.to);
  const Web& web = *server.web;
  TcpScript tcp(play, play.host(event.from), server, web.port);
  tcp.open();
  exchange(play, tcp, request(http::Range{UINT64_MAX}), "/", server, response(web, web.probe_status),
           web.probe_status == 200 ? "<html></html>" : "<html><body>error</body></html>");
  tcp.close();
  play.truth.attacks.push_back({event.kind, play.host(event.from).address, server.address, web.port, play.start,
                                tcp.now(), status_line(web.probe_status)});
  return web.port;
}

}  // namespace asepsis::phantom
