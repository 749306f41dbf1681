// Hosts: which address was told to be behind which MAC, so that each pair is told once.
//
// A pair is told again when a packet first proves that both are on one network. Bounded: beyond kMostPairs (a flood of
// invented addresses) new pairs are not told; full() says so.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "tap/mix.h"
#include "tap/packet.h"

namespace asepsis::tap {

class Hosts {
 public:
  explicit Hosts(std::uint64_t seed) : told_(0, Hash{seed}) {}

  // Whether it is worth telling; remembers that it was told.
  bool is_new(const IpAddress& address, const MacAddress& mac, const Packet& packet, bool unrouted) {
    if (mac == MacAddress{} || mac.is_group()) return false;
    if (address.is_unspecified() || address.is_multicast() || address.is_broadcast()) return false;
    const Key key{address, mac, packet.source, packet.interface_number};
    if (const auto found = told_.find(key); found != told_.end()) {
      if (found->second || !unrouted) return false;
      found->second = true;
      return true;
    }
    if (told_.size() >= kMostPairs) {
      full_ = true;
      return false;
    }
    told_.emplace(key, unrouted);
    return true;
  }
  bool full() const { return full_; }

 private:
  static constexpr std::size_t kMostPairs = 1u << 18;
  struct Key {
    IpAddress address;
    MacAddress mac;
    std::uint32_t source = 0, interface_number = 0;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::uint64_t seed;
    std::size_t operator()(const Key& key) const {
      std::uint64_t hash = mix(seed, key.address);
      for (const std::uint8_t byte : key.mac.bytes) hash = mix(hash, byte);
      return mix(hash, (std::uint64_t{key.source} << 32) | key.interface_number);
    }
  };
  std::unordered_map<Key, bool, Hash> told_;  // true: as unrouted; never walked, so its order is nobody's business
  bool full_ = false;
};

}  // namespace asepsis::tap
