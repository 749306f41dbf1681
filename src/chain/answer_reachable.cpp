// Can it be reached?
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "chain/conclusions.h"

namespace asepsis::chain {
namespace {

using model::Reach;

bool concerns(const model::Finding& finding) {
  return finding.verdict == model::Verdict::kAffected || finding.verdict == model::Verdict::kUndecided;
}

// One row per device and port, in the order of the findings.
std::vector<model::ReachableRow> rows_of(const Conclusions& conclusions) {
  std::vector<model::ReachableRow> rows;
  for (const model::Finding& finding : conclusions.assessment.findings) {
    if (!concerns(finding)) continue;
    for (const model::VulnerableService& service : finding.services) {
      const auto there = std::find_if(rows.begin(), rows.end(), [&](const model::ReachableRow& row) {
        return row.device == finding.device && row.port == service.port;
      });
      if (there != rows.end()) continue;
      model::ReachableRow row{finding.device, service.port, {}, {}, finding.exposure.blind};
      const auto on_port = [&](const Reach& reach) { return reach.port == service.port; };
      std::copy_if(finding.exposure.can.begin(), finding.exposure.can.end(), std::back_inserter(row.can), on_port);
      std::copy_if(finding.exposure.did.begin(), finding.exposure.did.end(), std::back_inserter(row.did), on_port);
      rows.push_back(std::move(row));
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tie(a.device.addresses, a.device.id, a.port) < std::tie(b.device.addresses, b.device.id, b.port);
  });
  return rows;
}

// "80, 443 and 3465"
std::string ports_text(const std::set<std::optional<std::uint16_t>>& ports) {
  std::vector<std::string> texts;
  for (const auto& port : ports)
    if (port) texts.push_back(std::to_string(*port));
  if (ports.contains(std::nullopt)) texts.push_back("ports that are not known");
  return join_as_sentence(texts);
}

std::string can_sentence(const std::vector<model::ReachableRow>& rows, const model::NetworkModel& network) {
  std::map<std::string, std::set<std::optional<std::uint16_t>>> entries, others;
  for (const model::ReachableRow& row : rows)
    for (const Reach& reach : row.can) {
      const model::Zone* zone = network.zone(reach.from);
      (zone != nullptr && zone->entry ? entries : others)[reach.from].insert(row.port);
    }
  if (entries.empty() && others.empty()) return "No: by the network file no zone reaches a vulnerable service.";
  std::vector<std::string> parts;
  for (const auto& [zone, ports] : entries) parts.push_back(zone + " on " + ports_text(ports));
  for (const auto& [zone, ports] : others) parts.push_back(zone + " on " + ports_text(ports));
  return std::string(entries.empty() ? "Only from inside: from " : "Yes: from ") + join(parts, "; from ") + ".";
}

std::string did_sentence(const std::vector<model::ReachableRow>& rows, bool has_capture) {
  if (!has_capture) return "Who did is not observable: no capture was given.";
  std::map<std::string, std::set<std::optional<std::uint16_t>>> ports;
  std::map<std::string, std::set<std::string>> devices;
  std::set<std::string> attackers;
  for (const model::ReachableRow& row : rows)
    for (const Reach& reach : row.did) {
      ports[reach.from].insert(row.port);
      devices[reach.from].insert(row.device.id);
      if (reach.attack) attackers.insert(reach.from);
    }
  if (ports.empty()) return "In the evidence nobody was seen to reach one.";
  std::vector<std::string> parts;
  for (const auto& [client, opened] : ports)
    parts.push_back(client + " reached " + ports_text(opened) + " on " + count_of(devices[client].size(), "system") +
                    (attackers.contains(client) ? " and tried the holes" : ""));
  return "It was: " + join(parts, "; ") + ".";
}

}  // namespace

model::Reachable answer_reachable(const Conclusions& conclusions) {
  model::Reachable answer;
  answer.rows = rows_of(conclusions);
  answer.can_known = conclusions.network() != nullptr;
  if (answer.rows.empty()) {
    answer.text = "Nothing to reach: no system is affected or undecided.";
    return answer;
  }
  std::vector<std::string> sentences;
  if (answer.can_known) sentences.push_back(can_sentence(answer.rows, *conclusions.network()));
  sentences.push_back(did_sentence(answer.rows, conclusions.has_capture()));
  if (!answer.can_known) sentences.push_back("Who else can is not judged: no network file was given.");
  std::set<std::string> blind;
  for (const model::ReachableRow& row : answer.rows) blind.insert(row.blind.begin(), row.blind.end());
  if (!blind.empty()) sentences.push_back("Blind, without a tap: " + join({blind.begin(), blind.end()}, ", ") + ".");
  const bool unknown_port =
      std::any_of(answer.rows.begin(), answer.rows.end(), [](const auto& row) { return !row.port; });
  if (unknown_port) sentences.push_back("For some holes no port is known: any port may be the way.");
  answer.text = join(sentences, " ");
  return answer;
}

}  // namespace asepsis::chain
