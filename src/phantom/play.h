// Play: what every script works with while one event happens, and what it leaves behind for the truth.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "phantom/air.h"
#include "phantom/random.h"
#include "phantom/scenario.h"

namespace asepsis::phantom {

struct Attack {
  Kind kind = Kind::kSweep;
  IpAddress client, server;
  std::uint16_t port = 0;
  Time begin, end;
  std::string answer;  // "open", "closed", "silent", a status line, "accepted", "refused"
};

struct Truth {
  std::vector<std::uint16_t> event_ports;  // of each event played
  std::vector<Attack> attacks;
  std::set<Index> identities;  // hosts whose identity was on the wire
};

struct Play {
  const Scenario& scenario;
  Air& air;
  Random& random;  // of this event alone, so that a changed event leaves the others as they were
  Truth& truth;
  Time start;

  const Host& host(Index index) const { return scenario.hosts[index]; }
};

constexpr Duration microseconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration milliseconds(std::int64_t n) { return {n * 1'000'000}; }

// Each plays one event and gives the server's port.
std::uint16_t play_announce(Play& play, const Event& event);
std::uint16_t play_dhcp(Play& play, const Event& event);
std::uint16_t play_echo(Play& play, const Event& event);
std::uint16_t play_worklist(Play& play, const Event& event);
std::uint16_t play_query(Play& play, const Event& event);
std::uint16_t play_step(Play& play, const Event& event);  // created and ended
std::uint16_t play_store(Play& play, const Event& event);
std::uint16_t play_commit(Play& play, const Event& event);  // asked and reported
std::uint16_t play_hl7(Play& play, const Event& event);
std::uint16_t play_visit(Play& play, const Event& event);
std::uint16_t play_notify(Play& play, const Event& event);  // by the agent's manager or by somebody else
std::uint16_t play_sweep(Play& play, const Event& event);
std::uint16_t play_probe(Play& play, const Event& event);

}  // namespace asepsis::phantom
