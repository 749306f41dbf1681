// The metrics of each version, as tables for parse.cpp and as indices for the calculators.
//
//   const Grammar& grammar = grammar_of(Version::k40);
//   grammar.metrics[v4::kAV].name == "AV"
//
// Source: 2.0 section 2.4 and table 13; 3.0 and 3.1 section 6 and table 15; 4.0 section 7 and table 23.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "norms/cvss/cvss.h"

namespace asepsis::norms::cvss {

namespace v2 {
enum : std::size_t { kAV, kAC, kAu, kC, kI, kA, kE, kRL, kRC, kCDP, kTD, kCR, kIR, kAR, kCount };
}
// 3.0 and 3.1. A modified metric has its values in the order of the metric that it modifies, also in 4.0.
namespace v3 {
// clang-format off
enum : std::size_t {
  kAV, kAC, kPR, kUI, kS, kC, kI, kA, kE, kRL, kRC, kCR, kIR, kAR,
  kMAV, kMAC, kMPR, kMUI, kMS, kMC, kMI, kMA, kCount
};
// clang-format on
}  // namespace v3
namespace v4 {
// clang-format off
enum : std::size_t {
  kAV, kAC, kAT, kPR, kUI, kVC, kVI, kVA, kSC, kSI, kSA, kE, kCR, kIR, kAR,
  kMAV, kMAC, kMAT, kMPR, kMUI, kMVC, kMVI, kMVA, kMSC, kMSI, kMSA,
  kSafety, kAU, kR, kV, kRE, kU, kCount
};
// clang-format on
}  // namespace v4

// A metric with a value and the slash behind it: "AV:N/". None has more than eight characters.
struct Item {
  std::uint64_t word = 0;  // word_of its text
  std::uint8_t metric = 0;
  std::uint8_t value = 0;
};

inline constexpr std::size_t kLongestItem = 8;
inline constexpr std::uint64_t kNoWord = 0x2f2f;  // two slashes: no text up to its first slash
inline constexpr std::size_t kMostItems = 160;
inline constexpr int kSlotBits = 11;

struct Grammar {
  std::span<const Metric> metrics;
  std::uint32_t mandatory = 0;  // bit i: metrics[i]
  // A perfect hash: slots[word * multiplier >> (64 - kSlotBits)] is the only item that `word` can be. Item 0 is none.
  std::uint64_t multiplier = 0;
  std::array<Item, kMostItems> items{};
  std::array<std::uint8_t, std::size_t{1} << kSlotBits> slots{};

  const Item& item(std::uint64_t word) const { return items[slots[word * multiplier >> (64 - kSlotBits)]]; }
};
const Grammar& grammar_of(Version version);

// Up to eight characters as one number, the first lowest, the rest 0.
constexpr std::uint64_t word_of(std::string_view text) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < text.size(); ++i) word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  return word;
}

// The value of a modified metric, or where it is not defined the one that it would modify. No branch: which it is, is
// anyone's guess.
constexpr std::uint8_t given_or(std::uint8_t modified, std::uint8_t otherwise) {
  const auto mask = static_cast<std::uint8_t>(-(modified != 0));
  return static_cast<std::uint8_t>((modified & mask) | (otherwise & ~mask));
}

}  // namespace asepsis::norms::cvss
