#include "assess/beyond.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "assess/explain.h"

namespace asepsis::assess {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // advisory, device id, vulnerability

std::set<Key> judged(std::span<const model::Finding> findings) {
  std::set<Key> keys;
  for (const model::Finding& finding : findings)
    if (finding.verdict != model::Verdict::kNotAffected)
      keys.emplace(finding.advisory, finding.device.id, finding.vulnerability);
  return keys;
}

// An address that answered is somebody, even where no device was made of it.
model::DeviceRef reference_to(const IpAddress& address, const std::map<IpAddress, const model::Device*>& owners) {
  const auto owner = owners.find(address);
  if (owner != owners.end()) return model::ref(*owner->second);
  return {to_string(address), to_string(address), {to_string(address)}};
}

void begin(model::Finding& finding, const model::DeviceRef& device, const Document& document,
           std::size_t vulnerability) {
  const model::Advisory& advisory = *document.advisory;
  const std::string& id = advisory.vulnerabilities[vulnerability].id;
  finding.id = make_id("beyond", {device.id, advisory.tracking_id, id});
  finding.device = device;
  finding.advisory = advisory.tracking_id;
  finding.vulnerability = id;
  finding.verdict = model::Verdict::kUndecided;
  finding.services = document.services[vulnerability];
  finding.reasons.push_back({"not-named",
                             fmt::format("No product of {} fits this device.", advisory.tracking_id),
                             {model::place_id(advisory, "/product_tree")}});
}

void add(model::Finding& finding, const model::Detection& detection) {
  const bool vulnerable = detection.outcome == model::Outcome::kAnsweredVulnerable;
  if (vulnerable) finding.verdict = model::Verdict::kAffected;
  std::vector<Id> why = detection.why;
  add_ids(why, {detection.id});
  const std::string rule = vulnerable ? "answered-vulnerable" : "accepted";
  const bool known = std::any_of(finding.reasons.begin(), finding.reasons.end(), [&](const model::Reason& reason) {
    return reason.rule == rule && reason.why == why;
  });  // two editions of a document that were given together
  if (!known) finding.reasons.push_back({rule, sentence_of(detection), std::move(why)});
}

bool names(const model::Detection& detection, const std::string& vulnerability) {
  return std::find(detection.vulnerabilities.begin(), detection.vulnerabilities.end(), vulnerability) !=
         detection.vulnerabilities.end();
}

// Of two devices with one address the smaller id.
std::map<IpAddress, const model::Device*> owners_of(std::span<const model::Device> devices) {
  std::map<IpAddress, const model::Device*> owners;
  for (const model::Device& device : devices)
    for (const IpAddress& address : device.addresses) {
      const auto [owner, is_new] = owners.emplace(address, &device);
      if (!is_new && device.id < owner->second->id) owner->second = &device;
    }
  return owners;
}

}  // namespace

std::vector<model::Finding> beyond(std::span<const Document> documents, std::span<const model::Finding> findings,
                                   std::span<const model::Device> devices,
                                   std::span<const model::Detection> detections) {
  std::vector<const model::Detection*> in_order;
  for (const model::Detection& detection : detections)
    if (detection.server && shows_the_hole(detection)) in_order.push_back(&detection);
  if (in_order.empty()) return {};
  std::sort(in_order.begin(), in_order.end(), [](const model::Detection* a, const model::Detection* b) {
    return std::tie(a->first, a->id, a->client, a->server, a->port) <
           std::tie(b->first, b->id, b->client, b->server, b->port);
  });
  const std::map<IpAddress, const model::Device*> owners = owners_of(devices);
  const std::set<Key> known = judged(findings);

  std::map<Key, model::Finding> rows;
  for (const Document& document : documents)
    for (std::size_t v = 0; v < document.advisory->vulnerabilities.size(); ++v)
      for (const model::Detection* detection : in_order) {
        const std::string& id = document.advisory->vulnerabilities[v].id;
        if (!names(*detection, id)) continue;
        const model::DeviceRef device = reference_to(*detection->server, owners);
        const Key key{document.advisory->tracking_id, device.id, id};
        if (known.contains(key)) continue;
        const auto [row, is_new] = rows.try_emplace(key);
        if (is_new) begin(row->second, device, document, v);
        add(row->second, *detection);
      }
  std::vector<model::Finding> found;
  for (auto& [key, finding] : rows) {
    if (finding.verdict == model::Verdict::kUndecided)
      finding.missing = {"whether the service behind it is the vulnerable one"};
    found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace asepsis::assess
