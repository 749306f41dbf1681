// Files to evidence. A file that cannot be read is a problem, and the answer goes on without it.
#include <algorithm>

#include "advise/advise.h"
#include "chain/respond.h"
#include "know/inventory.h"
#include "network/network.h"
#include "wire/text_view.h"

namespace asepsis::chain {
namespace {

void refuse(Evidence& evidence, const Error& error) {
  evidence.problems.push_back(model::problem_of(error));
  evidence.complete = false;
}

void add(Evidence& evidence, const std::vector<model::Problem>& problems) {
  evidence.problems.insert(evidence.problems.end(), problems.begin(), problems.end());
}

}  // namespace

Evidence gather(const Inputs& inputs) {
  Evidence evidence;
  for (const File& file : inputs.advisories) {
    auto advisory = advise::read(wire::as_text(file.bytes), file.name);
    if (!advisory) {
      refuse(evidence, advisory.error());
      continue;
    }
    const bool twice = std::any_of(evidence.advisories.begin(), evidence.advisories.end(),
                                   [&](const model::Advisory& other) { return other.id == advisory->id; });
    if (!twice) evidence.advisories.push_back(std::move(*advisory));
  }
  for (const File& file : inputs.notes) {
    auto change = advise::read_advice_change(wire::as_text(file.bytes), file.name);
    if (change)
      evidence.changes.push_back(std::move(*change));
    else
      refuse(evidence, change.error());
  }
  if (inputs.inventory) {
    auto inventory = know::import_csv(wire::as_text(inputs.inventory->bytes), inputs.inventory->name);
    if (inventory) {
      add(evidence, inventory->problems);
      evidence.complete = evidence.complete && inventory->complete && inventory->problems.empty();
      evidence.inventory = std::move(*inventory);
    } else {
      refuse(evidence, inventory.error());
    }
  }
  if (inputs.network) {
    auto network = network::read(wire::as_text(inputs.network->bytes), inputs.network->name, inputs.fetch);
    if (network) {
      add(evidence, network->problems);
      evidence.complete = evidence.complete && network->problems.empty();
      evidence.network = std::move(*network);
    } else {
      refuse(evidence, network.error());
    }
  }
  if (!inputs.captures.empty()) {
    evidence.recording = ingest(inputs.captures, inputs.progress);
    add(evidence, evidence.recording->problems);
    evidence.complete = evidence.complete && evidence.recording->complete;
  }
  return evidence;
}

}  // namespace asepsis::chain
