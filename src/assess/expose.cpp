#include "assess/assess.h"
#include "assess/exposure.h"
#include "assess/patient_risk.h"
#include "assess/priority.h"

namespace asepsis::assess {

void expose(model::Assessment& assessment, std::span<const model::Device> devices,
            std::span<const model::Advisory> advisories, const model::Recording& recording,
            std::span<const model::Detection> detections, const model::NetworkModel* network) {
  Surroundings surroundings(devices, recording, detections, network);
  const Subjects subjects(advisories);
  for (std::vector<model::Finding>* findings : {&assessment.findings, &assessment.beyond}) {
    for (model::Finding& finding : *findings)
      if (finding.verdict != model::Verdict::kNotAffected) finding.exposure = surroundings.exposure_of(finding);
    rank(*findings, subjects, detections, surroundings);
    for (model::Finding& finding : *findings) {
      if (finding.verdict == model::Verdict::kNotAffected) continue;
      PatientRisk risk = patient_risk(finding, surroundings.device(finding.device.id), subjects.of(finding), network);
      finding.leave_on = std::move(risk.leave_on);
      finding.take_off = std::move(risk.take_off);
    }
  }
}

}  // namespace asepsis::assess
