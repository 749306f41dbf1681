#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "norms/sorted_rows.h"
#include "norms/ssvc/ssvc.h"
#include "norms/standards.h"

namespace asepsis::norms::ssvc {
namespace {

// Columns of ssvc_tables.tsv and of ssvc_table_rows.tsv.
enum TableColumn : std::size_t { kVersion = 1, kInputs, kOutcome };
enum RowColumn : std::size_t { kInputKeys = 1, kOutcomeKey };

std::string_view name_of(Table table) {
  switch (table) {
    case Table::kDeployer: return "deployer";
    case Table::kHumanImpact: return "human_impact";
    case Table::kPublicSafetyImpact: return "public_safety_impact";
    case Table::kCisaCoordinator: return "cisa_coordinator";
    case Table::kCisaBod2604: return "cisa_bod_26_04";
  }
  return {};
}

// "ssvc:E:1.1.0"
DecisionPoint point_of(std::string_view reference) {
  const auto parts = split(reference, ':');
  return find(parts[0], parts[1], parts[2]).value();
}

// What vulnrichment and people write where they do not know.
bool is_unknown(std::string_view value) {
  constexpr std::array<std::string_view, 4> words{"", "unknown", "not_defined", "not defined"};
  return std::ranges::any_of(words, [&](std::string_view word) { return equal_ignoring_case(word, value); });
}

std::string_view major(std::string_view version) { return version.substr(0, version.find('.')); }

std::optional<std::size_t> index_by_word(const DecisionPoint& point, std::string_view word) {
  for (std::size_t i = 0; i < point.values.size(); ++i)
    if (equal_ignoring_case(point.values[i].name, word) || equal_ignoring_case(point.values[i].key, word)) return i;
  for (const DecisionPoint& other : versions(point.base, point.key)) {
    if (major(other.version) != major(point.version)) continue;
    for (const Value& value : other.values)
      if (equal_ignoring_case(value.name, word)) return point.index_of(value.key);
  }
  return std::nullopt;
}

Error usage(std::string where, std::string expected) {
  return {Code::kUsage, "", std::move(where), std::move(expected)};
}

std::string names_of(const std::vector<Value>& values) {
  std::vector<std::string> names;
  for (const Value& value : values) names.push_back(to_lower(value.name));
  return join(names, ", ");
}

using Allowed = std::vector<bool>;  // by index of the value

// One row of the table, as indexes of values.
struct Row {
  std::vector<std::size_t> inputs;
  std::size_t outcome = 0;
};

std::vector<Row> rows_of(Table table, const TableAbout& about) {
  std::vector<Row> rows;
  for (const auto line : SortedRows(standards::ssvc_table_rows()).with(name_of(table))) {
    Row row;
    const auto keys = split(line.field(kInputKeys), ' ');
    for (std::size_t i = 0; i < keys.size(); ++i) row.inputs.push_back(about.inputs[i].index_of(keys[i]).value());
    row.outcome = about.outcome.index_of(line.field(kOutcomeKey)).value();
    rows.push_back(std::move(row));
  }
  return rows;
}

class Deciding {
 public:
  explicit Deciding(Table table) : about_(about(table)), rows_(rows_of(table, about_)) {
    for (const DecisionPoint& input : about_.inputs) allowed_.emplace_back(input.values.size(), true);
    given_.assign(about_.inputs.size(), false);
  }

  Status restrict(const Input& input) {
    const auto at = std::ranges::find_if(about_.inputs, [&](const DecisionPoint& point) {
      return equal_ignoring_case(point.name, input.decision_point) ||
             equal_ignoring_case(point.key, input.decision_point);
    });
    if (at == about_.inputs.end()) return usage(std::string(input.decision_point), "one of " + input_names());
    const auto input_index = static_cast<std::size_t>(at - about_.inputs.begin());
    if (given_[input_index]) return usage(std::string(at->name), "each input once");
    given_[input_index] = true;
    Allowed chosen(at->values.size(), false);
    if (std::ranges::any_of(input.values, is_unknown) || input.values.empty()) return Done{};
    for (const std::string_view value : input.values) {
      const auto index = index_by_word(*at, value);
      if (!index)
        return usage(std::string(at->name) + " '" + std::string(value) + "'", "one of " + names_of(at->values));
      chosen[*index] = true;
    }
    allowed_[input_index] = std::move(chosen);
    return Done{};
  }

  Decision decision() const {
    Decision decision;
    const auto possible = outcomes(allowed_);
    for (std::size_t i = 0; i < possible.size(); ++i)
      if (possible[i]) decision.outcomes.push_back(about_.outcome.values[i]);
    if (decision.is_decided()) return decision;
    std::vector<std::pair<std::size_t, std::string_view>> open;  // outcomes left in the worst case, name
    for (std::size_t input = 0; input < allowed_.size(); ++input)
      if (matters(input)) open.emplace_back(worst_left(input), about_.inputs[input].name);
    std::ranges::stable_sort(open, {}, [](const auto& entry) { return entry.first; });
    for (const auto& [left, name] : open) decision.missing.push_back(name);
    return decision;
  }

 private:
  std::string input_names() const {
    std::vector<std::string> names;
    for (const DecisionPoint& input : about_.inputs) names.emplace_back(input.name);
    return join(names, ", ");
  }

  static bool fits(const Row& row, const std::vector<Allowed>& allowed) {
    for (std::size_t i = 0; i < allowed.size(); ++i)
      if (!allowed[i][row.inputs[i]]) return false;
    return true;
  }

  Allowed outcomes(const std::vector<Allowed>& allowed) const {
    Allowed possible(about_.outcome.values.size(), false);
    for (const Row& row : rows_)
      if (fits(row, allowed)) possible[row.outcome] = true;
    return possible;
  }

  // Two rows that are still possible and differ in this input alone lead to different outcomes.
  bool matters(std::size_t input) const {
    for (const Row& a : rows_) {
      if (!fits(a, allowed_)) continue;
      for (const Row& b : rows_) {
        if (a.outcome == b.outcome || !fits(b, allowed_)) continue;
        std::vector<std::size_t> others = b.inputs;
        others[input] = a.inputs[input];
        if (others == a.inputs) return true;
      }
    }
    return false;
  }

  // How many outcomes may be left once this input is known, at worst.
  std::size_t worst_left(std::size_t input) const {
    std::size_t worst = 0;
    for (std::size_t value = 0; value < allowed_[input].size(); ++value) {
      if (!allowed_[input][value]) continue;
      auto known = allowed_;
      known[input].assign(known[input].size(), false);
      known[input][value] = true;
      const auto possible = outcomes(known);
      worst = std::max(worst, static_cast<std::size_t>(std::ranges::count(possible, true)));
    }
    return worst;
  }

  TableAbout about_;
  std::vector<Row> rows_;
  std::vector<Allowed> allowed_;  // by input
  std::vector<bool> given_;
};

}  // namespace

TableAbout about(Table table) {
  const auto row = *SortedRows(standards::ssvc_tables()).with(name_of(table)).begin();
  TableAbout about{.version = row.field(kVersion), .inputs = {}, .outcome = point_of(row.field(kOutcome))};
  for (const std::string_view input : split(row.field(kInputs), ' ')) about.inputs.push_back(point_of(input));
  return about;
}

Result<Decision> decide(Table table, std::span<const Input> inputs) {
  Deciding deciding(table);
  for (const Input& input : inputs)
    if (const Status status = deciding.restrict(input); !status) return status.error();
  return deciding.decision();
}

Result<Decision> decide(Table table, std::initializer_list<Input> inputs) {
  return decide(table, std::span<const Input>(inputs.begin(), inputs.size()));
}

}  // namespace asepsis::norms::ssvc
