// CVSS 2.0 section 3.2, in units of 10^-12. Exploitability is exact in them; impact is cut off below them, downwards,
// which rounding half up to tenths cannot notice (floor of floor is floor). Scores are therefore those of exact
// arithmetic.
#include <algorithm>

#include "norms/cvss/cia_products.h"
#include "norms/cvss/grammar.h"
#include "norms/cvss/score.h"

namespace asepsis::norms::cvss {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t kTenth = 100'000'000'000;  // of 10^-12 units

// 1.176 * 0.6 * Impact, Impact = 10.41 * (1 - ...), with the product at 10^-15.
consteval std::int64_t impact_part(std::int64_t one_minus_product) {
  return static_cast<std::int64_t>(Wide{one_minus_product} * (1041 * 6 * 1176) / 1'000'000'000);
}
constexpr std::array<std::int64_t, kWeights> kWeight{0, 13750, 27500, 33000, 41525, 66000, 99660};  // at 10^-5
constexpr auto kImpact = tabulate(kWeight, 100'000, impact_part);
constexpr std::int64_t kMostImpact = 7'056'000'000'000;  // of Impact 10, the cap of the environmental equation

// Requirement ND, L, M, H (1, 0.5, 1, 1.51) of impact (none), N, P, C.
constexpr WeightOf kWeightOf{{{0, 0, 2, 5}, {0, 0, 1, 3}, {0, 0, 2, 5}, {0, 0, 4, 6}}};

constexpr std::array<std::int64_t, 4> kAccessVector{0, 395, 646, 1000};       // L A N at 10^-3
constexpr std::array<std::int64_t, 4> kAccessComplexity{0, 35, 61, 71};       // H M L at 10^-2
constexpr std::array<std::int64_t, 4> kAuthentication{0, 450, 560, 704};      // M S N at 10^-3
constexpr std::array<std::int64_t, 5> kExploitability{100, 85, 90, 95, 100};  // ND U POC F H at 10^-2
constexpr std::array<std::int64_t, 5> kRemediation{100, 87, 90, 95, 100};     // ND OF TF W U
constexpr std::array<std::int64_t, 4> kConfidence{100, 90, 95, 100};          // ND UC UR C
constexpr std::array<std::int64_t, 6> kCollateral{0, 0, 1, 3, 4, 5};          // ND N L LM MH H at 10^-1
constexpr std::array<std::int64_t, 5> kDistribution{100, 0, 25, 75, 100};     // ND N L M H at 10^-2

std::int64_t impact_of(const Vector& v, bool adjusted) {
  const auto weight = [&](std::size_t metric, std::size_t requirement) -> std::size_t {
    return kWeightOf[adjusted ? v.values[requirement] : 0][v.values[metric]];
  };
  return kImpact[(weight(v2::kC, v2::kCR) * kWeights + weight(v2::kI, v2::kIR)) * kWeights + weight(v2::kA, v2::kAR)];
}

// Half up, also below zero.
constexpr std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t shifted = numerator + denominator / 2;
  return shifted >= 0 ? shifted / denominator : -((-shifted + denominator - 1) / denominator);
}

// ((0.6 * Impact) + (0.4 * Exploitability) - 1.5) * f(Impact), in tenths. With low requirements it can be -0.2. The
// equations go on with that; only a score is never below zero.
std::int64_t base_tenths(const Vector& v, std::int64_t impact) {
  if (impact == 0) return 0;
  const std::int64_t access =
      kAccessVector[v.values[v2::kAV]] * kAccessComplexity[v.values[v2::kAC]] * kAuthentication[v.values[v2::kAu]];
  const std::int64_t exploitability = access * (4 * 20 * 1176);  // 0.4 * 20 * 1.176; access is at 10^-8
  return rounded(impact + exploitability - 1'764'000'000'000, kTenth);
}

std::int64_t temporal_tenths(const Vector& v, std::int64_t base) {
  const std::int64_t product =
      kExploitability[v.values[v2::kE]] * kRemediation[v.values[v2::kRL]] * kConfidence[v.values[v2::kRC]];
  return rounded(base * product, 1'000'000);
}

}  // namespace

std::uint8_t base_score_2(const Vector& v) { return static_cast<std::uint8_t>(base_tenths(v, impact_of(v, false))); }

std::uint8_t temporal_score_2(const Vector& v, std::uint8_t base) {
  return static_cast<std::uint8_t>(temporal_tenths(v, base));
}

std::uint8_t environmental_score_2(const Vector& v) {
  const std::int64_t adjusted = temporal_tenths(v, base_tenths(v, std::min(impact_of(v, true), kMostImpact)));
  const std::int64_t collateral = adjusted * 10 + (100 - adjusted) * kCollateral[v.values[v2::kCDP]];  // hundredths
  return static_cast<std::uint8_t>(
      std::max<std::int64_t>(0, rounded(collateral * kDistribution[v.values[v2::kTD]], 1000)));
}

}  // namespace asepsis::norms::cvss
