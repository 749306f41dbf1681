#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "watch/rules.h"
#include "watch/sweeps.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using model::Contact;
using model::Detection;
using model::Outcome;

// Attempts of one client at one port of one server.
using Attempt = std::tuple<IpAddress, IpAddress, std::uint16_t>;
using Attempts = std::map<Attempt, std::vector<const Contact*>>;

Attempts attempts_of(const model::Recording& recording, Contact::Kind kind) {
  Attempts attempts;
  for (const Contact& contact : recording.contacts)
    if (contact.kind == kind) attempts[{contact.client, contact.server, contact.port}].push_back(&contact);
  return attempts;
}

// Server headers that a host was heard to give, by any address of its device.
class WebServers {
 public:
  WebServers(const model::Recording& recording, std::span<const model::Device> devices) {
    for (std::size_t i = 0; i < devices.size(); ++i)
      for (const IpAddress& address : devices[i].addresses) device_.emplace(address, i);
    for (const model::Observation& observation : recording.observations)
      if (observation.claim == model::claim::kHttpServer && is_http_sys(observation.value))
        http_sys_[key(observation.subject)].push_back(observation.id);
  }

  const std::vector<Id>* http_sys(const IpAddress& server) const {
    const auto found = http_sys_.find(key(server));
    return found == http_sys_.end() ? nullptr : &found->second;
  }

 private:
  // The device, else the address itself.
  std::pair<std::size_t, IpAddress> key(const IpAddress& address) const {
    const auto device = device_.find(address);
    if (device == device_.end()) return {SIZE_MAX, address};
    return {device->second, IpAddress{}};
  }

  std::map<IpAddress, std::size_t> device_;
  std::map<std::pair<std::size_t, IpAddress>, std::vector<Id>> http_sys_;
};

struct Judgement {
  Outcome outcome = Outcome::kUnknown;
  model::Reason reason;
};

Judgement judge_probe(const Contact& probe, const WebServers& servers, bool packets_lost) {
  const auto said = [&](Outcome outcome, std::string_view rule, std::string text, std::vector<Id> more = {}) {
    more.push_back(probe.id);
    std::ranges::sort(more);
    return Judgement{outcome, {std::string(rule), std::move(text), std::move(more)}};
  };
  if (probe.answer != Contact::Answer::kStatus) {
    if (packets_lost)
      return said(Outcome::kUnknown, "answer-not-captured", "no answer was captured, and bytes were lost");
    return said(Outcome::kSilent, "no-answer", "no answer was seen");
  }
  if (probe.status != kStatusUnpatched && probe.status != kStatusPatched)
    return said(Outcome::kUnknown, "other-status",
                fmt::format("the answer {} says neither patched nor unpatched", probe.status));

  // The answer's own header decides; a host's other headers only where the answer has none.
  std::string evidence;
  std::vector<Id> why;
  if (is_http_sys(probe.server_software)) {
    evidence = fmt::format("the answer names {}", probe.server_software);
  } else if (!probe.server_software.empty()) {
    return said(Outcome::kUnknown, "not-http-sys",
                fmt::format("{} answered {}, which is not the server that the test is for", probe.server_software,
                            probe.status));
  } else if (const auto* known = servers.http_sys(probe.server)) {
    evidence = "the host runs HTTP.sys by other answers";
    why = *known;
  } else {
    return said(Outcome::kUnknown, "server-not-known",
                fmt::format("answered {}, but nothing shows that HTTP.sys did", probe.status));
  }
  const bool unpatched = probe.status == kStatusUnpatched;
  return said(
      unpatched ? Outcome::kAnsweredVulnerable : Outcome::kAnsweredPatched,
      unpatched ? "416-of-http-sys" : "400-of-http-sys",
      fmt::format("answered {}, as {} systems do; {}", probe.status, unpatched ? "unpatched" : "patched", evidence),
      std::move(why));
}

Judgement judge_notify(const Contact& contact) {
  switch (contact.answer) {
    case Contact::Answer::kAccepted:
      return {Outcome::kAccepted, {"notify-accepted", "the agent's reply accepts it", {contact.id}}};
    case Contact::Answer::kRefused:
      return {Outcome::kRefused, {"notify-refused", "the agent's reply refuses it", {contact.id}}};
    default: return {Outcome::kUnknown, {"notify-without-reply", "sent, and no reply byte was seen", {contact.id}}};
  }
}

// Worst news first: of several answers the worst is the outcome, and all are among the reasons.
int severity(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return 0;
    case Outcome::kAccepted: return 1;
    case Outcome::kUnknown: return 2;
    case Outcome::kSilent: return 3;
    case Outcome::kAnsweredPatched: return 4;
    case Outcome::kRefused: return 5;
  }
  return 2;
}

void add_reason(std::vector<model::Reason>& reasons, const model::Reason& reason) {
  for (model::Reason& known : reasons) {
    if (known.rule != reason.rule || known.text != reason.text) continue;
    known.why.insert(known.why.end(), reason.why.begin(), reason.why.end());
    std::ranges::sort(known.why);
    known.why.erase(std::unique(known.why.begin(), known.why.end()), known.why.end());
    return;
  }
  reasons.push_back(reason);
}

Detection detection_of(std::string_view rule, const Attempt& attempt, const std::vector<const Contact*>& contacts,
                       const std::vector<Judgement>& judgements) {
  const auto& [client, server, port] = attempt;
  Detection made;
  made.rule = rule;
  made.client = client;
  made.servers = {server};
  made.server = server;
  made.port = port;
  made.first = made.last = contacts.front()->at;
  made.count = contacts.size();
  made.outcome = judgements.front().outcome;
  for (const Contact* contact : contacts) {
    made.first = std::min(made.first, contact->at);
    made.last = std::max(made.last, contact->at);
    made.why.push_back(contact->id);
  }
  for (const Judgement& judged : judgements) {
    if (severity(judged.outcome) < severity(made.outcome)) made.outcome = judged.outcome;
    add_reason(made.reasons, judged.reason);
  }
  std::ranges::stable_sort(made.reasons, {}, &model::Reason::rule);
  std::ranges::sort(made.why);
  made.id = make_id("detection", {rule, to_string(client), to_string(server), std::to_string(port)});
  return made;
}

void find_probes(const model::Recording& recording, std::span<const model::Device> devices,
                 std::vector<Detection>& found) {
  const WebServers servers(recording, devices);
  for (const auto& [attempt, contacts] : attempts_of(recording, Contact::Kind::kRangeProbe)) {
    std::vector<Judgement> judgements;
    for (const Contact* contact : contacts)
      judgements.push_back(judge_probe(*contact, servers, recording.coverage.lost > 0));
    found.push_back(detection_of(kRangeProbeRule, attempt, contacts, judgements));
    found.back().vulnerabilities = {std::string(kRangeProbeVulnerability)};
  }
}

void find_notifies(const model::Recording& recording, const Lists& lists, std::vector<Detection>& found) {
  const model::Reason stranger{"sender-not-known",
                               lists.management_known ? "sender not known as management server: not in the list"
                                                      : "sender not known as management server: no list was given",
                               {}};
  for (const auto& [attempt, contacts] : attempts_of(recording, Contact::Kind::kAgentNotify)) {
    const auto& [client, server, port] = attempt;
    if (std::ranges::find(lists.management_servers, client) != lists.management_servers.end()) continue;
    std::vector<Judgement> judgements;
    for (const Contact* contact : contacts) judgements.push_back(judge_notify(*contact));
    found.push_back(detection_of(kNotifyRule, attempt, contacts, judgements));
    found.back().vulnerabilities = {kNotifyVulnerabilities.begin(), kNotifyVulnerabilities.end()};
    found.back().reasons.push_back(stranger);
  }
}

}  // namespace

std::vector<Detection> judge(const model::Recording& recording, std::span<const model::Device> devices,
                             const Lists& lists) {
  std::vector<Detection> found;
  find_probes(recording, devices, found);
  find_notifies(recording, lists, found);
  for (Detection& sweep : sweeps_of(recording.contacts)) found.push_back(std::move(sweep));
  std::ranges::sort(found, [](const Detection& a, const Detection& b) {
    return std::tie(a.first, a.client, a.rule, a.id) < std::tie(b.first, b.client, b.rule, b.id);
  });
  return found;
}

}  // namespace asepsis::watch
