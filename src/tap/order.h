// OrderOfTime: packets in, packets out by time, as far as a bounded number of held ones can put them in order.
//
//   order.push(packet);
//   while (order.full()) use(order.pop());
//
// Ties go by the frame's bytes, so that shuffled input gives the same sequence. A packet that is in order already costs
// O(1): it goes to the back of a ring. One that is late by a few steps is inserted from the back; one that is later
// than that waits in a heap, O(log n). Ties among more than kMostSteps packets of one instant (a capture without times)
// stay in the order of the file: sorted by content they would be a stream in shreds.
#pragma once

#include <cstddef>
#include <vector>

#include "tap/packet.h"

namespace asepsis::tap {

// By time, then content, then place in the input.
bool comes_before(const Packet& a, const Packet& b);

class OrderOfTime {
 public:
  explicit OrderOfTime(std::size_t capacity);  // 1 or more

  bool empty() const { return count_ == 0 && late_.empty(); }
  bool full() const { return count_ + late_.size() >= capacity_; }
  void push(const Packet& packet);  // only where !full()
  Packet pop();                     // only where !empty()

 private:
  Packet& ring(std::size_t at) { return ring_[(first_ + at) & mask_]; }

  static constexpr std::size_t kMostSteps = 256;
  std::size_t capacity_;
  std::size_t mask_;
  std::size_t first_ = 0, count_ = 0;
  std::vector<Packet> ring_;  // in order
  std::vector<Packet> late_;  // a heap, the earliest on top
};

}  // namespace asepsis::tap
