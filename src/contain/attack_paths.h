// Ways to a vulnerable service: the model's where a network file says who can reach what, else the attempts that were
// seen.
#pragma once

#include <string>
#include <vector>

#include "contain/verdict.h"

namespace asepsis::contain {

// Distinct non-sweep attempts on a target.
struct SeenAttempt {
  Attempt attempt;
  bool answered = false;  // the target itself spoke, so nothing on the way stopped it
};
std::vector<SeenAttempt> attempts_seen(const Situation& situation, const std::vector<Target>& targets);

class AttackPaths {
 public:
  AttackPaths(const Situation& situation, const std::vector<Target>& targets, const Judge& judge);
  // With a network file: triples of entry zone, target and vulnerable port that stay reachable, and attempts that it
  // does not explain (an end in no zone, or an answer where its rules say blocked). Without: attempts that the option
  // does not surely stop; a block of ports stops nothing on a device where the vulnerable port is not known.
  std::uint64_t left(const model::Option& option) const;

  // Zones where an attacker may stand: declared entries, and zones from which an attempt came; all others than the
  // device's own where the file names no entry at all.
  bool is_entry(const model::Zone& zone, const Target& target) const;

 private:
  std::uint64_t reachable(const Target& target, const model::Option& option) const;
  bool explained(const SeenAttempt& seen) const;

  const Situation& situation_;
  const std::vector<Target>& targets_;
  const Judge& judge_;
  std::vector<SeenAttempt> attempts_;
  std::set<std::string> entries_;
};

}  // namespace asepsis::contain
