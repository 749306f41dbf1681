#include "report/phrases.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "report/plain.h"

namespace asepsis::report {
namespace {

using model::Outcome;
using model::Verdict;
using Says = model::ExploitStatement::Says;

std::string joined(std::initializer_list<std::string> parts, std::string_view between) {
  std::vector<std::string> there;
  for (const std::string& part : parts)
    if (!part.empty()) there.push_back(part);
  return plain(join(there, between));
}

}  // namespace

State state_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAffected: return {"●", "affected", Tone::kBad};
    case Verdict::kUndecided: return {"◐", "undecided", Tone::kWarn};
    case Verdict::kFixed: return {"○", "fixed", Tone::kGood};
    case Verdict::kNotAffected: return {"○", "not affected", Tone::kGood};
  }
  return {};
}

State exploit_state(const model::ExploitStatement& exploits) {
  switch (exploits.says) {
    case Says::kExploited: return {"●", "exploited already", Tone::kBad};
    case Says::kPublic: return {"●", "exploits are public", Tone::kBad};
    case Says::kNoneKnown: return {"○", "no exploit known to the publisher", Tone::kPlain};
    case Says::kNothing: return {"◐", "nothing understood about exploits", Tone::kWarn};
  }
  return {};
}

State outcome_state(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return {"●", "answered as vulnerable", Tone::kBad};
    case Outcome::kAnsweredPatched: return {"○", "answered as patched", Tone::kGood};
    case Outcome::kAccepted: return {"●", "accepted", Tone::kBad};
    case Outcome::kRefused: return {"○", "refused", Tone::kGood};
    case Outcome::kSilent: return {"○", "no answer", Tone::kPlain};
    case Outcome::kUnknown: return {"◐", "outcome not known", Tone::kWarn};
  }
  return {};
}

State progress_of(std::string_view words) {
  if (starts_with_ignoring_case(words, "yes")) return {"●", "yes", Tone::kGood};
  if (starts_with_ignoring_case(words, "unknown")) return {"◐", "unknown", Tone::kWarn};
  if (starts_with_ignoring_case(words, "no")) return {"○", "no", Tone::kPlain};
  return {};
}

std::string title_of(const model::AdvisoryHead& head) {
  std::string_view title = trim(head.title);
  if (starts_with_ignoring_case(title, head.id) && title.size() > head.id.size()) {
    title.remove_prefix(head.id.size());
    while (!title.empty() && std::string_view("_-:, ").find(title.front()) != std::string_view::npos)
      title.remove_prefix(1);
  }
  return plain(title.empty() ? std::string_view(head.id) : title);
}

std::string headline(const model::Response& response) {
  const auto& heads = response.advisories;
  if (heads.empty()) return "No advisory could be read";
  return heads.size() == 1 ? title_of(heads.front()) : count_of(heads.size(), "advisory", "advisories");
}

std::string life_of(const model::AdvisoryHead& head) {
  std::string life = head.released ? "published " + to_date(*head.released) : "publication date not known";
  if (!head.publisher.empty()) life += " by " + head.publisher;
  if (!head.status.empty()) life += ", " + head.status;
  if (head.revisions.size() < 2) return plain(life + ", never revised");
  const model::Revision& last = head.revisions.back();
  return plain(life + ", revised " + count_of(head.revisions.size() - 1, "time") + ", last " + to_date(last.date) +
               (last.summary.empty() ? "" : ": " + last.summary));
}

std::string change_of(const model::AdviceChange& change) {
  return plain(to_date(change.said) + " advice changed (" + std::string(to_string(change.what)) + ")");
}

std::string said_of(const model::AdviceChange& change) {
  return plain("said by " + change.said_by + "; source: " + change.source + "; entered by " + change.entered_by +
               " on " + to_date(change.entered));
}

std::string evidence_of(const model::Response& response) { return "Evidence up to " + to_text(response.as_of); }

std::string description_of(const model::DeviceLine& line) {
  const std::string words = joined({line.vendor, line.model, line.software}, " ");
  return words.empty() ? "maker and model not known" : words;
}

std::string kind_of(const model::DeviceLine& line) { return joined({line.families, line.os}, ", "); }

std::string circumstances_of(const model::DeviceLine& line) {
  return joined({line.families, line.os, line.zone.empty() ? "" : "zone " + line.zone}, ", ");
}

std::string addresses_of(const model::DeviceRef& device) { return plain(join(device.addresses, ", ")); }
std::string name_of(const model::DeviceRef& device) { return plain(device.name.empty() ? device.id : device.name); }

std::string who_of(const model::DeviceRef& device) {
  const std::string name = name_of(device), addresses = addresses_of(device);
  return addresses.empty() || addresses == name ? name : name + ", " + addresses;
}

std::string port_of(const std::optional<std::uint16_t>& port) { return port ? std::to_string(*port) : "any port"; }

std::string way_of(const model::Reach& reach) {
  std::vector<std::string> hops;
  for (const model::Hop& hop : reach.hops)
    hops.push_back(hop.point.empty() ? "same zone, no point between" : hop.point + ": " + hop.rule);
  return plain(join(hops, "; then "));
}

std::string can_of(const model::Reach& reach) {
  std::string text = reach.from + " → " + port_of(reach.port);
  if (reach.hosts > 0) text += " (" + count_of(reach.hosts, "host") + " known there)";
  if (!reach.hops.empty()) text += " by " + way_of(reach);
  return plain(text);
}

std::string span_of(Time first, Time last) {
  const std::string from = to_text(first), to = to_text(last);
  if (from == to) return from;
  if (to_date(first) == to_date(last)) return from.substr(0, from.size() - 4) + " to " + to.substr(11);
  return from + " to " + to;
}

std::string did_of(const model::Reach& reach) {
  std::string text = reach.from + " → " + port_of(reach.port) + ": " + count_of(reach.connections, "connection");
  if (!reach.state.empty()) text += ", " + reach.state;
  if (reach.attack) text += ", an attempt on the hole";
  return plain(text + ", " + span_of(reach.first, reach.last));
}

std::string option_name(model::OptionKind kind) {
  std::string name(to_string(kind));
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string required_of(const model::RequiredFlow& flow) {
  std::string text = flow.name + ", " + flow.client + " → " + flow.server;
  if (flow.port) text += ":" + std::to_string(*flow.port);
  if (!flow.because.empty()) text += " (" + flow.because;
  if (!flow.because.empty()) text += flow.last_seen ? ", last seen " + to_text(*flow.last_seen) + ")" : ", never seen)";
  if (!flow.if_cut.empty()) text += ": " + flow.if_cut;
  return plain(text);
}

std::string lost_of(const model::LostFlow& flow) {
  return plain(flow.client + " → " + flow.server + ":" + std::to_string(flow.port) + "/" +
               std::string(to_string(flow.transport)) + (flow.protocol.empty() ? "" : " " + flow.protocol) + ", " +
               count_of(flow.connections, "connection"));
}

std::string duty_of(const model::Step& step) {
  std::vector<std::string> parts;
  if (!step.owner.empty()) parts.push_back(step.owner);
  if (step.minutes > 0) parts.push_back(std::to_string(step.minutes) + " min");
  return plain(join(parts, " · "));
}

std::string detection_of(const model::Detection& detection) {
  std::string text = detection.rule + ": " + to_string(detection.client) + " → ";
  if (detection.servers.size() == 1)
    text += to_string(detection.servers.front());
  else
    text += count_of(detection.servers.size(), "address", "addresses");
  if (detection.port) text += ", port " + std::to_string(*detection.port);
  text += ", " + count_of(detection.count, "attempt") + ", " + std::string(outcome_state(detection.outcome).word);
  return plain(text + ", " + span_of(detection.first, detection.last));
}

std::string problem_of(const model::Problem& problem) {
  std::string text = problem.file;
  if (!problem.where.empty()) text += (text.empty() ? "" : ", ") + problem.where;
  return plain(text + (text.empty() ? "expected: " : ": expected ") + problem.expected);
}

std::string ids_of(const std::vector<Id>& why) {
  std::vector<std::string> ids;
  for (const Id& id : why) ids.push_back(id.text);
  return plain(join(ids, ", "));
}

std::map<std::string, Findings> findings_by_device(const model::Response& response) {
  std::map<std::string, Findings> by_device;
  for (const model::Finding& finding : response.affected.assessment.findings)
    by_device[finding.device.id].push_back(&finding);
  return by_device;
}

std::vector<model::Reason> reasons_of(const Findings& findings) {
  // What is said of several vulnerabilities in the same words is said once, with their names in a row.
  constexpr std::string_view kPlaceholder = "\x01";
  struct Group {
    model::Reason reason;  // its text with the placeholder where the vulnerability's name stood
    std::vector<std::string> vulnerabilities;
  };
  std::vector<Group> groups;
  for (const model::Finding* finding : findings)
    for (const model::Reason& reason : finding->reasons) {
      std::string pattern = reason.text;
      const std::size_t at = finding->vulnerability.empty() ? std::string::npos : pattern.find(finding->vulnerability);
      if (at != std::string::npos) pattern.replace(at, finding->vulnerability.size(), kPlaceholder);
      auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.reason.text == pattern; });
      if (group == groups.end()) {
        group = groups.insert(groups.end(), {reason, {}});
        group->reason.text = pattern;
      }
      auto& names = group->vulnerabilities;
      if (at != std::string::npos && std::find(names.begin(), names.end(), finding->vulnerability) == names.end())
        names.push_back(finding->vulnerability);
    }
  std::vector<model::Reason> reasons;
  for (Group& group : groups) {
    const std::size_t at = group.reason.text.find(kPlaceholder);
    if (at != std::string::npos)
      group.reason.text.replace(at, kPlaceholder.size(), join_as_sentence(group.vulnerabilities));
    reasons.push_back(std::move(group.reason));
  }
  return reasons;
}

std::vector<std::string> missing_of(const Findings& findings) {
  std::vector<std::string> missing;
  for (const model::Finding* finding : findings)
    for (const std::string& fact : finding->missing)
      if (std::find(missing.begin(), missing.end(), fact) == missing.end()) missing.push_back(fact);
  return missing;
}

std::vector<ReachGroup> groups_of(const model::Reachable& reachable) {
  std::vector<ReachGroup> groups;
  std::map<std::string, std::size_t> places;
  for (const model::ReachableRow& row : reachable.rows) {
    std::string key = port_of(row.port);
    for (const model::Reach& reach : row.can) key += '\n' + can_of(reach);
    key += "\n\n";
    for (const model::Reach& reach : row.did)
      key += '\n' + reach.from + ' ' + port_of(reach.port) + ' ' + reach.state + (reach.attack ? "!" : "");
    key += "\n\n" + join(row.blind, "\n");
    const auto [at, is_new] = places.try_emplace(key, groups.size());
    if (is_new) groups.push_back({row.port, {}, row.can, row.did, row.blind});
    ReachGroup& group = groups[at->second];
    group.systems.push_back(name_of(row.device));
    for (std::size_t i = 0; !is_new && i < row.did.size(); ++i) {
      group.did[i].connections += row.did[i].connections;
      group.did[i].first = std::min(group.did[i].first, row.did[i].first);
      group.did[i].last = std::max(group.did[i].last, row.did[i].last);
    }
  }
  return groups;
}

std::vector<model::Detection> groups_of(const std::vector<model::Detection>& detections) {
  std::vector<model::Detection> groups;
  std::map<std::string, std::size_t> places;
  for (const model::Detection& detection : detections) {
    const std::string key = detection.rule + '\n' + to_string(detection.client) + '\n' + port_of(detection.port) +
                            '\n' + std::string(to_string(detection.outcome)) + (detection.server ? "1" : "2");
    const auto [at, is_new] = places.try_emplace(key, groups.size());
    if (is_new) {
      groups.push_back(detection);
      continue;
    }
    model::Detection& group = groups[at->second];
    group.servers.insert(group.servers.end(), detection.servers.begin(), detection.servers.end());
    group.count += detection.count;
    group.first = std::min(group.first, detection.first);
    group.last = std::max(group.last, detection.last);
    group.why.insert(group.why.end(), detection.why.begin(), detection.why.end());
    for (const model::Reason& reason : detection.reasons)
      if (std::none_of(group.reasons.begin(), group.reasons.end(),
                       [&](const auto& r) { return r.text == reason.text; }))
        group.reasons.push_back(reason);
  }
  for (model::Detection& group : groups) {
    std::sort(group.servers.begin(), group.servers.end());
    group.servers.erase(std::unique(group.servers.begin(), group.servers.end()), group.servers.end());
  }
  return groups;
}

std::map<std::string, Attempts> attempts_by_address(const model::Response& response) {
  std::map<std::string, Attempts> by_address;
  for (const model::Detection& detection : response.fixed.detections)
    for (const IpAddress& server : detection.servers) {
      Attempts& attempts = by_address[to_string(server)];
      if (detection.server)
        attempts.attempts += detection.count;
      else
        ++attempts.sweeps;
    }
  return by_address;
}

std::string attempts_on(const std::map<std::string, Attempts>& attempts, const model::DeviceRef& device) {
  Attempts sum;
  for (const std::string& address : device.addresses) {
    const auto found = attempts.find(address);
    if (found == attempts.end()) continue;
    sum.attempts += found->second.attempts;
    sum.sweeps += found->second.sweeps;
  }
  std::vector<std::string> parts;
  if (sum.attempts > 0) parts.push_back(count_of(sum.attempts, "attempt"));
  if (sum.sweeps > 0) parts.push_back(count_of(sum.sweeps, "sweep"));
  return parts.empty() ? "none seen" : join_as_sentence(parts);
}

}  // namespace asepsis::report
