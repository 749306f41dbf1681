// What to do first, with reasons instead of a score.
//
// In order: the verdict; what the wire showed (a vulnerable answer, then an attempt that was let in); whether a zone in
// which an attacker may already be can reach it; what the document says of exploits; its highest score. Findings of one
// device that share a service stand together at the place of the first of them: closing the service closes all.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "assess/exposure.h"
#include "model/advisory.h"
#include "model/finding.h"

namespace asepsis::assess {

// The advisory and the vulnerability of a finding; null where they were not given.
struct Subject {
  const model::Advisory* advisory = nullptr;
  const model::Vulnerability* vulnerability = nullptr;
  double highest_score() const;  // 0: none
};
// One index for many findings.
class Subjects {
 public:
  explicit Subjects(std::span<const model::Advisory> advisories);
  Subject of(const model::Finding& finding) const;

 private:
  std::map<std::pair<std::string, std::string>, Subject> subjects_;  // tracking id, vulnerability
};

// Of findings that have their exposure. "Not affected" keeps rank 0.
void rank(std::vector<model::Finding>& findings, const Subjects& subjects, std::span<const model::Detection> detections,
          const Surroundings& surroundings);

bool is_entry(const model::NetworkModel* network, const std::string& zone);

}  // namespace asepsis::assess
