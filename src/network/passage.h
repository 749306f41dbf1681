// One probe over one chain of points: what ask() and reach() share.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "network/network.h"

namespace asepsis::network {

using Chain = std::vector<const model::EnforcementPoint*>;
using RuleList = std::vector<const model::Rule*>;

// The rules of a chain that can speak of one server, thinned once and asked often.
struct Checkpoint {
  const model::EnforcementPoint* point = nullptr;
  RuleList extra, own;
};

// Hops up to the point that blocks. An unknown point makes the answer unknown unless another one blocks.
Answer pass(std::span<const Checkpoint> checkpoints, const Probe& probe);

const model::Rule* first_match(const RuleList& rules, const Probe& probe);

inline constexpr std::string_view kEverywhere = "*";

}  // namespace asepsis::network
