// Which conversations are open: expiry, eviction, end. See pass.h.
#include <algorithm>

#include "tap/flow_receiver.h"
#include "tap/pass.h"

namespace asepsis::tap {

void Pass::expire() {
  const auto expire_list = [&](FlowList list, Duration silence) {
    while (Flow* flow = flows_.longest_silent(list)) {
      if (now_ - flow->conversation.last <= silence) break;
      end(*flow);
    }
  };
  expire_list(FlowList::kClosing, kLinger);
  expire_list(FlowList::kUdp, limits_.udp_silence);
  expire_list(FlowList::kTcp, limits_.tcp_silence);
}

// Closed ones first: they lose nothing. Then the longest silent.
void Pass::make_room() {
  while (flows_.size() >= limits_.flows) {
    Flow* flow = flows_.longest_silent(FlowList::kClosing);
    if (flow == nullptr) {
      ++outcome_.coverage.evicted;
      flow = flows_.longest_silent(FlowList::kTcp);
      Flow* udp = flows_.longest_silent(FlowList::kUdp);
      if (flow == nullptr || (udp != nullptr && udp->conversation.last < flow->conversation.last)) flow = udp;
    }
    end(*flow);
  }
}

// Frees a quarter at once, so that the walk over flows that hold nothing is paid for by many packets.
void Pass::relieve_memory() {
  const std::size_t target = limits_.total_window / 4 * 3;
  for (const FlowList list : {FlowList::kClosing, FlowList::kTcp}) {
    for (Flow* flow = flows_.longest_silent(list); flow != nullptr && held_ > target; flow = flows_.next_newer(*flow)) {
      const std::size_t before = flow->held();
      if (before == 0) continue;
      flow->reading.pass(flow->of());
      flow->streams.give_up();
      held_ -= before - flow->held();
      ++outcome_.coverage.evicted;
    }
  }
}

// Brings the conversation up to what the streams say.
void Pass::settle(Flow& flow) {
  Conversation& conversation = flow.conversation;
  conversation.client_payload = flow.streams.length(flow.client_lane);
  conversation.server_payload = flow.streams.length(1 - flow.client_lane);
  conversation.lost = flow.streams.lost();
  conversation.rst_by_server = flow.reset[1 - flow.client_lane];
}

void Pass::end(Flow& flow) {
  if (flow.key.transport == Transport::kTcp) {
    const std::size_t before = flow.held();
    FlowReceiver receiver(flow, reading_, sinks_);
    flow.streams.finish(receiver);
    settle(flow);
    flow.reading.finish(flow.of(), reading_);
    held_ -= before;
    outcome_.coverage.lost += flow.conversation.lost;
    if (flow.streams.discarded() > 0) ++outcome_.coverage.evicted;
  }
  for (Sink* sink : sinks_) sink->on_end(flow.conversation);
  flows_.close(flow);
}

// In order of number, as they began.
void Pass::end_all() {
  std::vector<Flow*> open;
  open.reserve(flows_.size());
  for (const FlowList list : {FlowList::kTcp, FlowList::kUdp, FlowList::kClosing})
    for (Flow* flow = flows_.longest_silent(list); flow != nullptr; flow = flows_.next_newer(*flow))
      open.push_back(flow);
  std::ranges::sort(open, {}, [](const Flow* flow) { return flow->conversation.number; });
  for (Flow* flow : open) end(*flow);
}

}  // namespace asepsis::tap
