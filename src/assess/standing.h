// What a document says of a product for one vulnerability, and what follows for a device that matches it or not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/match.h"
#include "model/advisory.h"
#include "model/finding.h"

namespace asepsis::assess {

// One product under one vulnerability. Points into the advisory.
struct Standing {
  std::size_t product = 0;  // index into advisory.products
  model::Verdict says = model::Verdict::kUndecided;
  model::StatusSource source = model::StatusSource::kNone;
  const model::StatedStatus* stated = nullptr;      // else
  const model::InferredStatus* inferred = nullptr;  // else no vulnerability of the document says anything of it
};

// For each vulnerability, the products that it says something of, sorted by product id. Products that no vulnerability
// says anything of are undecided in all of them, never dropped.
std::vector<std::vector<Standing>> standings_of(const model::Advisory& advisory);

// "stated", "under-investigation", "named-without-status", "product-without-status", in words.
model::Reason reason_of(const Standing& standing, const model::Advisory& advisory,
                        const model::Vulnerability& vulnerability);

// What is missing where the document itself leaves it open; empty: nothing.
std::string missing_statement(const Standing& standing);

// What a match makes of a standing. Nothing where the product has no bearing on the device: one that is said to be
// safe, and that the device is not, or not surely. Surely needs a firm identity: else evidence that is taken away could
// clear a device, and whether it is this safe product or none of the document's makes no difference to the others.
std::optional<model::Verdict> verdict_of(const Standing& standing, const Match& match);

// Affected, undecided, fixed, not affected: the first hides the others, so that a near miss never hides a hit.
int severity(model::Verdict verdict);

}  // namespace asepsis::assess
