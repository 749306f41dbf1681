#include "phantom/phantom.h"
#include "phantom/play.h"
#include "phantom/truth.h"

namespace asepsis::phantom {
namespace {

std::uint16_t play_event(Play& play, const Event& event) {
  switch (event.kind) {
    case Kind::kAnnounce: return play_announce(play, event);
    case Kind::kDhcp: return play_dhcp(play, event);
    case Kind::kEcho: return play_echo(play, event);
    case Kind::kWorklist: return play_worklist(play, event);
    case Kind::kQuery: return play_query(play, event);
    case Kind::kStepCreated:
    case Kind::kStepEnded: return play_step(play, event);
    case Kind::kStore: return play_store(play, event);
    case Kind::kCommit:
    case Kind::kCommitReport: return play_commit(play, event);
    case Kind::kHl7: return play_hl7(play, event);
    case Kind::kVisit: return play_visit(play, event);
    case Kind::kNotify:
    case Kind::kAgentContact: return play_notify(play, event);
    case Kind::kSweep: return play_sweep(play, event);
    case Kind::kProbe: return play_probe(play, event);
  }
  return 0;
}

}  // namespace

Synthesised synth(const Scenario& scenario, std::uint64_t seed) {
  Air air(scenario);
  Truth truth;
  Random seeds(seed);
  for (const Event& event : scenario.events) {
    Random random(seeds.next());
    Play play{.scenario = scenario,
              .air = air,
              .random = random,
              .truth = truth,
              .start = scenario.start + milliseconds(event.at_ms)};
    truth.event_ports.push_back(play_event(play, event));
  }
  const CaptureFacts facts = air.facts();
  Synthesised made;
  made.capture = air.write_capture();
  made.truth = write_truth(scenario, seed, truth, facts, made.capture.size(), air.flows());
  return made;
}

}  // namespace asepsis::phantom
