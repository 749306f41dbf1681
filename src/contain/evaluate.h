// An option's price: its rules over attack paths, required flows, everything else that was seen, and the update's way.
#pragma once

#include "contain/attack_paths.h"
#include "contain/options.h"

namespace asepsis::contain {

void evaluate(model::Option& option, const Situation& situation, const Needs& needs, const AttackPaths& paths,
              const Judge& judge);

// Vulnerable services of known port that somebody unknown can still open: what decides where no attempt was seen and no
// network file says who could make one.
std::uint64_t services_open(const model::Option& option, const std::vector<Target>& targets, const Judge& judge);

// Every target has a way, opened by itself, to where its update comes from.
bool update_path_open(const model::Option& option, const Situation& situation, const std::vector<Target>& targets,
                      const Judge& judge);

}  // namespace asepsis::contain
