// Hashes of packet fields for tables. Never an id, never an order, never in an answer: the seed may differ from run to
// run, so that nobody can aim at a table's weak spot.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "base/net.h"

namespace asepsis::tap {

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e37'79b9'7f4a'7c15u;  // 2^64 over the golden ratio (Knuth 6.4)
  return hash ^ (hash >> 32);
}

using AddressWords = std::array<std::uint64_t, 2>;
inline AddressWords words_of(const IpAddress& address) { return std::bit_cast<AddressWords>(address.bytes); }
inline std::uint64_t mix(std::uint64_t hash, const IpAddress& address) {
  const AddressWords words = words_of(address);
  return mix(mix(hash, words[0]), words[1]);
}

}  // namespace asepsis::tap
