// What is said to an update agent, and a sweep that looks for open ports.
#include <string>

#include "phantom/play.h"
#include "phantom/tcp_script.h"
#include "wire/radia/radia.h"

namespace asepsis::phantom {
namespace {

using wire::Side;

constexpr std::string_view kMarker = "asepsis-phantom-marker";  // a command that is none

}  // namespace

std::uint16_t play_notify(Play& play, const Event& event) {
  const Host& server = play.host(event.to);
  const Agent& agent = *server.agent;
  TcpScript tcp(play, play.host(event.from), server, agent.port);
  tcp.open();
  tcp.say(Side::kClient, wire::radia::build_notify(0, "phantom", "phantom", kMarker));
  tcp.wait(milliseconds(static_cast<std::int64_t>(play.random.between(1, 5))));
  tcp.say(Side::kServer, wire::radia::build_reply({.accepted = agent.accepts}));
  tcp.close();
  if (is_attack(event.kind))
    play.truth.attacks.push_back({event.kind, play.host(event.from).address, server.address, agent.port, play.start,
                                  tcp.now(), agent.accepts ? "accepted" : "refused"});
  return agent.port;
}

std::uint16_t play_sweep(Play& play, const Event& event) {
  const Host& from = play.host(event.from);
  Time time = play.start;
  for (auto number = event.first.as_v4(); number <= event.last.as_v4() && number != 0; ++number) {
    const auto address = IpAddress::v4(number);
    if (address == from.address) continue;
    for (const std::uint16_t port : event.ports) {
      const Touch touched = touch(play, time, from, address, port);
      play.truth.attacks.push_back(
          {event.kind, from.address, address, port, time, touched.end, std::string(touched.answer)});
      time = touched.end + microseconds(static_cast<std::int64_t>(play.random.between(200, 900)));
    }
  }
  return event.ports.front();
}

}  // namespace asepsis::phantom
