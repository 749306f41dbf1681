// Duplicates: tells the copies that a mirror port makes from packets that were sent twice.
//
// A port mirrored in both directions, or on both sides of a router, shows one packet as two that differ at most in MAC
// addresses, VLAN, hop limit, class of service and header checksum. Such a copy within `within` counts once. A
// retransmission has another IPv4 identification; one that says something else is no copy, whatever its header says:
// candidates are found by a hash of the headers and then compared byte by byte.
//
// Memory is fixed (3 MB, less where `keep` is small): the oldest of four packets in a bucket gives way.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "tap/decode.h"

namespace asepsis::tap {

class Duplicates {
 public:
  // A packet's bytes are looked at again for `keep` packets, no longer (see Packet::bytes).
  Duplicates(Duration within, std::uint64_t keep, std::uint64_t seed);

  // Remembers the packet unless it is a copy of one that is remembered.
  bool is_copy(const Packet& packet, const Decoded& decoded);

 private:
  static constexpr std::size_t kWays = 4, kMostBuckets = std::size_t{1} << 14;
  // What is looked at for every packet is kept together and small (0.3 MB): it stays in the processor's cache.
  struct Bucket {
    std::array<std::uint32_t, kWays> tags{};
    std::uint32_t next = 0;  // the way that is the oldest
  };
  struct Seen {
    std::uint64_t sequence = 0;  // of packets asked about; 0: none
    bool ip = false;
    Time time;
    wire::Bytes bytes;
  };

  Duration within_;
  std::uint64_t keep_, seed_;
  std::uint64_t sequence_ = 0;
  std::size_t mask_;
  std::vector<Bucket> buckets_;
  std::vector<Seen> seen_;
};

}  // namespace asepsis::tap
