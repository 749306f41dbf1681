#include "network/passage.h"

#include <algorithm>

#include "network/match.h"

namespace asepsis::network {
namespace {

// Nothing of its rules file was understood, so nothing can be said of what passes.
bool unread(const model::EnforcementPoint& point) { return point.rules.empty() && !point.not_modelled.empty(); }

Answer at_point(const Checkpoint& checkpoint, const Probe& probe) {
  const model::EnforcementPoint& point = *checkpoint.point;
  if (const model::Rule* added = first_match(checkpoint.extra, probe); added != nullptr && !added->allow)
    return {Passage::kBlocked, {{point.name, describe(*added)}}, {}};
  if (unread(point)) {
    const std::string why = "rules not read: " + point.not_modelled.front();
    return {Passage::kUnknown, {{point.name, why}}, point.name + ": " + why};
  }
  if (const model::Rule* own = first_match(checkpoint.own, probe))
    return {own->allow ? Passage::kPasses : Passage::kBlocked, {{point.name, describe(*own)}}, {}};
  return {point.default_allow ? Passage::kPasses : Passage::kBlocked,
          {{point.name, point.default_allow ? "default allow" : "default deny"}},
          {}};
}

}  // namespace

const model::Rule* first_match(const RuleList& rules, const Probe& probe) {
  const auto found = std::ranges::find_if(rules, [&](const model::Rule* rule) { return fits(*rule, probe); });
  return found == rules.end() ? nullptr : *found;
}

Answer pass(std::span<const Checkpoint> checkpoints, const Probe& probe) {
  Answer answer{Passage::kPasses, {}, {}};
  for (const Checkpoint& checkpoint : checkpoints) {
    Answer here = at_point(checkpoint, probe);
    answer.hops.push_back(std::move(here.hops.front()));
    if (here.passage == Passage::kBlocked) {
      answer.passage = Passage::kBlocked;
      answer.text.clear();
      return answer;
    }
    if (here.passage == Passage::kUnknown && answer.passage == Passage::kPasses) {
      answer.passage = Passage::kUnknown;
      answer.text = std::move(here.text);
    }
  }
  return answer;
}

}  // namespace asepsis::network
