#include "assess/patient_risk.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace asepsis::assess {
namespace {

using model::Role;
using model::Verdict;

bool has(const model::Device* device, Role role) {
  return device != nullptr && std::find(device->roles.begin(), device->roles.end(), role) != device->roles.end();
}

bool sends(const model::Device* device, std::string_view modality) {
  return device != nullptr &&
         std::find(device->modalities.begin(), device->modalities.end(), modality) != device->modalities.end();
}

bool examines(const model::Device* device) {
  return device != nullptr && (has(device, Role::kModality) || !device->modalities.empty()) &&
         !has(device, Role::kWorkstation) && !has(device, Role::kArchive);
}

// What stops for a patient when the device does.
std::string harm(const model::Device* device) {
  if (examines(device)) {
    std::string text = "an examination can be delayed or broken off";
    if (sends(device, "PT") || sends(device, "NM"))
      text += ", for a patient whose tracer is already injected and decays";
    else if (sends(device, "XA") || sends(device, "RF"))
      text += ", for a patient in the middle of an intervention";
    else
      text += ", for a patient who may be sedated or prepared";
    return text;
  }
  if (has(device, Role::kArchive)) return "earlier images of patients cannot be read";
  if (has(device, Role::kWorkstation)) return "reading and reporting of images already taken stops";
  if (has(device, Role::kWorklist) || has(device, Role::kGateway))
    return "orders and patient data no longer reach the devices, and are typed by hand";
  return "what it is used for stops; which patients that touches is not known here";
}

std::string reached_from(const model::Finding& finding, const model::NetworkModel* network) {
  std::vector<std::string> entries;
  for (const model::Reach& reach : finding.exposure.can)
    if (is_entry(network, reach.from) && std::find(entries.begin(), entries.end(), reach.from) == entries.end())
      entries.push_back(reach.from);
  const bool attacked =
      std::any_of(finding.exposure.did.begin(), finding.exposure.did.end(),
                  [](const model::Reach& reach) { return reach.attack && reach.state == "answered"; });
  const std::string tried = attacked ? " It was tried already, and the service answered." : std::string();
  if (!entries.empty())
    return fmt::format("The service can be reached from {}, where an attacker may already be.{}",
                       join_as_sentence(entries), tried);
  if (!finding.exposure.can_known) return "Who can reach the service is not known." + tried;
  if (!finding.exposure.can.empty())
    return "The service can be reached from zones in which no attacker is expected only." + tried;
  return "By the network file nobody can reach the service." + tried;
}

std::string exploits(const Subject& subject) {
  using Says = model::ExploitStatement::Says;
  if (subject.advisory == nullptr) return {};
  switch (subject.advisory->exploits.says) {
    case Says::kExploited: return " The hole is being exploited.";
    case Says::kPublic: return " Exploits are public.";
    case Says::kNoneKnown: return " No public exploit is known.";
    case Says::kNothing: return " Whether exploits exist is not said.";
  }
  return {};
}

std::string leaving_on(const model::Finding& finding, const model::Device* device, const Subject& subject,
                       const model::NetworkModel* network) {
  if (finding.verdict == Verdict::kFixed)
    return "The document calls this version fixed; if that holds, this hole adds no risk.";
  const std::string whether = finding.verdict == Verdict::kUndecided ? "If it is affected: " : "";
  return fmt::format("{}{}{} If it is attacked, {}.", whether, reached_from(finding, network), exploits(subject),
                     harm(device));
}

std::string taking_off(const model::Device* device) {
  if (examines(device))
    return "Examinations go on at the device alone: no worklist, so patients are entered by hand and can be mixed up; "
           "images stay on the device until it is connected again; reading elsewhere and remote service wait.";
  if (has(device, Role::kArchive))
    return "Images can be read only at the devices that took them; earlier images are not at hand; the devices' disks "
           "fill.";
  if (has(device, Role::kWorkstation))
    return "No new images arrive and none leave: reading and reporting move to another workplace or wait.";
  if (has(device, Role::kWorklist) || has(device, Role::kGateway))
    return "Orders no longer reach the devices: patients are entered by hand and can be mixed up.";
  return "What needs it over the network stops; which patients that touches is not known here.";
}

}  // namespace

PatientRisk patient_risk(const model::Finding& finding, const model::Device* device, const Subject& subject,
                         const model::NetworkModel* network) {
  return {leaving_on(finding, device, subject, network), taking_off(device)};
}

}  // namespace asepsis::assess
