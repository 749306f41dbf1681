// 1 - (1 - C)(1 - I)(1 - A), where each of the three is one of seven weights: what 2.0 and 3.x build their impact on.
// A version's impact is a function of these 343 points alone, so it is worked out when the program is built.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace asepsis::norms::cvss {

inline constexpr std::size_t kWeights = 7;  // three impacts times three requirements; none is none with each
inline constexpr std::size_t kProducts = kWeights * kWeights * kWeights;

template <class Impact>
consteval std::array<std::int64_t, kProducts> tabulate(const std::array<std::int64_t, kWeights>& weights,
                                                       std::int64_t one, Impact impact) {
  std::array<std::int64_t, kProducts> table{};
  std::size_t at = 0;
  for (const std::int64_t c : weights)
    for (const std::int64_t i : weights)
      for (const std::int64_t a : weights) table[at++] = impact(one * one * one - (one - c) * (one - i) * (one - a));
  return table;
}

// `weight_of[requirement][impact]` is the place in `weights`; requirement 0 is "not defined".
using WeightOf = std::array<std::array<std::uint8_t, 4>, 4>;

}  // namespace asepsis::norms::cvss
