// Must I disconnect it?
#include <algorithm>

#include "base/text.h"
#include "chain/conclusions.h"

namespace asepsis::chain {
namespace {

using model::Option;
using model::OptionKind;

const Option* recommended(const model::Plan& plan) {
  const auto found = std::find_if(plan.options.begin(), plan.options.end(),
                                  [&](const Option& option) { return option.kind == plan.recommended; });
  return found == plan.options.end() ? nullptr : &*found;
}

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') result[0] = static_cast<char>(result[0] - 'a' + 'A');
  return result;
}

std::string price(const Option& option, std::uint64_t paths_before) {
  std::vector<std::string> parts;
  parts.push_back(option.attack_paths == 0
                      ? "no attack path left of " + std::to_string(paths_before)
                      : count_of(option.attack_paths, "attack path") + " left of " + std::to_string(paths_before));
  if (option.required_broken.empty())
    parts.push_back("no required clinical flow broken");
  else
    parts.push_back(count_of(option.required_broken.size(), "required flow") + " broken");
  if (!option.benign_lost.empty()) {
    std::uint64_t connections = 0;
    for (const model::LostFlow& lost : option.benign_lost) connections += lost.connections;
    parts.push_back(count_of(connections, "other connection") + " lost");
  }
  parts.push_back(option.update_path_open ? "the way for the update stays open" : "the way for the update is closed");
  return join(parts, ", ");
}

std::string withdrawn(const std::vector<model::AdviceChange>& changes) {
  std::string text;
  for (const model::AdviceChange& change : changes) {
    if (change.what == model::AdviceChange::What::kOther) continue;
    const bool taken_back = change.what == model::AdviceChange::What::kDisconnectWithdrawn;
    text += " The advice to disconnect was " + std::string(taken_back ? "withdrawn" : "given") + " on " +
            to_date(change.said) + " by " + change.said_by + " (" + change.source + ").";
  }
  return text;
}

}  // namespace

model::Disconnect answer_disconnect(const Conclusions& conclusions) {
  model::Disconnect answer;
  answer.plan = conclusions.plan;
  const Option* option = recommended(answer.plan);
  if (option == nullptr || concerned(conclusions).empty()) {
    answer.text = "No: no system of this answer is affected or undecided." + withdrawn(conclusions.evidence->changes);
    return answer;
  }
  switch (option->kind) {
    case OptionKind::kDisconnect:
    case OptionKind::kStandAlone: answer.text = "Yes, as far as this evidence goes. "; break;
    default: answer.text = "No. "; break;
  }
  answer.text += capitalised(to_string(option->kind)) + ": " + price(*option, answer.plan.attack_paths_before) + ".";
  answer.text += withdrawn(conclusions.evidence->changes);
  return answer;
}

}  // namespace asepsis::chain
