// CVSS 3.0 section 8 and 3.1 section 7, on 10^-12 units.
//
// Exploitability is exact in these units, and so is impact while the scope is unchanged. With a changed scope the
// impact has a 13th or 15th power. What is cut off there is cut off to the side that the version's rounding cannot
// notice: 3.0 rounds up, so the impact is rounded up (ceiling of ceiling is ceiling); 3.1 first rounds half up to
// 10^-5, so it is rounded down (floor of floor is floor). That the powers are known well enough to say which unit is
// next is checked when the program is built. Scores are therefore those of exact arithmetic.
#include <algorithm>
#include <cstdlib>

#include "norms/cvss/cia_products.h"
#include "norms/cvss/grammar.h"
#include "norms/cvss/score.h"

namespace asepsis::norms::cvss {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t kUnit = 1'000'000'000'000;
constexpr std::int64_t kTenth = kUnit / 10;
constexpr std::int64_t kMostSubscore = 915'000;  // MISS is at most 0.915; ISS never gets there (0.914816)

consteval Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// 6.42 * ISS, ISS at 10^-6.
consteval std::int64_t unchanged_impact(std::int64_t subscore) {
  return std::min(subscore, kMostSubscore) * 642 * 10'000;
}

enum class Toward { kDown, kUp };

// 1.08 * (7.52 * (ISS - 0.029) - 3.25 * base^exponent), base = (ISS * factor - 0.02). The power is kept at 10^-27 and
// loses less than one of these units at each multiplication; 10^29 is the scale where 3.25 * 1.08 = 3.51 is whole.
consteval std::int64_t changed_impact(std::int64_t subscore, int exponent, std::int64_t factor_at_ten_thousandths,
                                      Toward toward) {
  if (subscore == 0) return 0;  // the equation gives less than zero
  subscore = std::min(subscore, kMostSubscore);
  const Wide base = Wide{subscore} * factor_at_ten_thousandths - 200'000'000;  // at 10^-10, positive from ISS 0.11 on
  Wide power = power_of_ten(27);
  for (int i = 0; i < exponent; ++i) power = power * base / power_of_ten(10);
  const Wide most = Wide{subscore - 29'000} * (752 * 108) * power_of_ten(29 - 10) - 351 * power;
  const Wide unit = power_of_ten(29 - 12);
  // The exact value is below `most` by no more than this. Were a unit's border in between, the next would be unknown.
  if (most % unit <= 351 * exponent) std::abort();
  return static_cast<std::int64_t>(most / unit) + (toward == Toward::kUp ? 1 : 0);
}

constexpr std::array<std::int64_t, kWeights> kWeight{0, 11, 22, 28, 33, 56, 84};  // at 10^-2
constexpr auto kUnchanged = tabulate(kWeight, 100, unchanged_impact);
constexpr auto kChanged30 = tabulate(
    kWeight, 100, [](std::int64_t s) consteval { return changed_impact(s, 15, 10'000, Toward::kUp); });
constexpr auto kChanged31 = tabulate(
    kWeight, 100, [](std::int64_t s) consteval { return changed_impact(s, 15, 10'000, Toward::kDown); });
constexpr auto kModifiedChanged31 = tabulate(
    kWeight, 100, [](std::int64_t s) consteval { return changed_impact(s, 13, 9'731, Toward::kDown); });

// Requirement X, L, M, H (1, 0.5, 1, 1.5) of impact (none), H, L, N.
constexpr WeightOf kWeightOf{{{0, 5, 2, 0}, {0, 3, 1, 0}, {0, 5, 2, 0}, {0, 6, 4, 0}}};

// All at 10^-2.
constexpr std::array<std::int64_t, 5> kAttackVector{0, 85, 62, 55, 20};                                // N A L P
constexpr std::array<std::int64_t, 3> kAttackComplexity{0, 77, 44};                                    // L H
constexpr std::array<std::array<std::int64_t, 4>, 2> kPrivileges{{{0, 85, 62, 27}, {0, 85, 68, 50}}};  // N L H
constexpr std::array<std::int64_t, 3> kUserInteraction{0, 85, 62};                                     // N R
constexpr std::array<std::int64_t, 5> kExploitMaturity{100, 91, 94, 97, 100};                          // X U P F H
constexpr std::array<std::int64_t, 5> kRemediation{100, 95, 96, 97, 100};                              // X O T W U
constexpr std::array<std::int64_t, 4> kConfidence{100, 92, 96, 100};                                   // X U R C
constexpr std::uint8_t kScopeChanged = 2;

std::int64_t round_up_30(std::int64_t units) { return (units + kTenth - 1) / kTenth; }

// 3.1 appendix A: to the nearest 10^-5, then up.
std::int64_t round_up_31(std::int64_t units) {
  constexpr std::int64_t kFifth = kUnit / 100'000;
  return ((units + kFifth / 2) / kFifth + 9'999) / 10'000;
}

std::int64_t round_up(Version version, std::int64_t units) {
  return version == Version::k30 ? round_up_30(units) : round_up_31(units);
}

struct Exploitability {
  std::uint8_t vector, complexity, privileges, interaction;
};

std::int64_t tenths(Version version, const Exploitability& e, bool changed, std::int64_t impact) {
  if (impact == 0) return 0;
  const std::int64_t product = kAttackVector[e.vector] * kAttackComplexity[e.complexity] *
                               kPrivileges[changed][e.privileges] * kUserInteraction[e.interaction];
  const std::int64_t exploitability = 822 * product * (changed ? 108 : 100);
  return round_up(version, std::min(impact + exploitability, 10 * kUnit));
}

std::int64_t temporal_tenths(const Vector& v, std::int64_t tenths) {
  const std::int64_t product =
      kExploitMaturity[v.values[v3::kE]] * kRemediation[v.values[v3::kRL]] * kConfidence[v.values[v3::kRC]];
  return round_up(v.version, tenths * product * (kUnit / 10'000'000));
}

}  // namespace

std::uint8_t base_score_3(const Vector& v) {
  const auto weight = [&](std::size_t metric) -> std::size_t { return kWeightOf[0][v.values[metric]]; };
  const std::size_t point = (weight(v3::kC) * kWeights + weight(v3::kI)) * kWeights + weight(v3::kA);
  const bool changed = v.values[v3::kS] == kScopeChanged;
  const auto& impact = !changed ? kUnchanged : v.version == Version::k30 ? kChanged30 : kChanged31;
  return static_cast<std::uint8_t>(tenths(
      v.version, {v.values[v3::kAV], v.values[v3::kAC], v.values[v3::kPR], v.values[v3::kUI]}, changed, impact[point]));
}

std::uint8_t temporal_score_3(const Vector& v, std::uint8_t base) {
  return static_cast<std::uint8_t>(temporal_tenths(v, base));
}

std::uint8_t environmental_score_3(const Vector& v) {
  const auto effective = [&](std::size_t metric, std::size_t modified) {
    return given_or(v.values[modified], v.values[metric]);
  };
  const auto weight = [&](std::size_t metric, std::size_t modified, std::size_t requirement) -> std::size_t {
    return kWeightOf[v.values[requirement]][effective(metric, modified)];
  };
  const std::size_t point =
      (weight(v3::kC, v3::kMC, v3::kCR) * kWeights + weight(v3::kI, v3::kMI, v3::kIR)) * kWeights +
      weight(v3::kA, v3::kMA, v3::kAR);
  const bool changed = effective(v3::kS, v3::kMS) == kScopeChanged;
  const auto& impact = !changed ? kUnchanged : v.version == Version::k30 ? kChanged30 : kModifiedChanged31;
  const Exploitability exploitability{effective(v3::kAV, v3::kMAV), effective(v3::kAC, v3::kMAC),
                                      effective(v3::kPR, v3::kMPR), effective(v3::kUI, v3::kMUI)};
  return static_cast<std::uint8_t>(temporal_tenths(v, tenths(v.version, exploitability, changed, impact[point])));
}

}  // namespace asepsis::norms::cvss
