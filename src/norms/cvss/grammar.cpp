#include "norms/cvss/grammar.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

namespace asepsis::norms::cvss {
namespace {

using enum Group;

constexpr Metric metric(std::string_view name, Group group, std::initializer_list<std::string_view> values) {
  // Each written out: GCC 12 does not take a table as constant whose empty views are left to their default.
  std::array<std::string_view, 6> all{"", "", "", "", "", ""};
  std::copy(values.begin(), values.end(), all.begin());
  return {name, group, all};
}

constexpr std::array<Metric, v2::kCount> kMetrics20{{
    metric("AV", kBase, {"", "L", "A", "N"}),
    metric("AC", kBase, {"", "H", "M", "L"}),
    metric("Au", kBase, {"", "M", "S", "N"}),
    metric("C", kBase, {"", "N", "P", "C"}),
    metric("I", kBase, {"", "N", "P", "C"}),
    metric("A", kBase, {"", "N", "P", "C"}),
    metric("E", kTemporal, {"ND", "U", "POC", "F", "H"}),
    metric("RL", kTemporal, {"ND", "OF", "TF", "W", "U"}),
    metric("RC", kTemporal, {"ND", "UC", "UR", "C"}),
    metric("CDP", kEnvironmental, {"ND", "N", "L", "LM", "MH", "H"}),
    metric("TD", kEnvironmental, {"ND", "N", "L", "M", "H"}),
    metric("CR", kEnvironmental, {"ND", "L", "M", "H"}),
    metric("IR", kEnvironmental, {"ND", "L", "M", "H"}),
    metric("AR", kEnvironmental, {"ND", "L", "M", "H"}),
}};

constexpr std::array<Metric, v3::kCount> kMetrics3{{
    metric("AV", kBase, {"", "N", "A", "L", "P"}),
    metric("AC", kBase, {"", "L", "H"}),
    metric("PR", kBase, {"", "N", "L", "H"}),
    metric("UI", kBase, {"", "N", "R"}),
    metric("S", kBase, {"", "U", "C"}),
    metric("C", kBase, {"", "H", "L", "N"}),
    metric("I", kBase, {"", "H", "L", "N"}),
    metric("A", kBase, {"", "H", "L", "N"}),
    metric("E", kTemporal, {"X", "U", "P", "F", "H"}),
    metric("RL", kTemporal, {"X", "O", "T", "W", "U"}),
    metric("RC", kTemporal, {"X", "U", "R", "C"}),
    metric("CR", kEnvironmental, {"X", "L", "M", "H"}),
    metric("IR", kEnvironmental, {"X", "L", "M", "H"}),
    metric("AR", kEnvironmental, {"X", "L", "M", "H"}),
    metric("MAV", kEnvironmental, {"X", "N", "A", "L", "P"}),
    metric("MAC", kEnvironmental, {"X", "L", "H"}),
    metric("MPR", kEnvironmental, {"X", "N", "L", "H"}),
    metric("MUI", kEnvironmental, {"X", "N", "R"}),
    metric("MS", kEnvironmental, {"X", "U", "C"}),
    metric("MC", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MI", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MA", kEnvironmental, {"X", "H", "L", "N"}),
}};

constexpr std::array<Metric, v4::kCount> kMetrics40{{
    metric("AV", kBase, {"", "N", "A", "L", "P"}),
    metric("AC", kBase, {"", "L", "H"}),
    metric("AT", kBase, {"", "N", "P"}),
    metric("PR", kBase, {"", "N", "L", "H"}),
    metric("UI", kBase, {"", "N", "P", "A"}),
    metric("VC", kBase, {"", "H", "L", "N"}),
    metric("VI", kBase, {"", "H", "L", "N"}),
    metric("VA", kBase, {"", "H", "L", "N"}),
    metric("SC", kBase, {"", "H", "L", "N"}),
    metric("SI", kBase, {"", "H", "L", "N"}),
    metric("SA", kBase, {"", "H", "L", "N"}),
    metric("E", kThreat, {"X", "A", "P", "U"}),
    metric("CR", kEnvironmental, {"X", "H", "M", "L"}),
    metric("IR", kEnvironmental, {"X", "H", "M", "L"}),
    metric("AR", kEnvironmental, {"X", "H", "M", "L"}),
    metric("MAV", kEnvironmental, {"X", "N", "A", "L", "P"}),
    metric("MAC", kEnvironmental, {"X", "L", "H"}),
    metric("MAT", kEnvironmental, {"X", "N", "P"}),
    metric("MPR", kEnvironmental, {"X", "N", "L", "H"}),
    metric("MUI", kEnvironmental, {"X", "N", "P", "A"}),
    metric("MVC", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MVI", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MVA", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MSC", kEnvironmental, {"X", "H", "L", "N"}),
    metric("MSI", kEnvironmental, {"X", "H", "L", "N", "S"}),
    metric("MSA", kEnvironmental, {"X", "H", "L", "N", "S"}),
    metric("S", kSupplemental, {"X", "N", "P"}),
    metric("AU", kSupplemental, {"X", "N", "Y"}),
    metric("R", kSupplemental, {"X", "A", "U", "I"}),
    metric("V", kSupplemental, {"X", "D", "C"}),
    metric("RE", kSupplemental, {"X", "L", "M", "H"}),
    metric("U", kSupplemental, {"X", "Clear", "Green", "Amber", "Red"}),
}};

struct Items {
  std::array<Item, kMostItems> all{{{.word = kNoWord}}};
  std::size_t count = 1;  // the first is none
};

constexpr Items items_of(std::span<const Metric> metrics) {
  Items items;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    for (std::size_t value = 0; value < metrics[i].values.size(); ++value) {
      const std::string_view name = metrics[i].name;
      const std::string_view letters = metrics[i].values[value];
      if (letters.empty()) continue;
      const std::size_t slash = name.size() + 1 + letters.size();
      if (slash + 1 > kLongestItem || items.count == kMostItems) std::abort();
      const std::uint64_t word = word_of(name) | std::uint64_t{':'} << (8 * name.size()) |
                                 word_of(letters) << (8 * (name.size() + 1)) | std::uint64_t{'/'} << (8 * slash);
      items.all[items.count++] = {word, static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(value)};
    }
  }
  return items;
}

// Multipliers are tried until no two items share a slot: some dozens of tries, when the program is built.
constexpr Grammar make_grammar(std::span<const Metric> metrics) {
  const Items items = items_of(metrics);
  std::array<std::uint16_t, std::size_t{1} << kSlotBits> tried{};  // the try that took the slot
  std::uint64_t multiplier = 0x9e3779b97f4a7c15;
  for (std::uint16_t attempt = 1;; ++attempt) {
    multiplier = multiplier * 0xd1342543de82ef95 + 1;
    std::size_t placed = 1;
    for (; placed < items.count; ++placed) {
      const std::size_t slot = items.all[placed].word * multiplier >> (64 - kSlotBits);
      if (tried[slot] == attempt) break;
      tried[slot] = attempt;
    }
    if (placed == items.count) break;
  }
  Grammar grammar{.metrics = metrics, .multiplier = multiplier, .items = items.all};
  for (std::size_t i = 1; i < items.count; ++i)
    grammar.slots[items.all[i].word * multiplier >> (64 - kSlotBits)] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < metrics.size(); ++i)
    if (metrics[i].values[0].empty()) grammar.mandatory |= 1u << i;
  return grammar;
}

constexpr Grammar kGrammar20 = make_grammar(kMetrics20);
constexpr Grammar kGrammar3 = make_grammar(kMetrics3);
constexpr Grammar kGrammar40 = make_grammar(kMetrics40);

}  // namespace

const Grammar& grammar_of(Version version) {
  switch (version) {
    case Version::k20: return kGrammar20;
    case Version::k30:
    case Version::k31: return kGrammar3;
    case Version::k40: break;
  }
  return kGrammar40;
}

std::span<const Metric> metrics(Version version) { return grammar_of(version).metrics; }

}  // namespace asepsis::norms::cvss
