// Is it fixed?
#include <algorithm>
#include <map>

#include "base/text.h"
#include "chain/conclusions.h"
#include "watch/watch.h"

namespace asepsis::chain {
namespace {

using model::Detection;
using model::Outcome;

bool is_sweep(const Detection& detection) { return !detection.server.has_value(); }

// "4 probes for CVE-2015-1635 (3 answered as vulnerable, 1 as patched)"
std::string attempts_text(const std::vector<const Detection*>& detections) {
  std::uint64_t attempts = 0;
  std::map<std::string, std::uint64_t> outcomes;
  for (const Detection* detection : detections) {
    attempts += detection->count;
    outcomes[std::string(to_string(detection->outcome))] += detection->count;
  }
  std::vector<std::string> parts;
  for (const auto& [outcome, count] : outcomes) parts.push_back(std::to_string(count) + " " + outcome);
  return std::to_string(attempts) + " on " + join_as_sentence(detections.front()->vulnerabilities) + " (" +
         join(parts, ", ") + ")";
}

std::string detections_sentence(const std::vector<Detection>& detections) {
  std::map<std::string, std::vector<const Detection*>> by_rule;
  std::vector<std::string> parts;
  for (const Detection& detection : detections)
    if (!is_sweep(detection)) by_rule[detection.rule].push_back(&detection);
  for (const auto& [rule, list] : by_rule) parts.push_back(attempts_text(list));
  for (const Detection& detection : detections)
    if (is_sweep(detection))
      parts.push_back("a sweep of " + count_of(detection.count, "touch", "touches") + " over " +
                      count_of(detection.servers.size(), "address", "addresses"));
  return join_as_sentence(parts);
}

// Zones of the concerned systems that no tap sees.
std::vector<std::string> blind_zones(const Conclusions& conclusions, const std::vector<const model::Device*>& systems) {
  std::vector<std::string> blind;
  if (conclusions.network() == nullptr) return blind;
  for (const model::Zone& zone : conclusions.network()->zones) {
    const bool theirs = std::any_of(systems.begin(), systems.end(),
                                    [&](const model::Device* device) { return device->zone == zone.name; });
    if (theirs && !zone.tap) blind.push_back(zone.name);
  }
  return blind;
}

// Attempts on the holes of this answer; others are still listed, but say nothing of these systems' fix.
std::vector<Detection> attempts_on_these_holes(const Conclusions& conclusions) {
  std::vector<Detection> attempts;
  const auto concerns = [&](const std::string& vulnerability) {
    return std::any_of(conclusions.assessment.findings.begin(), conclusions.assessment.findings.end(),
                       [&](const model::Finding& finding) { return finding.vulnerability == vulnerability; });
  };
  for (const Detection& detection : conclusions.detections)
    if (std::any_of(detection.vulnerabilities.begin(), detection.vulnerabilities.end(), concerns))
      attempts.push_back(detection);
  return attempts;
}

std::string contained_text(const Conclusions& conclusions, const model::Device& device) {
  if (conclusions.network() == nullptr) return "unknown: no network file";
  for (const model::Finding& finding : conclusions.assessment.findings) {
    if (finding.device.id != device.id) continue;
    for (const model::Reach& reach : finding.exposure.can) {
      const model::Zone* zone = conclusions.network()->zone(reach.from);
      if (zone != nullptr && zone->entry) return "no: " + reach.from + " reaches it";
    }
  }
  return "by the network file no entry zone reaches it; not proven";
}

}  // namespace

model::Fixed answer_fixed(const Conclusions& conclusions) {
  model::Fixed answer;
  answer.detections = conclusions.detections;
  const auto systems = concerned(conclusions);
  std::vector<model::Device> devices;
  for (const model::Device* device : systems) devices.push_back(*device);
  std::map<std::string, std::string> seen;
  for (const watch::OnWire& line :
       watch::on_wire(devices, attempts_on_these_holes(conclusions), conclusions.recording, conclusions.network()))
    seen.emplace(line.device_id, line.text);
  for (const model::Device* device : systems)
    answer.devices.push_back(
        {ref(*device), contained_text(conclusions, *device), "unknown: no receipt", seen[device->id]});

  const model::Coverage& coverage = conclusions.recording.coverage;
  const bool observed = conclusions.has_capture() && !coverage.empty();
  answer.coverage =
      observed ? to_text(coverage.from) + " to " + to_text(coverage.to) + " (" + to_text(coverage.length()) + ")"
               : "no traffic was given";
  std::string text = systems.empty() ? "Nothing to fix: no system of this answer is affected or undecided."
                                     : "Not yet: no system has a receipt.";
  if (!observed)
    text += " Attempts are not observable: no traffic was given.";
  else if (conclusions.detections.empty())
    text += " Attempts were not seen in " + to_text(coverage.length()) + " of traffic; before " +
            to_text(coverage.from) + " they are not observable.";
  else
    text += " Attempts were seen: " + detections_sentence(conclusions.detections) + "; before " +
            to_text(coverage.from) + " they are not observable.";
  const auto blind = blind_zones(conclusions, systems);
  if (observed && !blind.empty())
    text += " What happens inside " + join_as_sentence(blind) + " is not observable: no tap is there.";
  answer.text = text;
  return answer;
}

}  // namespace asepsis::chain
