#include "tap/flow_table.h"

namespace asepsis::tap {
namespace {

constexpr std::size_t kFirstSlots = 1'024;

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

}  // namespace

FlowTable::FlowTable() : slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

Flow* FlowTable::find(const FlowKey& key, std::uint64_t hash) {
  const std::uint32_t tag = tag_of(hash);
  for (std::size_t i = tag & mask_; slots_[i].flow != kNoFlow; i = (i + 1) & mask_) {
    if (slots_[i].tag != tag) continue;
    Flow* flow = at(slots_[i].flow);
    if (flow->key == key) return flow;
  }
  return nullptr;
}

Flow& FlowTable::open(const FlowKey& key, std::uint64_t hash, FlowList list) {
  if ((size_ + 1) * 2 > slots_.size()) grow();
  if (free_.empty()) {
    const auto first = static_cast<FlowIndex>(blocks_.size() * kBlock);
    blocks_.push_back(std::make_unique<Flow[]>(kBlock));
    for (FlowIndex i = kBlock; i-- > 0;) free_.push_back(first + i);
  }
  const FlowIndex index = free_.back();
  free_.pop_back();
  Flow& flow = *at(index);
  flow.key = key;
  flow.tag = tag_of(hash);
  flow.index = index;
  place(flow.tag, index);
  link(flow, list);
  ++size_;
  return flow;
}

void FlowTable::place(std::uint32_t tag, FlowIndex flow) {
  std::size_t i = tag & mask_;
  while (slots_[i].flow != kNoFlow) i = (i + 1) & mask_;
  slots_[i] = {tag, flow};
}

void FlowTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old)
    if (slot.flow != kNoFlow) place(slot.tag, slot.flow);
}

void FlowTable::close(Flow& flow) {
  std::size_t hole = flow.tag & mask_;
  while (slots_[hole].flow != flow.index) hole = (hole + 1) & mask_;
  // Shift back what may not stand beyond an empty slot.
  for (std::size_t i = (hole + 1) & mask_; slots_[i].flow != kNoFlow; i = (i + 1) & mask_) {
    const std::size_t home = slots_[i].tag & mask_;
    if (((i - home) & mask_) < ((i - hole) & mask_)) continue;
    slots_[hole] = slots_[i];
    hole = i;
  }
  slots_[hole] = {};
  unlink(flow);
  free_.push_back(flow.index);
  flow = Flow{};
  --size_;
}

void FlowTable::touch(Flow& flow, FlowList list) {
  if (flow.newer == kNoFlow && flow.list == static_cast<std::uint8_t>(list)) return;
  unlink(flow);
  link(flow, list);
}

void FlowTable::link(Flow& flow, FlowList list) {
  Ends& ends = ends_[static_cast<std::size_t>(list)];
  flow.list = static_cast<std::uint8_t>(list);
  flow.older = ends.newest;
  flow.newer = kNoFlow;
  (ends.newest == kNoFlow ? ends.oldest : at(ends.newest)->newer) = flow.index;
  ends.newest = flow.index;
}

void FlowTable::unlink(Flow& flow) {
  Ends& ends = ends_[flow.list];
  (flow.older == kNoFlow ? ends.oldest : at(flow.older)->newer) = flow.newer;
  (flow.newer == kNoFlow ? ends.newest : at(flow.newer)->older) = flow.older;
}

}  // namespace asepsis::tap
