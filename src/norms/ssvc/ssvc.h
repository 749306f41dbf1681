// SSVC decisions: which priority a vulnerability has for whom, by published decision tables.
//
//   auto decision = ssvc::decide(Table::kDeployer, {{"Exploitation", {"active"}}, {"System Exposure", {"open"}},
//                                                   {"Automatable", {}}, {"Human Impact", {"high", "very high"}}});
//   decision->outcomes      // every outcome that is still possible, least urgent first: one where it is decided
//   decision->missing       // which inputs would decide it, best first
//
// Three-valued: an input that is not given, has no value or the value "unknown" may be anything; an input with several
// values is one of them (what an undecided table before this one said). An unknown name or value is an Error that lists
// the allowed ones. Values are given by name or key, in any case and in the words of an earlier minor version ("PoC"
// for "Public PoC").
//
// Source: CERTCC/SSVC by data/standards/ssvc_tables.tsv and ssvc_table_rows.tsv. Cost: rows x inputs (at most 72 x 4).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "norms/ssvc/decision_point.h"

namespace asepsis::norms::ssvc {

enum class Table : std::uint8_t {
  kDeployer,            // who must install a fix: Exploitation, System Exposure, Automatable, Human Impact
  kHumanImpact,         // Safety Impact, Mission Impact
  kPublicSafetyImpact,  // Safety Impact
  kCisaCoordinator,     // Exploitation, Automatable, Technical Impact, Mission and Well-Being Impact
  kCisaBod2604,         // In KEV, Publicly Exposed, Automatable, Technical Impact
};

struct TableAbout {
  std::string_view version;
  std::vector<DecisionPoint> inputs;
  DecisionPoint outcome;
};
TableAbout about(Table table);

struct Input {
  std::string_view decision_point;       // name ("Exploitation") or key ("E")
  std::vector<std::string_view> values;  // none: not known
};

struct Decision {
  std::vector<Value> outcomes;            // in the order of the outcome's definition; never empty
  std::vector<std::string_view> missing;  // names of open inputs that can change the outcome, the most telling first

  bool is_decided() const { return outcomes.size() == 1; }
};

Result<Decision> decide(Table table, std::span<const Input> inputs);
Result<Decision> decide(Table table, std::initializer_list<Input> inputs);

}  // namespace asepsis::norms::ssvc
