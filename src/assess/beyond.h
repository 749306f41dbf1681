// The same hole, seen on a device that no product of a document fits.
#pragma once

#include <span>
#include <vector>

#include "assess/row.h"
#include "assess/wire_evidence.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"

namespace asepsis::assess {

// A device with a finding other than "not affected" is not beyond the document. Sorted by document, then device.
std::vector<model::Finding> beyond(std::span<const Document> documents, std::span<const model::Finding> findings,
                                   std::span<const model::Device> devices,
                                   std::span<const model::Detection> detections);

}  // namespace asepsis::assess
