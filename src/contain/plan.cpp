#include <algorithm>
#include <tuple>

#include "base/text.h"
#include "contain/evaluate.h"
#include "contain/reasons.h"

namespace asepsis::contain {
namespace {

std::uint64_t connections_lost(const model::Option& option) {
  std::uint64_t lost = 0;
  for (const model::LostFlow& flow : option.benign_lost) lost += flow.connections;
  return lost;
}

// Smaller is better: attack paths left, needed flows broken, services left open to strangers, a closed way for the
// update, other connections lost; of equals the milder kind.
using Price = std::tuple<std::uint64_t, std::size_t, std::uint64_t, bool, std::uint64_t, model::OptionKind>;
Price price_of(const model::Option& option, const Situation& situation, const std::vector<Target>& targets,
               const Judge& judge) {
  // Where a network file says who can reach what, the paths have said it already.
  const std::uint64_t open = situation.network != nullptr ? 0 : services_open(option, targets, judge);
  return {option.attack_paths,      option.required_broken.size(), open,
          !option.update_path_open, connections_lost(option),      option.kind};
}

model::OptionKind recommend(const Situation& situation, const std::vector<model::Option>& options,
                            const std::vector<Target>& targets, const Judge& judge) {
  const bool something_else_suffices = std::ranges::any_of(options, [](const model::Option& option) {
    return option.kind != model::OptionKind::kDisconnect && option.can_be_judged && option.attack_paths == 0;
  });
  std::optional<Price> best;
  for (const model::Option& option : options) {
    if (!option.can_be_judged) continue;
    if (option.kind == model::OptionKind::kDisconnect && something_else_suffices) continue;
    const Price price = price_of(option, situation, targets, judge);
    if (!best || price < *best) best = price;
  }
  return best ? std::get<model::OptionKind>(*best) : model::OptionKind::kWatch;
}

}  // namespace

model::Plan plan(const Situation& situation) {
  const std::vector<Target> targets = targets_of(situation);
  const std::vector<model::RequiredFlow> required = required_flows(situation);
  const Ledger ledger(situation, required);
  const Judge judge(situation, targets);
  const AttackPaths paths(situation, targets, judge);
  const Needs needs{targets, required, ledger};

  model::Plan plan;
  plan.options = options_of(situation, needs);
  plan.required_total = required.size();
  for (model::Option& option : plan.options) evaluate(option, situation, needs, paths, judge);
  plan.attack_paths_before = plan.options.front().attack_paths;  // watch adds no rule
  if (!targets.empty()) plan.recommended = recommend(situation, plan.options, targets, judge);
  plan.reasons = reasons_of(plan, situation, targets);
  return plan;
}

}  // namespace asepsis::contain
