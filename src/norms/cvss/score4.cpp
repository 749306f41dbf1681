// CVSS 4.0 section 8: the MacroVector's score, less the mean over its equivalence classes of
//   (its score - the score of the next lower MacroVector of that class) * severity distance / depth of the class.
//
// A vector's severity distance is its number of steps of severity below a highest vector of its MacroVector. All
// highest vectors of a class and level stand the same number of steps below the very highest values (kStepsOfHighest),
// so the distance is a sum of steps less that number, and no highest vector needs to be sought. The depths divide 840
// and the number of classes that have a lower MacroVector, five at most, divides 60: all is whole at 1/(840 * 60), and
// rounding half up exact. (FIRST's calculator works in binary fractions and adds 10^-6 before it rounds: the same.)
#include <algorithm>
#include <cstdlib>

#include "norms/cvss/grammar.h"
#include "norms/cvss/macrovectors.h"
#include "norms/cvss/score.h"

namespace asepsis::norms::cvss {
namespace {

constexpr int kDepths = 840;
constexpr int kClasses = 60;
constexpr int kWhole = kDepths * kClasses;

// Where the effective values of one equivalence class (EQ3 and EQ6 are one here) put a vector.
struct Place {
  std::uint16_t level = 0;     // in the tables below times the class's stride in kMacroVectors
  std::uint16_t fraction = 0;  // severity distance / depth, in 1/840
};

constexpr Place place(std::size_t level, int distance, int depth) {
  if (distance < 0 || distance > depth || kDepths % depth != 0) std::abort();
  return {static_cast<std::uint16_t>(level), static_cast<std::uint16_t>(distance * (kDepths / depth))};
}

// Section 8, tables 24 and on: levels, highest vectors, depths. Steps: 0 is the most severe value of a metric.
constexpr Place place_1(int av, int pr, int ui) {
  constexpr std::array<int, 3> kStepsOfHighest{0, 1, 3};
  constexpr std::array<int, 3> kDepth{1, 4, 5};
  const std::size_t level = av == 0 && pr == 0 && ui == 0 ? 0 : av != 3 && (av == 0 || pr == 0 || ui == 0) ? 1 : 2;
  return place(level, av + pr + ui - kStepsOfHighest[level], kDepth[level]);
}

constexpr Place place_2(int ac, int at) { return ac + at == 0 ? place(0, 0, 1) : place(1, ac + at - 1, 2); }

// Levels of (EQ3, EQ6): 0 is (0,0), 1 (0,1), 2 (1,0), 3 (1,1), 4 (2,1).
constexpr Place place_36(int vc, int vi, int va, int cr, int ir, int ar) {
  constexpr std::array<int, 5> kStepsOfHighest{0, 3, 1, 3, 3};
  constexpr std::array<int, 5> kDepth{7, 6, 8, 8, 10};
  const std::size_t eq3 = vc == 0 && vi == 0 ? 0 : vc == 0 || vi == 0 || va == 0 ? 1 : 2;
  const bool eq6 = !((cr == 0 && vc == 0) || (ir == 0 && vi == 0) || (ar == 0 && va == 0));
  const std::size_t level = std::min<std::size_t>(eq3 * 2 + eq6, 4);
  return place(level, vc + vi + va + cr + ir + ar - kStepsOfHighest[level], kDepth[level]);
}

// Step 0 is safety, which only integrity and availability have; of all three step 1 is high.
constexpr Place place_4(int sc, int si, int sa) {
  constexpr std::array<int, 3> kStepsOfHighest{1, 3, 6};
  constexpr std::array<int, 3> kDepth{6, 5, 4};
  const std::size_t level = si == 0 || sa == 0 ? 0 : sc == 1 || si == 1 || sa == 1 ? 1 : 2;
  return place(level, sc + si + sa - kStepsOfHighest[level], kDepth[level]);
}

// Levels, and their strides in kMacroVectors.
struct Levels {
  std::size_t eq1, eq2, eq36, eq4, eq5;
};
constexpr Levels kStride{90, 45, 9, 3, 1};

template <std::size_t size, class PlaceOf>
consteval std::array<Place, size> tabulate(std::size_t stride, PlaceOf place_of) {
  std::array<Place, size> table{};
  for (std::size_t i = 0; i < size; ++i) {
    table[i] = place_of(static_cast<int>(i));
    table[i].level = static_cast<std::uint16_t>(table[i].level * stride);
  }
  return table;
}

constexpr auto kPlaces1 = tabulate<36>(kStride.eq1, [](int i) { return place_1(i / 9, i / 3 % 3, i % 3); });
constexpr auto kPlaces2 = tabulate<4>(kStride.eq2, [](int i) { return place_2(i / 2, i % 2); });
constexpr auto kPlaces36 = tabulate<729>(
    kStride.eq36, [](int i) { return place_36(i / 243, i / 81 % 3, i / 27 % 3, i / 9 % 3, i / 3 % 3, i % 3); });
constexpr auto kPlaces4 = tabulate<64>(kStride.eq4, [](int i) {
  return i / 16 == 0 ? Place{} : place_4(i / 16, i / 4 % 4, i % 4);  // confidentiality has no step 0
});

// `below` is the score less that of the next lower MacroVector, 0 where there is none, over the number of classes that
// have one, in 1/60. Of EQ1, EQ2, EQ3 with EQ6, EQ4; the distance within EQ5 is always 0.
struct MacroVector {
  std::uint8_t tenths = 0;
  std::array<std::uint16_t, 4> below{};
};

// kMacroVectorTenths has EQ6 innermost: 18 scores a level of EQ3, but 9 of level 2.
constexpr int tenths_of(const Levels& l) {
  constexpr std::array<std::size_t, 5> kStart{0, 1, 18, 19, 36};
  const std::size_t stride = l.eq36 == 4 ? 1 : 2;
  return kMacroVectorTenths[(l.eq1 * 2 + l.eq2) * 45 + kStart[l.eq36] + (l.eq4 * 3 + l.eq5) * stride];
}

constexpr MacroVector macrovector_of(const Levels& l) {
  const int tenths = tenths_of(l);
  std::array<int, 5> below{};
  int classes = 0;
  const auto lower = [&](std::size_t where, int next) {
    below[where] = tenths - next;
    ++classes;
  };
  if (l.eq1 < 2) lower(0, tenths_of({l.eq1 + 1, l.eq2, l.eq36, l.eq4, l.eq5}));
  if (l.eq2 < 1) lower(1, tenths_of({l.eq1, l.eq2 + 1, l.eq36, l.eq4, l.eq5}));
  // From (0,0) two are next lower, and the higher of them counts; (0,1) and (1,0) go to (1,1), that to (2,1).
  const auto of_36 = [&](std::size_t level) { return tenths_of({l.eq1, l.eq2, level, l.eq4, l.eq5}); };
  if (l.eq36 == 0) lower(2, std::max(of_36(1), of_36(2)));
  if (l.eq36 == 1 || l.eq36 == 2) lower(2, of_36(3));
  if (l.eq36 == 3) lower(2, of_36(4));
  if (l.eq4 < 2) lower(3, tenths_of({l.eq1, l.eq2, l.eq36, l.eq4 + 1, l.eq5}));
  if (l.eq5 < 2) lower(4, tenths_of({l.eq1, l.eq2, l.eq36, l.eq4, l.eq5 + 1}));

  MacroVector result{.tenths = static_cast<std::uint8_t>(tenths), .below = {}};
  for (std::size_t i = 0; i < result.below.size() && classes > 0; ++i) {
    if (below[i] < 0 || kClasses % classes != 0) std::abort();
    result.below[i] = static_cast<std::uint16_t>(below[i] * (kClasses / classes));
  }
  return result;
}

consteval std::array<MacroVector, 270> macrovectors() {
  std::array<MacroVector, 270> table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = macrovector_of({i / kStride.eq1, i / kStride.eq2 % 2, i / kStride.eq36 % 5, i / kStride.eq4 % 3, i % 3});
  return table;
}
constexpr auto kMacroVectors = macrovectors();

struct Position {
  bool harmless = false;  // no impact anywhere: the score is 0
  Place p1, p2, p36, p4;
};

// Values of grammar.cpp stand in falling severity from 1 on, so a step is the value less 1; of subsequent systems
// safety (4) is the most severe and step 0; a requirement that is not defined is as the most severe.
template <bool environmental>
Position position_of(const Vector& v) {
  constexpr std::uint8_t mask = environmental ? 0xff : 0;
  const auto value = [&](std::size_t metric, std::size_t modified) -> std::size_t {
    return given_or(v.values[modified] & mask, v.values[metric]);
  };
  const auto requirement = [&](std::size_t metric) { return std::max<std::size_t>(v.values[metric] & mask, 1); };
  const std::size_t vc = value(v4::kVC, v4::kMVC);
  const std::size_t vi = value(v4::kVI, v4::kMVI);
  const std::size_t va = value(v4::kVA, v4::kMVA);
  const std::size_t sc = value(v4::kSC, v4::kMSC) % 4;
  const std::size_t si = value(v4::kSI, v4::kMSI) % 4;
  const std::size_t sa = value(v4::kSA, v4::kMSA) % 4;
  const std::size_t access =
      value(v4::kAV, v4::kMAV) * 9 + value(v4::kPR, v4::kMPR) * 3 + value(v4::kUI, v4::kMUI) - 13;
  const std::size_t attack = value(v4::kAC, v4::kMAC) * 2 + value(v4::kAT, v4::kMAT) - 3;
  const std::size_t impact =
      vc * 243 + vi * 81 + va * 27 + requirement(v4::kCR) * 9 + requirement(v4::kIR) * 3 + requirement(v4::kAR) - 364;
  return {vc + vi + va + sc + si + sa == 6 * 3, kPlaces1[access], kPlaces2[attack], kPlaces36[impact],
          kPlaces4[sc * 16 + si * 4 + sa]};
}

std::uint8_t tenths_at(const Position& p, std::uint8_t threat) {
  if (p.harmless) return 0;
  const std::size_t eq5 = std::max<std::size_t>(threat, 1) - 1;  // not defined is as the most severe
  const MacroVector& m = kMacroVectors[p.p1.level + p.p2.level + p.p36.level + p.p4.level + eq5];
  const unsigned loss = m.below[0] * unsigned{p.p1.fraction} + m.below[1] * unsigned{p.p2.fraction} +
                        m.below[2] * unsigned{p.p36.fraction} + m.below[3] * unsigned{p.p4.fraction};
  return static_cast<std::uint8_t>((2 * (m.tenths * unsigned{kWhole} - loss) + kWhole) / (2 * kWhole));
}

bool gives_environmental(const Vector& v) {
  std::uint8_t bits = 0;
  for (std::size_t i = v4::kCR; i <= v4::kMSA; ++i) bits |= v.values[i];
  return bits != 0;
}

}  // namespace

std::uint8_t base_score_4(const Vector& v) { return tenths_at(position_of<false>(v), 0); }

std::uint8_t threat_score_4(const Vector& v) { return tenths_at(position_of<false>(v), v.values[v4::kE]); }

std::uint8_t environmental_score_4(const Vector& v) { return tenths_at(position_of<true>(v), v.values[v4::kE]); }

Scores score_4(const Vector& v) {
  const std::uint8_t threat = v.values[v4::kE];
  const bool environmental = gives_environmental(v);
  const Position position = position_of<false>(v);
  Scores scores;
  scores.overall = scores.base = tenths_at(position, 0);
  if (threat != 0) scores.overall = *(scores.threat = tenths_at(position, threat));
  if (environmental) scores.overall = *(scores.environmental = tenths_at(position_of<true>(v), threat));
  scores.nomenclature = environmental ? (threat != 0 ? Nomenclature::kBTE : Nomenclature::kBE)
                                      : (threat != 0 ? Nomenclature::kBT : Nomenclature::kB);
  return scores;
}

}  // namespace asepsis::norms::cvss
