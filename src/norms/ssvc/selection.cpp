#include "norms/ssvc/selection.h"

#include "base/text.h"
#include "norms/dotted_number.h"
#include "norms/ssvc/decision_point.h"
#include "norms/ssvc/namespace.h"

namespace asepsis::norms::ssvc {
namespace {

struct Definition {
  DecisionPoint point;
  bool is_extended = false;     // names may be others
  bool is_of_an_older = false;  // the selection's version is above every known one
};

class Check {
 public:
  Check(const Selection& selection, const Definition& definition) : selection_(selection), definition_(definition) {}

  std::vector<Error> run() {
    const bool names_are_fixed = !definition_.is_extended && !definition_.is_of_an_older;
    if (names_are_fixed && selection_.name && *selection_.name != definition_.point.name)
      fault("/name", "'" + std::string(definition_.point.name) + "'");
    for (std::size_t i = 0; i < selection_.values.size(); ++i) check_value(i, names_are_fixed);
    return std::move(found_);
  }

 private:
  void fault(std::string where, std::string expected) {
    found_.push_back({Code::kDamaged, "", std::move(where), std::move(expected)});
  }
  static std::string pointer(std::size_t i) { return "/values/" + std::to_string(i); }

  std::string keys() const {
    std::vector<std::string> keys;
    for (const Value& value : definition_.point.values) keys.emplace_back(value.key);
    return join(keys, ", ");
  }

  // Another name than the definition's, which is no other value's either.
  bool has_own_name(std::size_t i) const {
    const SelectedValue& value = selection_.values[i];
    const auto index = definition_.point.index_of(value.key);
    return definition_.is_extended && index && value.name && *value.name != definition_.point.values[*index].name;
  }

  void check_value(std::size_t i, bool names_are_fixed) {
    const SelectedValue& value = selection_.values[i];
    const auto index = definition_.point.index_of(value.key);
    if (!index) {
      if (!definition_.is_of_an_older) fault(pointer(i) + "/key", "one of " + keys());
      return;
    }
    const std::string_view name = definition_.point.values[*index].name;
    if (names_are_fixed && value.name && *value.name != name)
      fault(pointer(i) + "/name", "'" + std::string(name) + "'");
    if (has_own_name(i))
      for (const Value& other : definition_.point.values)
        if (equal_ignoring_case(other.name, *value.name) && other.key != value.key)
          fault(pointer(i) + "/name", "not the name of " + std::string(other.key));
    if (last_ && *index == *last_) {
      fault(pointer(i) + "/key", "each value once");
    } else if (last_ && *index < *last_ && !(has_own_name(i) && has_own_name(last_at_))) {
      fault(pointer(i), "the order of the definition: " + keys());
    }
    last_ = index;
    last_at_ = i;
  }

  const Selection& selection_;
  const Definition& definition_;
  std::optional<std::size_t> last_;  // index in the definition of the value before, of those that are in it
  std::size_t last_at_ = 0;
  std::vector<Error> found_;
};

}  // namespace

std::vector<Error> faults(const Selection& selection) {
  const auto fault = [](std::string where, std::string expected) {
    return std::vector<Error>{{Code::kDamaged, "", std::move(where), std::move(expected)}};
  };
  const auto name = parse_namespace(selection.name_space);
  if (!name) return fault("/namespace", name.error().expected);
  const Registration registered = registration(*name);
  if (registered == Registration::kInvalid) return fault("/namespace", "a namespace other than 'invalid'");
  if (registered != Registration::kRegistered) return {};
  const auto known = versions(name->base, selection.key);
  if (known.empty()) return fault("/key", "a decision point of " + name->base);
  Definition definition{.point = known.back(), .is_extended = !name->extensions.empty(), .is_of_an_older = true};
  if (const auto same = find(name->base, selection.key, selection.version)) {
    definition.point = *same;
    definition.is_of_an_older = false;
  } else if (const auto order = compare_dotted(selection.version, known.back().version); !order || *order <= 0) {
    std::vector<std::string> published;
    for (const DecisionPoint& point : known) published.emplace_back(point.version);
    return fault("/version", "one of " + join(published, ", "));
  }
  return Check(selection, definition).run();
}

}  // namespace asepsis::norms::ssvc
