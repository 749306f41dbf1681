#include "assess/priority.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "assess/explain.h"
#include "assess/standing.h"
#include "base/text.h"

namespace asepsis::assess {
namespace {

using model::Outcome;
using model::Verdict;

// Smaller is more urgent. In the order of the header.
struct Urgency {
  int verdict = 0, seen = 0, reach = 0, exploits = 0;
  double score = 0;  // negated
  auto operator<=>(const Urgency&) const = default;
};

struct Ranked {
  Urgency urgency;
  std::vector<model::Reason> reasons;
};

int verdict_step(Verdict verdict) { return 3 - severity(verdict); }

int seen_step(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return 0;
    case Outcome::kAccepted: return 1;
    case Outcome::kUnknown: return 2;
    case Outcome::kRefused:
    case Outcome::kSilent: return 3;
    case Outcome::kAnsweredPatched: return 4;
  }
  return 3;
}
constexpr int kNothingSeen = 3;

model::Reason verdict_reason(const model::Finding& finding) {
  switch (finding.verdict) {
    case Verdict::kAffected: return {"verdict", "It is affected.", {finding.id}};
    case Verdict::kUndecided:
      return {"verdict",
              fmt::format("Undecided: {} would decide it.",
                          finding.missing.empty() ? "nothing known" : join_as_sentence(finding.missing)),
              {finding.id}};
    case Verdict::kFixed: return {"verdict", "The document says fixed.", {finding.id}};
    case Verdict::kNotAffected: return {"verdict", "Not affected.", {finding.id}};
  }
  return {};
}

// The most telling attempt at this vulnerability on this device.
const model::Detection* most_telling(const model::Finding& finding, std::span<const model::Detection> detections,
                                     const std::map<IpAddress, std::vector<std::size_t>>& by_server,
                                     const Surroundings& surroundings) {
  const model::Device* device = surroundings.device(finding.device.id);
  if (device == nullptr) return nullptr;
  const model::Detection* best = nullptr;
  for (const IpAddress& address : device->addresses) {
    const auto list = by_server.find(address);
    if (list == by_server.end()) continue;
    for (const std::size_t index : list->second) {
      const model::Detection& one = detections[index];
      if (std::find(one.vulnerabilities.begin(), one.vulnerabilities.end(), finding.vulnerability) ==
          one.vulnerabilities.end())
        continue;
      const auto key = [](const model::Detection& d) { return std::tuple(seen_step(d.outcome), d.first, d.id); };
      if (best == nullptr || key(one) < key(*best)) best = &one;
    }
  }
  return best;
}

std::string_view what_was_seen(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return "It was tried, and answered as a vulnerable one does.";
    case Outcome::kAccepted: return "It was tried, and let the attempt in.";
    case Outcome::kAnsweredPatched: return "It was tried, and answered as a patched one does.";
    case Outcome::kRefused: return "It was tried, and refused.";
    case Outcome::kSilent: return "It was tried, and did not answer.";
    case Outcome::kUnknown: return "It was tried; the answer decides nothing.";
  }
  return {};
}

std::pair<int, model::Reason> reach_of(const model::Finding& finding, const model::NetworkModel* network) {
  const model::Exposure& exposure = finding.exposure;
  std::vector<std::string> entries, others;
  for (const model::Reach& reach : exposure.can) {
    std::vector<std::string>& list = is_entry(network, reach.from) ? entries : others;
    if (std::find(list.begin(), list.end(), reach.from) == list.end()) list.push_back(reach.from);
  }
  if (!entries.empty())
    return {0,
            {"reachable",
             fmt::format("Reachable from {}, where an attacker may already be.", join_as_sentence(entries)),
             {}}};
  if (!exposure.can_known) {
    const bool reached = std::any_of(exposure.did.begin(), exposure.did.end(),
                                     [](const model::Reach& reach) { return reach.state == "answered"; });
    if (reached)
      return {1, {"reachable", "Connections to its service were answered; no network file says who else can.", {}}};
    return {2, {"reachable", "No network file says who can reach it.", {}}};
  }
  if (!others.empty()) return {3, {"reachable", fmt::format("Reachable from {} only.", join_as_sentence(others)), {}}};
  return {4, {"reachable", "By the network file nobody can reach it.", {}}};
}

std::pair<int, model::Reason> exploits_of(const Subject& subject) {
  using Says = model::ExploitStatement::Says;
  if (subject.advisory == nullptr) return {2, {"exploits", "Nothing is known of exploits.", {}}};
  const std::vector<Id> why = {model::place_id(*subject.advisory, subject.advisory->exploits.pointer)};
  switch (subject.advisory->exploits.says) {
    case Says::kExploited: return {0, {"exploits", "The document says that it is being exploited.", why}};
    case Says::kPublic: return {1, {"exploits", "The document says that exploits are public.", why}};
    case Says::kNoneKnown: return {3, {"exploits", "The document knows of no public exploit.", why}};
    case Says::kNothing: break;
  }
  return {2, {"exploits", "The document says nothing of exploits.", {}}};
}

Ranked urgency_of(const model::Finding& finding, const Subject& subject, const model::Detection* seen,
                  const model::NetworkModel* network) {
  Ranked ranked;
  ranked.reasons.push_back(verdict_reason(finding));
  if (seen != nullptr) {
    model::Reason reason{"attack-seen", std::string(what_was_seen(seen->outcome)), {}};
    add_ids(reason.why, {seen->id});
    add_ids(reason.why, seen->why);
    ranked.reasons.push_back(std::move(reason));
  }
  auto [reach_step, reach_reason] = reach_of(finding, network);
  auto [exploit_step, exploit_reason] = exploits_of(subject);
  ranked.reasons.push_back(std::move(reach_reason));
  ranked.reasons.push_back(std::move(exploit_reason));
  const double score = subject.highest_score();
  if (score > 0) ranked.reasons.push_back({"score", fmt::format("Scored {:.1f} of 10.", score), {}});
  ranked.urgency = {verdict_step(finding.verdict), seen == nullptr ? kNothingSeen : seen_step(seen->outcome),
                    reach_step, exploit_step, -score};
  return ranked;
}

// Services of one device that are the same: by ports, else by name, else each finding for itself.
std::string service_key(const model::Finding& finding) {
  std::string key = finding.device.id + '\n';
  for (const model::VulnerableService& service : finding.services) {
    if (service.port)
      key += fmt::format("{}/{} ", to_string(service.transport), *service.port);
    else
      key += service.service.empty() ? "any of " + finding.vulnerability : "any " + service.service;
  }
  return key;
}

}  // namespace

double Subject::highest_score() const {
  double highest = 0;
  if (vulnerability != nullptr)
    for (const model::Score& score : vulnerability->scores) highest = std::max(highest, score.base);
  return highest;
}

Subjects::Subjects(std::span<const model::Advisory> advisories) {
  for (const model::Advisory& advisory : advisories)
    for (const model::Vulnerability& vulnerability : advisory.vulnerabilities) {
      const auto [place, is_new] =
          subjects_.try_emplace({advisory.tracking_id, vulnerability.id}, Subject{&advisory, &vulnerability});
      if (!is_new && advisory.id < place->second.advisory->id) place->second = {&advisory, &vulnerability};
    }
}

Subject Subjects::of(const model::Finding& finding) const {
  const auto found = subjects_.find({finding.advisory, finding.vulnerability});
  return found == subjects_.end() ? Subject{} : found->second;
}

bool is_entry(const model::NetworkModel* network, const std::string& zone) {
  const model::Zone* found = network == nullptr ? nullptr : network->zone(zone);
  return found != nullptr && found->entry;
}

void rank(std::vector<model::Finding>& findings, const Subjects& subjects, std::span<const model::Detection> detections,
          const Surroundings& surroundings) {
  std::map<IpAddress, std::vector<std::size_t>> by_server;
  for (std::size_t i = 0; i < detections.size(); ++i)
    if (detections[i].server) by_server[*detections[i].server].push_back(i);

  std::vector<Urgency> urgencies(findings.size());
  std::map<std::string, Urgency> first_of_service;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    model::Finding& finding = findings[i];
    if (finding.verdict == Verdict::kNotAffected) continue;
    const model::Detection* seen = most_telling(finding, detections, by_server, surroundings);
    Ranked ranked = urgency_of(finding, subjects.of(finding), seen, surroundings.network());
    urgencies[i] = ranked.urgency;
    finding.priority.reasons = std::move(ranked.reasons);
    const auto [place, is_new] = first_of_service.try_emplace(service_key(finding), ranked.urgency);
    if (!is_new) place->second = std::min(place->second, ranked.urgency);
  }

  std::set<Urgency> places;
  for (const auto& [service, urgency] : first_of_service) places.insert(urgency);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    model::Finding& finding = findings[i];
    if (finding.verdict == Verdict::kNotAffected) continue;
    const Urgency& together = first_of_service.at(service_key(finding));
    finding.priority.rank = static_cast<std::uint32_t>(std::distance(places.begin(), places.find(together))) + 1;
    if (together != urgencies[i])
      finding.priority.reasons.push_back(
          {"same-service",
           "It stands with a more urgent finding of the same service: closing the service closes both.",
           {}});
  }
}

}  // namespace asepsis::assess
