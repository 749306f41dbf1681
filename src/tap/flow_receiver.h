// FlowReceiver: hands one flow's ordered bytes to its reading, and its conflicts to the sinks.
#pragma once

#include <span>

#include "tap/flow.h"

namespace asepsis::tap {

class FlowReceiver final : public Receiver {
 public:
  FlowReceiver(Flow& flow, ReadingContext& context, std::span<Sink* const> sinks)
      : flow_(flow), context_(context), sinks_(sinks) {}

  void on_data(Lane lane, std::uint64_t position, wire::Bytes bytes, const Place& place) override {
    flow_.reading.on_data(flow_.of(), lane, position, bytes, place, context_);
  }
  void on_gap(Lane lane, std::uint64_t length) override { flow_.reading.on_gap(flow_.of(), lane, length, context_); }
  void on_conflict(Lane lane, const Place& place) override {
    const auto side = lane == flow_.client_lane ? wire::Side::kClient : wire::Side::kServer;
    for (Sink* sink : sinks_) sink->on_conflict(flow_.conversation, side, place);
  }

 private:
  Flow& flow_;
  ReadingContext& context_;
  std::span<Sink* const> sinks_;
};

}  // namespace asepsis::tap
