// What do I do tonight?
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "chain/conclusions.h"
#include "network/network.h"
#include "network/rules/nftables/nftables.h"
#include "watch/rules.h"

namespace asepsis::chain {
namespace {

using model::Option;
using model::Step;

constexpr Duration kReviewAfter = days(14);  // a containment that nobody looks at again becomes the network

const Option* recommended(const model::Plan& plan) {
  const auto found = std::find_if(plan.options.begin(), plan.options.end(),
                                  [&](const Option& option) { return option.kind == plan.recommended; });
  return found == plan.options.end() ? nullptr : &*found;
}

std::string advisory_names(const Evidence& evidence) {
  std::vector<std::string> names;
  for (const model::Advisory& advisory : evidence.advisories) names.push_back(advisory.tracking_id);
  return join(names, ", ");
}

std::string table_name(const Evidence& evidence) {
  std::string name = "asepsis";
  for (const model::Advisory& advisory : evidence.advisories) {
    name += '_';
    for (const char c : to_lower(advisory.tracking_id))
      name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return name.substr(0, 60);
}

// The points on the ways that the answer found into the concerned systems.
std::string placement_of(const Conclusions& conclusions) {
  if (conclusions.network() == nullptr) return "placement unknown, not proven; same-zone traffic is not stopped";
  std::set<std::string> points;
  for (const model::Finding& finding : conclusions.assessment.findings)
    for (const model::Reach& reach : finding.exposure.can)
      for (const model::Hop& hop : reach.hops)
        if (!hop.point.empty()) points.insert(hop.point);
  std::vector<std::string> places;
  for (const model::EnforcementPoint& point : conclusions.network()->points)
    if (points.contains(point.name)) places.push_back(point.name + ", between " + join_as_sentence(point.between));
  if (places.empty())
    return "no enforcement point stands on a way into these systems; same-zone traffic is not stopped";
  return "at " + join(places, "; at ") + "; same-zone traffic is not stopped";
}

// Each question once, with the systems whose console answers it.
class Checks {
 public:
  void ask(const std::string& question, const std::string& about, const std::string& device) {
    auto found = std::find_if(asked_.begin(), asked_.end(), [&](const Asked& one) { return one.question == question; });
    if (found == asked_.end()) found = asked_.insert(asked_.end(), {question, {}, {}});
    if (!about.empty()) add(found->about, about);
    add(found->devices, device);
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    for (const Asked& one : asked_)
      texts.push_back(join(one.devices, ", ") + ": " + one.question +
                      (one.about.empty() ? "" : " (" + join(one.about, ", ") + ")"));
    return texts;
  }

 private:
  struct Asked {
    std::string question;
    std::vector<std::string> about, devices;
  };
  static void add(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
  }
  std::vector<Asked> asked_;
};

// What a console can answer: facts that would decide, and patches that the wire speaks against the document about.
std::vector<std::string> checks_of(const Conclusions& conclusions) {
  Checks checks;
  for (const model::Finding& finding : conclusions.assessment.findings) {
    if (finding.verdict == model::Verdict::kNotAffected) continue;
    for (const std::string& fact : finding.missing) checks.ask("look up the " + fact, "", finding.device.name);
    const bool contradicted = std::any_of(
        finding.contradictions.begin(), finding.contradictions.end(),
        [&](const model::Contradiction& one) { return contains_ignoring_case(one.attribute, finding.vulnerability); });
    if (!contradicted) continue;
    for (const model::ServiceFact& row : conclusions.knowledge->services)
      if (row.vulnerability == finding.vulnerability && !row.check.empty())
        checks.ask(row.check, row.vulnerability, finding.device.name);
  }
  return checks.texts();
}

struct Clients {
  std::vector<std::string> attackers;
  std::vector<std::string> perhaps_managers;  // did nothing but call an agent, and nobody said who may
};

Clients clients_of(const Conclusions& conclusions) {
  std::map<IpAddress, bool> only_called_agents;
  for (const model::Detection& detection : conclusions.detections) {
    const bool agent_call = detection.rule == watch::kNotifyRule && conclusions.network() == nullptr;
    const auto [client, is_new] = only_called_agents.emplace(detection.client, agent_call);
    if (!is_new) client->second = client->second && agent_call;
  }
  Clients clients;
  for (const auto& [address, only_called] : only_called_agents)
    (only_called ? clients.perhaps_managers : clients.attackers).push_back(to_string(address));
  return clients;
}

std::vector<Step> steps_of(const Conclusions& conclusions, const model::Tonight& answer, const std::string& table) {
  std::vector<Step> steps;
  if (!answer.rules.empty()) {
    const std::string file = answer.rules_file.empty() ? "the rules (--rules FILE writes them)" : answer.rules_file;
    steps.push_back({"Load " + file + " on the firewall before these systems: " + answer.placement + ".",
                     "nft delete table inet " + table, "network engineer", 10});
    steps.push_back({"Echo, worklist and store from the systems: every clinical flow must still work.",
                     "remove the table at once if one fails", "PACS administrator", 10});
  }
  if (!answer.checks.empty())
    steps.push_back({"Look at the console of " + join(answer.checks, "; ") + ".", "nothing to undo: only looking",
                     "clinical engineer", static_cast<unsigned>(5 * answer.checks.size())});
  const Clients clients = clients_of(conclusions);
  if (!clients.attackers.empty())
    steps.push_back({"Take " + join_as_sentence(clients.attackers) + " off the network and examine " +
                         (clients.attackers.size() == 1 ? "it" : "them") + ": the holes were tried from there.",
                     "reconnect when it is clean", "security analyst", 15});
  if (!clients.perhaps_managers.empty())
    steps.push_back({"Find out whether " + join_as_sentence(clients.perhaps_managers) +
                         " manages the update agents; whoever does not, and calls them, is to be examined.",
                     "nothing to undo: only asking", "clinical engineer", 5});
  std::set<std::string> vendors;
  for (const model::Device* device : concerned(conclusions))
    if (device->vendor) vendors.insert(device->vendor->value);
  if (!vendors.empty())
    steps.push_back({"Ask " + join_as_sentence({vendors.begin(), vendors.end()}) +
                         " for the update, and by which way it comes to these systems.",
                     "nothing to undo", "clinical engineer", 10});
  return steps;
}

}  // namespace

model::Tonight answer_tonight(const Conclusions& conclusions, const Options& options) {
  model::Tonight answer;
  answer.placement = placement_of(conclusions);
  const auto systems = concerned(conclusions);
  if (systems.empty()) {
    answer.text = "Nothing: no system of this answer is affected or undecided.";
    return answer;
  }
  const Option* option = recommended(conclusions.plan);
  const std::string table = table_name(*conclusions.evidence);
  if (option != nullptr && !option->rules.empty()) {
    network::nftables::Header header;
    header.table = table;
    header.lines = {
        "Asepsis: " + std::string(to_string(option->kind)) + ", for " + advisory_names(*conclusions.evidence),
        "Evidence up to " + to_text(conclusions.as_of),
        "Valid until " + to_date(conclusions.as_of + kReviewAfter) +
            ", or until the update is installed and confirmed; then decide again",
        "Where: " + answer.placement,
        "Load: nft -f FILE     Undo: nft delete table inet " + table,
        "A proposal: loading it needs the decision of a named person"};
    answer.rules = network::nftables::emit(option->rules, header);
    answer.rules_file = options.rules_file;
  }
  answer.checks = checks_of(conclusions);
  answer.steps = steps_of(conclusions, answer, table);
  unsigned minutes = 0;
  for (const Step& step : answer.steps) minutes += step.minutes;
  answer.text =
      count_of(answer.steps.size(), "step") + ", about " + count_of(minutes, "minute") + ", each with its way back.";
  return answer;
}

}  // namespace asepsis::chain
