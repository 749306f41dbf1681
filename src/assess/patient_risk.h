// Both sides of leaving a device on the network or taking it off, for the patient, in a sentence or two each.
//
// Nothing is weighed and no figure is invented: the sentences say what the verdict, the exposure, the document's word
// on exploits and the device's part in care imply. Harm is named as incident reports name it: a delayed or broken-off
// examination of a patient who may be sedated, prepared or injected (MAUDE 6615296).
#pragma once

#include <string>

#include "assess/priority.h"
#include "model/device.h"
#include "model/finding.h"

namespace asepsis::assess {

struct PatientRisk {
  std::string leave_on, take_off;
};
// `device` may be null: then it is not known what it is used for.
PatientRisk patient_risk(const model::Finding& finding, const model::Device* device, const Subject& subject,
                         const model::NetworkModel* network);

}  // namespace asepsis::assess
