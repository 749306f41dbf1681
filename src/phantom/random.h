// Numbers that look random and are the same on every machine for the same seed (SplitMix64, Steele et al. 2014). The
// standard library's distributions differ between implementations, so none is used.
#pragma once

#include <cstdint>

namespace asepsis::phantom {

class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  // first..last, both included; the slight bias of the remainder does not matter here.
  constexpr std::uint64_t between(std::uint64_t first, std::uint64_t last) {
    return first + next() % (last - first + 1);
  }

 private:
  std::uint64_t state_;
};

}  // namespace asepsis::phantom
