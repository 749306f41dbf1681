// CVSS 4.0 section 8: the MacroVector's score, less the mean over its equivalence classes of
//   (its score - the score of the next lower MacroVector of that class) * severity distance / depth of the class.
//
// A vector's severity distance is its number of steps of severity below a highest vector of its MacroVector. All
// highest vectors of a class and level stand the same number of steps below the very highest values (kStepsOfHighest),
// so the distance is a sum of steps less that number, and no highest vector needs to be sought. The depths divide 840,
// the classes that have a lower MacroVector are at most five: all is whole at 1/(840 * classes), and rounding half up
// exact. (FIRST's calculator does this in binary fractions and adds 10^-6 before it rounds; the results are the same.)
#include <algorithm>
#include <cstdlib>

#include "norms/cvss/grammar.h"
#include "norms/cvss/macrovectors.h"
#include "norms/cvss/score.h"

namespace asepsis::norms::cvss {
namespace {

constexpr int kWhole = 840;

// Where the effective values of one equivalence class (EQ3 and EQ6 are one here) put a vector.
struct Place {
  std::uint8_t level = 0;
  std::uint16_t fraction = 0;  // severity distance / depth, in 1/840
};

constexpr Place place(std::size_t level, int distance, int depth) {
  if (distance < 0 || distance > depth || kWhole % depth != 0) std::abort();
  return {static_cast<std::uint8_t>(level), static_cast<std::uint16_t>(distance * (kWhole / depth))};
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

template <std::size_t size, class PlaceOf>
consteval std::array<Place, size> tabulate(PlaceOf place_of) {
  std::array<Place, size> table{};
  for (std::size_t i = 0; i < size; ++i) table[i] = place_of(static_cast<int>(i));
  return table;
}

constexpr auto kPlaces1 = tabulate<36>([](int i) { return place_1(i / 9, i / 3 % 3, i % 3); });
constexpr auto kPlaces2 = tabulate<4>([](int i) { return place_2(i / 2, i % 2); });
constexpr auto kPlaces36 =
    tabulate<729>([](int i) { return place_36(i / 243, i / 81 % 3, i / 27 % 3, i / 9 % 3, i / 3 % 3, i % 3); });
constexpr auto kPlaces4 = tabulate<64>([](int i) {
  return i / 16 == 0 ? Place{} : place_4(i / 16, i / 4 % 4, i % 4);  // confidentiality has no step 0
});

// What the mean needs of a MacroVector. `below` is its score less that of the next lower one, 0 where there is none.
struct MacroVector {
  std::uint8_t tenths = 0;
  std::uint8_t classes = 1;             // that have a lower one, at least 1 so that it divides
  std::array<std::uint8_t, 4> below{};  // EQ1, EQ2, EQ3 with EQ6, EQ4; the distance within EQ5 is always 0
};

struct Levels {
  std::size_t eq1, eq2, eq36, eq4, eq5;
};

constexpr std::size_t index_of(const Levels& l) { return (((l.eq1 * 2 + l.eq2) * 5 + l.eq36) * 3 + l.eq4) * 3 + l.eq5; }

// kMacroVectorTenths has EQ6 innermost: 18 scores a level of EQ3, but 9 of level 2.
constexpr int tenths_of(const Levels& l) {
  constexpr std::array<std::size_t, 5> kStart{0, 1, 18, 19, 36};
  const std::size_t stride = l.eq36 == 4 ? 1 : 2;
  return kMacroVectorTenths[(l.eq1 * 2 + l.eq2) * 45 + kStart[l.eq36] + (l.eq4 * 3 + l.eq5) * stride];
}

constexpr MacroVector macrovector_of(const Levels& l) {
  MacroVector result{.tenths = static_cast<std::uint8_t>(tenths_of(l)), .classes = 0, .below = {}};
  const auto lower = [&](std::size_t where, int next) {
    const int below = result.tenths - next;
    if (below < 0) std::abort();
    if (where < result.below.size()) result.below[where] = static_cast<std::uint8_t>(below);
    ++result.classes;
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
  result.classes = std::max<std::uint8_t>(result.classes, 1);
  return result;
}

consteval std::array<MacroVector, 270> macrovectors() {
  std::array<MacroVector, 270> table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = macrovector_of({i / 90, i / 45 % 2, i / 9 % 5, i / 3 % 3, i % 3});
  return table;
}
constexpr auto kMacroVectors = macrovectors();

}  // namespace

std::uint8_t score_4(const Vector& v, Considered4 considered) {
  // Steps of severity: the values of grammar.cpp stand in falling severity from 1 on.
  const auto step = [&](std::size_t metric, std::size_t modified) -> std::size_t {
    const std::uint8_t changed = considered.environmental ? v.values[modified] : std::uint8_t{0};
    return static_cast<std::size_t>(changed != 0 ? changed : v.values[metric]) - 1;
  };
  // Safety (4) is the most severe and step 0.
  const auto subsequent = [&](std::size_t metric, std::size_t modified) { return (step(metric, modified) + 1) % 4; };
  // Not defined is as the most severe.
  const auto requirement = [&](std::size_t metric) -> std::size_t {
    const std::uint8_t value = considered.environmental ? v.values[metric] : std::uint8_t{0};
    return value == 0 ? 0 : value - 1u;
  };
  const std::size_t vc = step(v4::kVC, v4::kMVC);
  const std::size_t vi = step(v4::kVI, v4::kMVI);
  const std::size_t va = step(v4::kVA, v4::kMVA);
  const std::size_t sc = subsequent(v4::kSC, v4::kMSC);
  const std::size_t si = subsequent(v4::kSI, v4::kMSI);
  const std::size_t sa = subsequent(v4::kSA, v4::kMSA);
  if (vc + vi + va == 6 && sc + si + sa == 9) return 0;  // no impact anywhere

  const Place p1 = kPlaces1[(step(v4::kAV, v4::kMAV) * 3 + step(v4::kPR, v4::kMPR)) * 3 + step(v4::kUI, v4::kMUI)];
  const Place p2 = kPlaces2[step(v4::kAC, v4::kMAC) * 2 + step(v4::kAT, v4::kMAT)];
  const Place p36 = kPlaces36[((vc * 3 + vi) * 3 + va) * 27 + (requirement(v4::kCR) * 3 + requirement(v4::kIR)) * 3 +
                              requirement(v4::kAR)];
  const Place p4 = kPlaces4[(sc * 4 + si) * 4 + sa];
  const std::uint8_t threat = considered.threat ? v.values[v4::kE] : std::uint8_t{0};
  const std::size_t eq5 = threat == 0 ? 0 : threat - 1u;

  const MacroVector& m = kMacroVectors[index_of({p1.level, p2.level, p36.level, p4.level, eq5})];
  const unsigned loss =
      m.below[0] * p1.fraction + m.below[1] * p2.fraction + m.below[2] * p36.fraction + m.below[3] * p4.fraction;
  const unsigned whole = kWhole * m.classes;
  return static_cast<std::uint8_t>((2 * (m.tenths * whole - loss) + whole) / (2 * whole));
}

}  // namespace asepsis::norms::cvss
