// Which device is affected by what: predicates over products, matched against devices, three-valued.
//
//   auto assessment = assess::assess(devices, advisories, detections, knowledge);
//
// A product is read into a predicate (vendor, families, operating systems, versions, model words), each part with the
// words it came from. A device meets, fails or leaves open each part; a failed part with enough proof makes "not
// affected", an open one "undecided" naming the fact, all met "affected" (stated or inferred). Contradicting evidence
// on a part makes it open. What the wire says against a verdict (a patched answer) is shown and changes nothing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/advisory.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/knowledge.h"
#include "model/network.h"
#include "model/recording.h"

namespace asepsis::assess {

model::Assessment assess(std::span<const model::Device> devices, std::span<const model::Advisory> advisories,
                         std::span<const model::Detection> detections, const model::Knowledge& knowledge);

// The families a device may belong to, in an advisory's vocabulary, best first; empty: not known.
struct FamilyGuess {
  std::string family;
  double confidence = 0;
  model::Reason reason;
};
std::vector<FamilyGuess> families_of(const model::Device& device, const model::Knowledge& knowledge);

// The services through which a vulnerability is reached: named ports of the document, rows of data/, and ports
// inherited from a sibling of the same service. Empty port: not known, any may be it.
std::vector<model::VulnerableService> services_of(const model::Advisory& advisory,
                                                  const model::Vulnerability& vulnerability,
                                                  const model::Knowledge& knowledge);

// Fills exposure, priority and patient risk of every finding that is not "not affected". `network` may be null.
void expose(model::Assessment& assessment, std::span<const model::Device> devices,
            std::span<const model::Advisory> advisories, const model::Recording& recording,
            std::span<const model::Detection> detections, const model::NetworkModel* network);

}  // namespace asepsis::assess
