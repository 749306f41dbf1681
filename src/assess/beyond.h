// The same hole, seen on a device that no product of the document fits.
#pragma once

#include <span>
#include <vector>

#include "assess/row.h"
#include "assess/wire_evidence.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"

namespace asepsis::assess {

// `findings` are those of the document; a device with a finding other than "not affected" is not beyond it.
std::vector<model::Finding> beyond(const Document& document, std::span<const model::Finding> findings,
                                   std::span<const model::Device> devices,
                                   std::span<const model::Detection> detections);

}  // namespace asepsis::assess
