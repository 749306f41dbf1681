// What detections say of findings: for a verdict, against it (a contradiction), or beyond the document. They never
// change a verdict: an answer on the wire can be forged, and a patched answer on one port is no proof of a fix.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/knowledge.h"

namespace asepsis::assess {

// Detections by the server they name. Borrows them.
class WireEvidence {
 public:
  WireEvidence(std::span<const model::Detection> detections, const model::Knowledge& knowledge);

  // Of this vulnerability, at one of the device's addresses; in order of time.
  std::vector<const model::Detection*> of(const model::Device& device, const std::string& vulnerability) const;
  // Adds reasons and contradictions.
  void add_to(model::Finding& finding, const model::Device& device) const;
  // What to look up at the console for this vulnerability; empty: not known.
  std::string check_for(const std::string& vulnerability) const;

 private:
  std::map<IpAddress, std::vector<const model::Detection*>> by_server_;
  const model::Knowledge& knowledge_;
};

std::string sentence_of(const model::Detection& detection);  // "10.10.0.57 asked on port 80 at ...; it answered as ..."

// The hole itself was seen: a vulnerable answer, or an attempt that was let in.
bool shows_the_hole(const model::Detection& detection);

}  // namespace asepsis::assess
