// The sink that turns traffic into evidence: observations and the flow ledger.
//
//   know::Sink sink(file_names);
//   tap::run(sources, {&sink, ...});
//   model::Recording recording = std::move(sink).take();   // without contacts (watch adds those) and coverage numbers
//
// What each protocol proves of whom is one file under know/observe/.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/recording.h"
#include "tap/sink.h"

namespace asepsis::know {

class Sink final : public tap::Sink {
 public:
  explicit Sink(std::vector<std::string> file_names);  // by tap::Place::source
  ~Sink() override;

  void on_host(const IpAddress& address, const MacAddress& mac, bool unrouted, const tap::Place& place) override;
  void on_message(const tap::Conversation& conversation, wire::Side side, const tap::Message& message,
                  const tap::Place& place) override;
  void on_conflict(const tap::Conversation& conversation, wire::Side side, const tap::Place& place) override;
  void on_end(const tap::Conversation& conversation) override;

  model::Recording take() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace asepsis::know
