#include "assess/wire_evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "assess/explain.h"

namespace asepsis::assess {
namespace {

using model::Outcome;
using model::Verdict;

std::vector<Id> why_of(const model::Detection& detection) {
  std::vector<Id> ids;
  add_ids(ids, {detection.id});
  add_ids(ids, detection.why);
  return ids;
}

std::string_view words_for(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAnsweredVulnerable: return "it answered as a vulnerable one does";
    case Outcome::kAnsweredPatched: return "it answered as a patched one does";
    case Outcome::kAccepted: return "it took the connection";
    case Outcome::kRefused: return "it refused";
    case Outcome::kSilent: return "it did not answer";
    case Outcome::kUnknown: return "its answer decides nothing";
  }
  return {};
}

}  // namespace

WireEvidence::WireEvidence(std::span<const model::Detection> detections, const model::Knowledge& knowledge)
    : knowledge_(knowledge) {
  for (const model::Detection& detection : detections)
    if (detection.server) by_server_[*detection.server].push_back(&detection);
  for (auto& [server, list] : by_server_)
    std::sort(list.begin(), list.end(), [](const model::Detection* a, const model::Detection* b) {
      return std::tie(a->first, a->id, a->client, a->port) < std::tie(b->first, b->id, b->client, b->port);
    });
}

std::vector<const model::Detection*> WireEvidence::of(const model::Device& device,
                                                      const std::string& vulnerability) const {
  std::vector<const model::Detection*> found;
  for (const IpAddress& address : device.addresses) {
    const auto list = by_server_.find(address);
    if (list == by_server_.end()) continue;
    for (const model::Detection* detection : list->second)
      if (std::find(detection->vulnerabilities.begin(), detection->vulnerabilities.end(), vulnerability) !=
          detection->vulnerabilities.end())
        found.push_back(detection);
  }
  return found;
}

std::string WireEvidence::check_for(const std::string& vulnerability) const {
  for (const model::ServiceFact& fact : knowledge_.services)
    if (fact.vulnerability == vulnerability && !fact.check.empty()) return fact.check;
  return {};
}

void WireEvidence::add_to(model::Finding& finding, const model::Device& device) const {
  for (const model::Detection* detection : of(device, finding.vulnerability)) {
    const bool exposed = finding.verdict == Verdict::kAffected || finding.verdict == Verdict::kUndecided;
    const bool against =
        exposed ? detection->outcome == Outcome::kAnsweredPatched : detection->outcome == Outcome::kAnsweredVulnerable;
    if (against) {
      const std::string judged = exposed ? "affected or undecided by the document" : "not affected or fixed";
      const std::string on_wire = exposed ? "patched on the wire" : "vulnerable on the wire";
      std::string text = "The wire speaks against it, the verdict stays: " + sentence_of(*detection);
      if (const std::string check = check_for(finding.vulnerability); !check.empty())
        text += fmt::format(" At the console: {}", check);
      finding.contradictions.push_back(
          {"vulnerability " + finding.vulnerability, {judged, on_wire}, std::move(text), why_of(*detection)});
    } else if (exposed && detection->outcome == Outcome::kAnsweredVulnerable) {
      finding.reasons.push_back({"answered-vulnerable", sentence_of(*detection), why_of(*detection)});
    }
  }
}

std::string sentence_of(const model::Detection& detection) {
  const std::string where = detection.port ? fmt::format("on port {} ", *detection.port) : std::string();
  // An answer that was read is told in the detector's own words, which name what was answered.
  const bool read = detection.outcome == Outcome::kAnsweredVulnerable || detection.outcome == Outcome::kAnsweredPatched;
  const std::string answer = read && !detection.reasons.empty() ? "it " + detection.reasons.front().text
                                                                : std::string(words_for(detection.outcome));
  return fmt::format("{} tried it {}at {}; {}.", to_string(detection.client), where, to_text(detection.first), answer);
}

bool shows_the_hole(const model::Detection& detection) {
  return detection.outcome == Outcome::kAnsweredVulnerable || detection.outcome == Outcome::kAccepted;
}

}  // namespace asepsis::assess
