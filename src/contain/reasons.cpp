#include "contain/reasons.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::contain {
namespace {

const model::Option* option_of(const model::Plan& plan, model::OptionKind kind) {
  const auto found = std::ranges::find(plan.options, kind, &model::Option::kind);
  return found == plan.options.end() ? nullptr : &*found;
}

std::string price_in_words(const model::Plan& plan, const model::Option& option) {
  std::uint64_t lost = 0;
  for (const model::LostFlow& flow : option.benign_lost) lost += flow.connections;
  return std::string(to_string(option.kind)) + ": " + std::to_string(option.attack_paths) + " of " +
         count_of(plan.attack_paths_before, "attack path") + " left, " + std::to_string(option.required_broken.size()) +
         " of " + count_of(plan.required_total, "required flow") + " broken, " + count_of(lost, "other connection") +
         " lost, the way for the update " + (option.update_path_open ? "stays open" : "is closed");
}

std::vector<Id> ids_of(const model::Option& option) {
  std::set<Id> ids;
  for (const model::RequiredFlow& flow : option.required_broken) ids.insert(flow.why.begin(), flow.why.end());
  for (const model::LostFlow& flow : option.benign_lost) ids.insert(flow.why.begin(), flow.why.end());
  return {ids.begin(), ids.end()};
}

void add_choice(const model::Plan& plan, std::vector<model::Reason>& reasons) {
  const model::Option* chosen = option_of(plan, plan.recommended);
  if (chosen == nullptr) return;
  reasons.push_back({"recommended", price_in_words(plan, *chosen), ids_of(*chosen)});
  const model::Option* disconnect = option_of(plan, model::OptionKind::kDisconnect);
  if (disconnect != nullptr && disconnect != chosen && disconnect->attack_paths >= chosen->attack_paths)
    reasons.push_back({"disconnect-gains-nothing",
                       price_in_words(plan, *disconnect) + ": no fewer attack paths than with " +
                           std::string(to_string(chosen->kind)),
                       ids_of(*disconnect)});
}

void add_changes(const Situation& situation, std::vector<model::Reason>& reasons) {
  for (const model::AdviceChange& change : situation.changes) {
    const bool ours = std::ranges::any_of(
        situation.advisories, [&](const model::Advisory& advisory) { return advisory.tracking_id == change.advisory; });
    if (!ours || change.what == model::AdviceChange::What::kOther) continue;
    const bool withdrawn = change.what == model::AdviceChange::What::kDisconnectWithdrawn;
    reasons.push_back({withdrawn ? "disconnect-withdrawn" : "disconnect-advised",
                       to_date(change.said) + ", " + change.said_by + ": " +
                           (withdrawn ? "disconnecting is no longer advised" : "disconnecting is advised") +
                           (change.text.empty() ? "" : " (" + change.text + ")") + ", source: " + change.source,
                       {change.id}});
  }
}

void add_evidence(const model::Plan& plan, const Situation& situation, std::vector<model::Reason>& reasons) {
  for (const model::Option& option : plan.options)
    if (!option.can_be_judged) reasons.push_back({"not-judged", option.coverage, {}});
  const model::Option* block = option_of(plan, model::OptionKind::kBlockPorts);
  if (block != nullptr && block->can_be_judged && block->coverage.find("not known") != std::string::npos)
    reasons.push_back({"port-not-known", block->coverage, {}});
  if (situation.network != nullptr) return;
  reasons.push_back({"no-network-file",
                     plan.attack_paths_before > 0
                         ? "without a network file the attack paths are the attempts that were seen"
                         : "no attempt was seen, and without a network file nobody knows who could make one",
                     {}});
}

void add_network(const Situation& situation, const std::vector<Target>& targets, std::vector<model::Reason>& reasons) {
  if (situation.network == nullptr) return;
  for (const model::EnforcementPoint& point : situation.network->points)
    if (!point.not_modelled.empty())
      reasons.push_back({"point-in-part",
                         point.name + ": " + count_of(point.not_modelled.size(), "line") +
                             " not understood, so paths over it are not complete",
                         {}});
  if (std::ranges::none_of(situation.network->zones, &model::Zone::entry))
    reasons.push_back({"no-entry-zone", "the network file names no entry zone, so every other zone counts as one", {}});
  if (std::ranges::any_of(targets, [](const Target& target) { return target.zone != nullptr && target.zone->entry; }))
    reasons.push_back(
        {"same-zone", "an attacker may stand in the devices' own zone, where traffic passes no point", {}});
}

void add_targets(const std::vector<Target>& targets, std::vector<model::Reason>& reasons) {
  if (targets.empty()) {
    reasons.push_back({"no-target", "no device is affected or undecided", {}});
    return;
  }
  const auto undecided = static_cast<std::size_t>(std::ranges::count(targets, true, &Target::undecided));
  if (undecided > 0)
    reasons.push_back({"undecided-counted",
                       count_of(undecided, "undecided device") + " counted as affected until the facts are there",
                       {}});
  const auto nowhere = static_cast<std::size_t>(
      std::ranges::count_if(targets, [](const Target& target) { return target.device->addresses.empty(); }));
  if (nowhere > 0)
    reasons.push_back(
        {"no-address", "no rule can name " + count_of(nowhere, "device") + " without a known address", {}});
}

}  // namespace

std::vector<model::Reason> reasons_of(const model::Plan& plan, const Situation& situation,
                                      const std::vector<Target>& targets) {
  std::vector<model::Reason> reasons;
  if (!targets.empty()) add_choice(plan, reasons);
  add_changes(situation, reasons);
  add_targets(targets, reasons);
  if (targets.empty()) return reasons;
  add_evidence(plan, situation, reasons);
  add_network(situation, targets, reasons);
  return reasons;
}

}  // namespace asepsis::contain
