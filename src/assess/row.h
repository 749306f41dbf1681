// One row of the answer: a kind of device, one vulnerability, the product that fits best.
//
//   auto row = decide(document, 0, facts, matches);
//   Finding finding = write(*row, document, facts, matches, device);
//
// Order of products: affected before undecided before fixed before not affected, so that a near miss never hides a hit;
// then the product of which most parts are met; then stated before inferred; then product id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assess/match.h"
#include "assess/standing.h"
#include "model/advisory.h"
#include "model/finding.h"

namespace asepsis::assess {

// An advisory, read once for all devices. Borrows the advisory.
struct Document {
  const model::Advisory* advisory = nullptr;
  std::vector<Predicate> predicates;                            // by product
  std::vector<std::vector<Standing>> standings;                 // by vulnerability
  std::vector<std::vector<model::VulnerableService>> services;  // by vulnerability
};

struct Row {
  std::size_t vulnerability = 0;
  model::Verdict verdict = model::Verdict::kUndecided;
  Standing best;
  std::vector<std::size_t> excluded;  // not affected since the device is none of these products, best first; else empty
  std::vector<std::string> missing;   // best first
  bool confirmed = false;
};

// Nothing where the vulnerability has no product of a maker that could be the device's. `matches` by product.
std::optional<Row> decide(const Document& document, std::size_t vulnerability, const DeviceFacts& facts,
                          const std::vector<Match>& matches);

// Without exposure, priority and risk (expose.cpp), and without what detections say (wire_evidence.h).
model::Finding write(const Row& row, const Document& document, const DeviceFacts& facts,
                     const std::vector<Match>& matches, const model::Device& device);

}  // namespace asepsis::assess
