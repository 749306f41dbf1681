#include "chain/respond.h"

#include <algorithm>
#include <set>

#include "assess/assess.h"
#include "base/text.h"
#include "chain/conclusions.h"
#include "contain/contain.h"
#include "know/identity.h"
#include "watch/watch.h"

namespace asepsis::chain {
namespace {

// The end of the evidence: of the traffic, else the last date that a document or a statement carries.
Time end_of_evidence(const Evidence& evidence) {
  if (evidence.recording && !evidence.recording->coverage.empty()) return evidence.recording->coverage.to;
  Time latest;
  for (const model::Advisory& advisory : evidence.advisories)
    for (const auto& date : {advisory.released, advisory.revised})
      if (date) latest = std::max(latest, *date);
  for (const model::AdviceChange& change : evidence.changes) latest = std::max({latest, change.said, change.entered});
  return latest;
}

model::AdvisoryHead head_of(const model::Advisory& advisory, const Evidence& evidence) {
  model::AdvisoryHead head;
  head.id = advisory.tracking_id;
  head.title = advisory.title;
  head.publisher = advisory.publisher;
  head.sha256 = advisory.sha256;
  head.status = advisory.status;
  head.released = advisory.released;
  head.revised = advisory.revised;
  head.revisions = advisory.revisions;
  head.exploits = advisory.exploits;
  head.faults = advisory.faults;
  for (const model::Vulnerability& vulnerability : advisory.vulnerabilities) {
    head.vulnerabilities.push_back(vulnerability.id);
    for (const model::Score& score : vulnerability.scores)
      head.highest_score = std::max(head.highest_score, score.base);
  }
  for (const model::AdviceChange& change : evidence.changes)
    if (equal_ignoring_case(change.advisory, advisory.tracking_id)) head.changes.push_back(change);
  return head;
}

std::vector<std::string> limits_of(const Conclusions& conclusions) {
  const Evidence& evidence = *conclusions.evidence;
  std::vector<std::string> limits;
  if (!conclusions.has_capture())
    limits.push_back("No capture was given: who reached what, and what was tried, is not observable (--capture FILE).");
  if (!evidence.network)
    limits.push_back(
        "No network file was given: only who did reach a system is shown, not who can, and the rules have no proven "
        "place (--network FILE).");
  if (!evidence.inventory)
    limits.push_back(
        "No inventory was given: a system that did not speak during the capture is not in this answer (--inventory "
        "FILE).");
  std::set<std::string> doubts;  // about who is who, which no single finding shows
  for (const model::Device* device : concerned(conclusions))
    for (const model::Contradiction& contradiction : device->contradictions) doubts.insert(contradiction.text);
  for (const model::Finding& finding : conclusions.assessment.findings)
    for (const model::Contradiction& contradiction : finding.contradictions) doubts.erase(contradiction.text);
  for (const std::string& doubt : doubts) limits.push_back("Identities may be mixed up: " + doubt + ".");
  for (const model::AdviceChange& change : evidence.changes) {
    const bool known = std::any_of(
        evidence.advisories.begin(), evidence.advisories.end(),
        [&](const model::Advisory& advisory) { return equal_ignoring_case(advisory.tracking_id, change.advisory); });
    if (!known) limits.push_back("The note about " + change.advisory + " concerns no advisory of this answer.");
  }
  return limits;
}

}  // namespace

const model::Device* Conclusions::device(std::string_view id) const {
  const auto found = std::find_if(devices.begin(), devices.end(), [&](const model::Device& d) { return d.id == id; });
  return found == devices.end() ? nullptr : &*found;
}

std::vector<const model::Device*> concerned(const Conclusions& conclusions) {
  std::vector<std::pair<std::uint32_t, const model::Device*>> ranked;
  for (const model::Finding& finding : conclusions.assessment.findings) {
    if (finding.verdict != model::Verdict::kAffected && finding.verdict != model::Verdict::kUndecided) continue;
    const model::Device* device = conclusions.device(finding.device.id);
    if (device == nullptr) continue;
    const auto there = std::find_if(ranked.begin(), ranked.end(), [&](const auto& r) { return r.second == device; });
    if (there == ranked.end())
      ranked.emplace_back(finding.priority.rank, device);
    else
      there->first = std::min(there->first, finding.priority.rank);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const model::Device*> devices;
  for (const auto& [rank, device] : ranked) devices.push_back(device);
  return devices;
}

Conclusions conclude(const Evidence& evidence, const model::Knowledge& knowledge, const Options& options) {
  Conclusions result;
  result.evidence = &evidence;
  result.knowledge = &knowledge;
  if (evidence.recording) result.recording = *evidence.recording;
  result.as_of = options.now.value_or(end_of_evidence(evidence));
  const std::vector<model::InventoryRow> rows =
      evidence.inventory ? evidence.inventory->rows : std::vector<model::InventoryRow>{};
  result.devices = know::devices(result.recording, rows, knowledge, result.network());
  watch::Lists lists;
  lists.management_known = evidence.network.has_value();
  if (evidence.network) lists.management_servers = evidence.network->management_servers;
  result.detections = watch::judge(result.recording, result.devices, lists);
  result.assessment = assess::assess(result.devices, evidence.advisories, result.detections, knowledge);
  assess::expose(result.assessment, result.devices, evidence.advisories, result.recording, result.detections,
                 result.network());
  result.plan = contain::plan({.devices = result.devices,
                               .assessment = &result.assessment,
                               .advisories = evidence.advisories,
                               .changes = evidence.changes,
                               .recording = &result.recording,
                               .detections = result.detections,
                               .knowledge = &knowledge,
                               .network = result.network()});
  return result;
}

model::Response respond(const Evidence& evidence, const model::Knowledge& knowledge, const Options& options) {
  const Conclusions conclusions = conclude(evidence, knowledge, options);
  model::Response response;
  for (const model::Advisory& advisory : evidence.advisories)
    response.advisories.push_back(head_of(advisory, evidence));
  response.as_of = conclusions.as_of;
  response.problems = evidence.problems;
  response.problems.insert(response.problems.end(), knowledge.problems.begin(), knowledge.problems.end());
  response.complete = evidence.complete && knowledge.problems.empty();
  response.limits = limits_of(conclusions);
  response.affected = answer_affected(conclusions);
  response.reachable = answer_reachable(conclusions);
  response.disconnect = answer_disconnect(conclusions);
  response.tonight = answer_tonight(conclusions, options);
  response.fixed = answer_fixed(conclusions);
  if (evidence.network) response.zones = evidence.network->zones;
  return response;
}

}  // namespace asepsis::chain
