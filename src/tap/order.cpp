#include "tap/order.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <compare>

namespace asepsis::tap {
namespace {

bool comes_after(const Packet& a, const Packet& b) { return comes_before(b, a); }

}  // namespace

bool comes_before(const Packet& a, const Packet& b) {
  if (a.time != b.time) return a.time < b.time;
  const auto content =
      std::lexicographical_compare_three_way(a.bytes.begin(), a.bytes.end(), b.bytes.begin(), b.bytes.end());
  if (content != 0) return content < 0;
  return a.source != b.source ? a.source < b.source : a.number < b.number;
}

OrderOfTime::OrderOfTime(std::size_t capacity)
    : capacity_(std::max<std::size_t>(capacity, 1)), mask_(std::bit_ceil(capacity_) - 1), ring_(mask_ + 1) {}

void OrderOfTime::push(const Packet& packet) {
  assert(!full());
  std::size_t at = count_;
  const std::size_t lowest = count_ > kMostSteps ? count_ - kMostSteps : 0;
  while (at > lowest && comes_before(packet, ring(at - 1))) --at;
  if (at == lowest && at > 0 && comes_before(packet, ring(at - 1))) {
    if (packet.time < ring(count_ - 1).time) {
      late_.push_back(packet);
      std::push_heap(late_.begin(), late_.end(), comes_after);
      return;
    }
    at = count_;  // one instant with very many packets
  }
  ++count_;
  for (std::size_t i = count_ - 1; i > at; --i) ring(i) = ring(i - 1);
  ring(at) = packet;
}

Packet OrderOfTime::pop() {
  assert(!empty());
  if (!late_.empty() && (count_ == 0 || comes_before(late_.front(), ring(0)))) {
    std::pop_heap(late_.begin(), late_.end(), comes_after);
    const Packet packet = late_.back();
    late_.pop_back();
    return packet;
  }
  const Packet packet = ring(0);
  first_ = (first_ + 1) & mask_;
  --count_;
  // The frame that comes up soon was last touched when it was pushed, a window ago.
  constexpr std::size_t kAhead = 8;
  if (count_ > kAhead) __builtin_prefetch(ring(kAhead).bytes.data());
  return packet;
}

}  // namespace asepsis::tap
