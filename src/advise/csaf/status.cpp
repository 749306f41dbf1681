// What the statuses of one vulnerability leave out, and where they contradict each other.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "advise/csaf/reading.h"

namespace asepsis::advise::csaf {
namespace {

using model::InferredStatus;
using model::ProductStatus;

std::string pointer_of(const Mention& mention, const std::vector<std::string>& holders) {
  return pointer_to(pointer_to(holders[mention.holder], mention.key), mention.element);
}

}  // namespace

// A remediation, score or threat of a product speaks of a product that has the hole. A flag alone is the reason for a
// "not affected" that is nowhere stated: that decides nothing.
void infer_statuses(Reading& reading, model::Vulnerability& vulnerability, const std::vector<Mention>& mentions,
                    const std::vector<std::string>& holders) {
  if (mentions.empty()) return;
  std::unordered_set<std::uint32_t> has_status;
  for (const model::StatedStatus& stated : vulnerability.stated) has_status.insert(reading.products.at(stated.product));
  std::map<std::uint32_t, InferredStatus> inferred;  // in the order of the product tree
  for (const Mention& mention : mentions) {
    if (has_status.contains(mention.product)) continue;
    const auto [at, is_new] = inferred.try_emplace(mention.product);
    InferredStatus& status = at->second;
    if (is_new) {
      status.product = reading.advisory.products[mention.product].id;
      status.status = ProductStatus::kUnderInvestigation;
      status.rule = "flagged-without-status";
    }
    if (!mention.by_flag) {
      status.status = ProductStatus::kAffected;
      status.rule = "named-without-status";
    }
    status.pointers.push_back(pointer_of(mention, holders));
  }
  for (auto& [product, status] : inferred) {
    for (const std::string& pointer : status.pointers) reading.without_status.add(product, pointer);
    vulnerability.inferred.push_back(std::move(status));
  }
}

// CSAF 2.0 6.1.6: affected, fixed, not affected and under investigation exclude each other; recommended goes with any.
void find_contradictions(Reading& reading, const model::Vulnerability& vulnerability) {
  struct Stand {
    std::uint32_t product;
    const model::StatedStatus* stated;
  };
  std::vector<Stand> stands;
  for (const model::StatedStatus& stated : vulnerability.stated)
    if (stated.status != ProductStatus::kRecommended) stands.push_back({reading.products.at(stated.product), &stated});
  std::stable_sort(stands.begin(), stands.end(), [](const Stand& a, const Stand& b) { return a.product < b.product; });
  for (auto from = stands.begin(); from != stands.end();) {
    const auto to = std::find_if(from, stands.end(), [&](const Stand& s) { return s.product != from->product; });
    const bool agree = std::all_of(from, to, [&](const Stand& s) { return s.stated->status == from->stated->status; });
    if (!agree)
      for (auto stand = from; stand != to; ++stand) reading.contradicting.add(stand->product, stand->stated->pointer);
    from = to;
  }
}

}  // namespace asepsis::advise::csaf
