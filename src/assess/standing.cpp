#include "assess/standing.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace asepsis::assess {
namespace {

using model::ProductStatus;
using model::Verdict;

// Where a document contradicts itself the worse statement counts.
int weight(ProductStatus status) {
  switch (status) {
    case ProductStatus::kAffected: return 0;
    case ProductStatus::kUnderInvestigation: return 1;
    case ProductStatus::kRecommended: return 2;  // CSAF 2.0, 3.2.3.9.7: the version that fixes it
    case ProductStatus::kFixed: return 3;
    case ProductStatus::kNotAffected: return 4;
  }
  return 0;
}

Verdict verdict_for(ProductStatus status) {
  switch (status) {
    case ProductStatus::kAffected: return Verdict::kAffected;
    case ProductStatus::kRecommended:
    case ProductStatus::kFixed: return Verdict::kFixed;
    case ProductStatus::kNotAffected: return Verdict::kNotAffected;
    case ProductStatus::kUnderInvestigation: break;
  }
  return Verdict::kUndecided;
}

std::string_view words_for(ProductStatus status) {
  switch (status) {
    case ProductStatus::kAffected: return "affected";
    case ProductStatus::kFixed: return "fixed";
    case ProductStatus::kRecommended: return "the recommended version";
    case ProductStatus::kNotAffected: return "not affected";
    case ProductStatus::kUnderInvestigation: return "under investigation";
  }
  return {};
}

// What a vulnerability, or all of them, says of each product id.
struct Said {
  const model::StatedStatus* stated = nullptr;
  const model::InferredStatus* inferred = nullptr;
};
using SaidOf = std::map<std::string_view, Said>;

SaidOf said_in(const model::Vulnerability& vulnerability) {
  SaidOf said;
  for (const model::StatedStatus& status : vulnerability.stated) {
    Said& entry = said[status.product];
    if (entry.stated == nullptr || weight(status.status) < weight(entry.stated->status)) entry.stated = &status;
  }
  for (const model::InferredStatus& status : vulnerability.inferred) {
    Said& entry = said[status.product];
    if (entry.inferred == nullptr) entry.inferred = &status;
  }
  return said;
}

Standing standing_of(std::size_t product, const Said& said) {
  Standing standing{product, Verdict::kUndecided, model::StatusSource::kNone, said.stated, nullptr};
  if (said.stated != nullptr) {
    standing.says = verdict_for(said.stated->status);
    standing.source = model::StatusSource::kStated;
  } else if (said.inferred != nullptr) {
    // Only the bad news may be inferred.
    const bool affected = said.inferred->status == ProductStatus::kAffected;
    standing.says = affected ? Verdict::kAffected : Verdict::kUndecided;
    standing.source = model::StatusSource::kInferred;
    standing.inferred = said.inferred;
  }
  return standing;
}

}  // namespace

std::vector<std::vector<Standing>> standings_of(const model::Advisory& advisory) {
  std::vector<std::size_t> by_id(advisory.products.size());
  std::iota(by_id.begin(), by_id.end(), std::size_t{0});
  std::stable_sort(by_id.begin(), by_id.end(),
                   [&](std::size_t a, std::size_t b) { return advisory.products[a].id < advisory.products[b].id; });
  std::vector<SaidOf> said;
  std::set<std::string_view> named;
  for (const model::Vulnerability& vulnerability : advisory.vulnerabilities) {
    said.push_back(said_in(vulnerability));
    for (const auto& [product, entry] : said.back()) named.insert(product);
  }
  std::vector<std::vector<Standing>> all(advisory.vulnerabilities.size());
  for (std::size_t v = 0; v < all.size(); ++v)
    for (const std::size_t product : by_id) {
      const std::string& id = advisory.products[product].id;
      const auto entry = said[v].find(id);
      if (entry != said[v].end())
        all[v].push_back(standing_of(product, entry->second));
      else if (!named.contains(id))
        all[v].push_back(standing_of(product, {}));
    }
  return all;
}

model::Reason reason_of(const Standing& standing, const model::Advisory& advisory,
                        const model::Vulnerability& vulnerability) {
  const model::Product& product = advisory.products[standing.product];
  if (standing.stated != nullptr) {
    const bool open = standing.stated->status == ProductStatus::kUnderInvestigation;
    return {open ? "under-investigation" : "stated",
            fmt::format("The document states {}: \"{}\" is {}.", vulnerability.id, product.name,
                        words_for(standing.stated->status)),
            {model::place_id(advisory, standing.stated->pointer)}};
  }
  if (standing.inferred != nullptr) {
    model::Reason reason{standing.inferred->rule,
                         fmt::format("Inferred: a remediation or a score of {} names \"{}\", but the document gives it "
                                     "no status there.",
                                     vulnerability.id, product.name),
                         {}};
    for (const std::string& pointer : standing.inferred->pointers)
      reason.why.push_back(model::place_id(advisory, pointer));
    std::sort(reason.why.begin(), reason.why.end());
    return reason;
  }
  return {"product-without-status",
          fmt::format("The document lists \"{}\" and says nothing more of it.", product.name),
          {model::place_id(advisory, product.pointer)}};
}

std::string missing_statement(const Standing& standing) {
  if (standing.says != Verdict::kUndecided) return {};
  return standing.stated != nullptr ? "the result of the vendor's investigation"
                                    : "the document's status for this product";
}

std::optional<Verdict> verdict_of(const Standing& standing, const Match& match) {
  const bool benign = standing.says == Verdict::kFixed || standing.says == Verdict::kNotAffected;
  switch (match.standing()) {
    case PartState::kFailed: return benign ? std::nullopt : std::optional(Verdict::kNotAffected);
    case PartState::kOpen: return benign ? std::nullopt : std::optional(Verdict::kUndecided);
    default: break;
  }
  if (benign && !match.firm) return std::nullopt;
  return standing.says;
}

int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kAffected: return 3;
    case Verdict::kUndecided: return 2;
    case Verdict::kFixed: return 1;
    case Verdict::kNotAffected: return 0;
  }
  return 0;
}

}  // namespace asepsis::assess
