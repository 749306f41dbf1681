#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "watch/rules.h"
#include "watch/watch.h"

namespace asepsis::watch {
namespace {

using model::Detection;
using model::Outcome;

bool is_heard(const model::Recording& recording, const model::Device& device) {
  return std::ranges::any_of(device.addresses, [&](const IpAddress& address) {
    return std::ranges::any_of(recording.coverage.networks,
                               [&](const Cidr& network) { return network.contains(address); });
  });
}

// Whether a probe of the device would have been seen. A tap that the network file promises counts where this recording
// holds the device's traffic; a zone without one is blind, whatever else passed by.
bool is_observable(const model::Device& device, const model::Recording& recording, const model::NetworkModel* network) {
  if (recording.coverage.empty()) return false;
  const bool heard = is_heard(recording, device);
  const model::Zone* zone = network == nullptr ? nullptr : network->zone(device.zone);
  if (zone == nullptr) return heard;
  return zone->tap && (heard || device.seen_on_wire);
}

// Attempts on one port by how they ended.
using Endings = std::map<Outcome, std::uint64_t>;

std::string text_of_probes(std::uint16_t port, const Endings& endings) {
  const auto count = [&](Outcome outcome) {
    const auto found = endings.find(outcome);
    return found == endings.end() ? 0 : found->second;
  };
  const std::uint64_t vulnerable = count(Outcome::kAnsweredVulnerable), patched = count(Outcome::kAnsweredPatched);
  if (vulnerable > 0 && patched > 0)
    return fmt::format("{}: conflicting answers, vulnerable and patched ({})", port,
                       count_of(vulnerable + patched, "probe"));
  if (vulnerable > 0) return fmt::format("{}: vulnerable answer ({})", port, count_of(vulnerable, "probe"));
  if (patched > 0) return fmt::format("{}: patched answer, unconfirmed", port);
  std::uint64_t all = 0;
  for (const auto& [outcome, times] : endings) all += times;
  if (count(Outcome::kSilent) == all) return fmt::format("{}: {}, no answer", port, count_of(all, "probe"));
  return fmt::format("{}: {}, not judged", port, count_of(all, "probe"));
}

std::string text_of_contacts(std::uint16_t port, const Endings& endings) {
  std::uint64_t all = 0;
  for (const auto& [outcome, times] : endings) all += times;
  const std::string contacts = count_of(all, "contact");
  if (endings.contains(Outcome::kAccepted)) return fmt::format("{}: {}, accepted", port, contacts);
  if (endings.size() == 1 && endings.contains(Outcome::kRefused)) return fmt::format("{}: {}, refused", port, contacts);
  return fmt::format("{}: {}, not judged", port, contacts);
}

using ByServer = std::map<IpAddress, std::vector<const Detection*>>;

ByServer by_server(std::span<const Detection> detections) {
  ByServer index;
  for (const Detection& detection : detections)
    if (detection.server && detection.port) index[*detection.server].push_back(&detection);
  return index;
}

std::string text_of(const model::Device& device, const ByServer& detections) {
  std::map<std::uint16_t, Endings> probes, contacts;
  for (const IpAddress& address : device.addresses) {
    const auto found = detections.find(address);
    if (found == detections.end()) continue;
    for (const Detection* detection : found->second) {
      if (detection->rule == kRangeProbeRule) probes[*detection->port][detection->outcome] += detection->count;
      if (detection->rule == kNotifyRule) contacts[*detection->port][detection->outcome] += detection->count;
    }
  }
  std::vector<std::string> lines;
  for (const auto& [port, endings] : probes) lines.push_back(text_of_probes(port, endings));
  for (const auto& [port, endings] : contacts) lines.push_back(text_of_contacts(port, endings));
  return join(lines, "; ");
}

}  // namespace

std::vector<OnWire> on_wire(std::span<const model::Device> devices, std::span<const Detection> detections,
                            const model::Recording& recording, const model::NetworkModel* network) {
  const ByServer index = by_server(detections);
  std::vector<OnWire> all;
  for (const model::Device& device : devices) {
    std::string text = text_of(device, index);
    if (text.empty()) text = is_observable(device, recording, network) ? "not seen" : "not observable";
    all.push_back({device.id, std::move(text)});
  }
  return all;
}

}  // namespace asepsis::watch
