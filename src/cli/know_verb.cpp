#include <algorithm>

#include "base/text.h"
#include "cli/verbs.h"
#include "know/identity.h"
#include "model/codec.h"
#include "watch/watch.h"

namespace asepsis::cli {
namespace {

std::string or_dash(const std::optional<model::Attribute>& attribute) { return attribute ? attribute->value : "-"; }

std::string as_text(const model::Knowing& knowing) {
  std::string text;
  for (const model::Device& device : knowing.devices) {
    std::vector<std::string> addresses, roles;
    for (const IpAddress& address : device.addresses) addresses.push_back(to_string(address));
    for (const model::Role role : device.roles) roles.emplace_back(to_string(role));
    text += join(addresses, " ") + "\t" + device.display_name() + "\t" + join(roles, ", ") + "\t" +
            or_dash(device.vendor) + "\t" + or_dash(device.model) + "\t" + or_dash(device.software) + "\t" +
            or_dash(device.os) + "\n";
    for (const model::Contradiction& contradiction : device.contradictions) text += "\t! " + contradiction.text + "\n";
  }
  for (const model::Detection& detection : knowing.detections)
    text +=
        "detection\t" + detection.rule + "\t" + to_string(detection.client) + "\t" +
        (detection.server ? to_string(*detection.server) : count_of(detection.servers.size(), "address", "addresses")) +
        "\t" + std::string(to_string(detection.outcome)) + "\t" + count_of(detection.count, "attempt") + "\n";
  const model::Coverage& coverage = knowing.recording.coverage;
  text += count_of(knowing.devices.size(), "device") + ", " + count_of(knowing.recording.flows.size(), "flow") + ", " +
          count_of(coverage.packets, "packet") + ", " + to_text(coverage.length()) + "\n";
  return text;
}

}  // namespace

int know_capture(const KnowCaptureOptions& options) {
  const model::Knowledge knowledge = load_knowledge(options.data);
  Opened opened;
  int status =
      opened.open(
          {.advisories = {}, .captures = options.captures, .notes = {}, .inventory = {}, .network = options.network})
          ? kAnswered
          : kEnvironment;
  const chain::Evidence evidence = chain::gather(opened.inputs());
  say(evidence.problems);
  say(knowledge.problems);
  if (!evidence.recording) return std::max<int>(status, kDamaged);
  if (!evidence.complete) status = std::max<int>(status, kDamaged);

  model::Knowing knowing;
  knowing.recording = *evidence.recording;
  const model::NetworkModel* network = evidence.network ? &*evidence.network : nullptr;
  knowing.devices = know::devices(knowing.recording, {}, knowledge, network);
  watch::Lists lists;
  lists.management_known = network != nullptr;
  if (network != nullptr) lists.management_servers = network->management_servers;
  knowing.detections = watch::judge(knowing.recording, knowing.devices, lists);
  if (!options.write.empty()) {
    const Status written = write_file(options.write, encode(knowing.recording));
    if (!written) {
      say(written.error());
      status = std::max(status, status_of(written.error()));
    }
  }
  return print(options.json ? to_json(knowing) + "\n" : as_text(knowing)) ? status : kEnvironment;
}

}  // namespace asepsis::cli
