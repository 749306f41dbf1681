// The CVSS objects of a vulnerability: in CSAF 2.0 /scores[]/cvss_v*, in 2.1 /metrics[]/content/cvss_v*.
//
//   for (const Score& score : scores_of(outline, vulnerability))
//     if (const auto vector = vector_of(score)) use(*vector);
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "advise/csaf/validate/outline.h"
#include "norms/cvss/cvss.h"

namespace asepsis::advise::csaf {

struct Score {
  json::Value at;           // an object
  std::string_view key;     // "cvss_v3"
  json::Value products;     // array of product ids
  std::string_view source;  // 2.1: who gave it; empty: the document's author
  std::uint32_t item = 0;   // index in `scores` or `metrics`
};

std::vector<Score> scores_of(const Outline& outline, const Vulnerability& vulnerability);

// cvss_v2, cvss_v3, cvss_v4 hold vectors of these versions.
bool may_hold(std::string_view key, norms::cvss::Version version);

// The vector, where it can be read and is of a version that its object may hold.
std::optional<norms::cvss::Vector> vector_of(const Score& score);

}  // namespace asepsis::advise::csaf
