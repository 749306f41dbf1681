#include "norms/cvss/grammar.h"

#include <algorithm>
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

constexpr Grammar make_grammar(std::span<const Metric> metrics, bool ordered) {
  Grammar grammar{.metrics = metrics, .ordered = ordered};
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    const Metric& one = metrics[i];
    grammar.names[i] = packed_name(one.name);
    if (one.values[0].empty()) grammar.mandatory |= 1u << i;
    for (std::size_t value = 0; value < one.values.size(); ++value) {
      const std::string_view text = one.values[value];
      if (text.size() == 1)
        grammar.letters[i][static_cast<std::size_t>(text[0] - '@')] = static_cast<std::uint8_t>(value + 1);
    }
  }
  return grammar;
}

constexpr Grammar kGrammar20 = make_grammar(kMetrics20, false);
constexpr Grammar kGrammar3 = make_grammar(kMetrics3, false);
constexpr Grammar kGrammar40 = make_grammar(kMetrics40, true);

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
