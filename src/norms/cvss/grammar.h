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

struct Grammar {
  std::span<const Metric> metrics;
  std::array<std::uint32_t, kMostMetrics> names{};  // packed_name of each metric
  // For values of one letter: letters[metric][letter - '@'] is the index of the value + 1, 0 where there is none.
  std::array<std::array<std::uint8_t, 32>, kMostMetrics> letters{};
  std::uint32_t mandatory = 0;  // bit i: metrics[i]
  bool ordered = false;
};
const Grammar& grammar_of(Version version);

// A name of at most three bytes as one number; no two names give the same.
constexpr std::uint32_t packed_name(std::string_view name) {
  std::uint32_t packed = 0;
  for (const char c : name) packed = packed << 8 | static_cast<unsigned char>(c);
  return packed;
}

}  // namespace asepsis::norms::cvss
