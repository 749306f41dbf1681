// FlowTable: the open conversations, found by key in O(1), with lists by silence.
//
//   Flow* flow = table.find(key, hash);
//   if (flow == nullptr) flow = &table.open(key, hash, FlowList::kTcp);
//   table.touch(*flow, FlowList::kTcp);                 // it spoke: now the newest of its list
//   table.longest_silent(FlowList::kTcp);               // nullptr where the list is empty
//   table.close(*flow);
//
// Measured on mixed captures: some 30 packets a conversation, so finding is what counts. An index of 8 bytes a slot
// (tag and flow number; linear probing, kept at most half full, closed by shifting back: Knuth 6.4 R) points into
// blocks of flows that never move and are used again. Flows are never visited in the index's order.
#pragma once

#include <memory>
#include <vector>

#include "tap/flow.h"

namespace asepsis::tap {

enum class FlowList : std::uint8_t { kTcp, kUdp, kClosing };
inline constexpr std::size_t kFlowLists = 3;

class FlowTable {
 public:
  FlowTable();

  Flow* find(const FlowKey& key, std::uint64_t hash);
  Flow& open(const FlowKey& key, std::uint64_t hash, FlowList list);  // must not be there yet
  void close(Flow& flow);
  void touch(Flow& flow, FlowList list);

  std::size_t size() const { return size_; }
  Flow* longest_silent(FlowList list) { return at(ends_[static_cast<std::size_t>(list)].oldest); }
  Flow* next_newer(const Flow& flow) { return at(flow.newer); }

 private:
  struct Slot {
    std::uint32_t tag = 0;
    FlowIndex flow = kNoFlow;
  };
  struct Ends {
    FlowIndex oldest = kNoFlow, newest = kNoFlow;
  };
  static constexpr std::size_t kBlock = 256;

  Flow* at(FlowIndex index) { return index == kNoFlow ? nullptr : &blocks_[index / kBlock][index % kBlock]; }
  void place(std::uint32_t tag, FlowIndex flow);
  void grow();
  void link(Flow& flow, FlowList list);
  void unlink(Flow& flow);

  std::vector<Slot> slots_;
  std::size_t mask_;
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<Flow[]>> blocks_;
  std::vector<FlowIndex> free_;
  Ends ends_[kFlowLists];
};

}  // namespace asepsis::tap
