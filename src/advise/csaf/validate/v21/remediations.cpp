// Remediations of one product that contradict each other, or its status.
#include <cstdint>
#include <string>
#include <vector>

#include "advise/csaf/validate/v21/remediation_categories.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

// By product number: small sets, emptied again between vulnerabilities without a walk over all products.
class SetsOfProducts {
 public:
  explicit SetsOfProducts(const Outline& outline) : bits_(outline.product_ids.size(), 0) {}
  std::uint8_t of(Number product) const { return bits_[product]; }
  void add(Number product, std::size_t member) {
    if (bits_[product] == 0) touched_.push_back(product);
    bits_[product] = static_cast<std::uint8_t>(bits_[product] | 1u << member);
  }
  void clear() {
    for (const Number product : touched_) bits_[product] = 0;
    touched_.clear();
  }

 private:
  std::vector<std::uint8_t> bits_;
  std::vector<Number> touched_;
};

struct Remediation {
  json::Value at;
  RemediationCategory category;
};

std::vector<Remediation> remediations_of(const Vulnerability& vulnerability) {
  std::vector<Remediation> remediations;
  for (const json::Value at : vulnerability.at["remediations"].elements())
    if (const auto category = read_remediation_category(at["category"].string_or("")))
      remediations.push_back({at, *category});
  return remediations;
}

// One remediation, one finding: the first product, and how many more there are.
struct Conflict {
  Number product = kNone;
  std::size_t with = 0;  // member of the product's set
  std::size_t products = 0;
};

// `against` has a bit for each member that does not fit.
Conflict conflict_of(const std::vector<Number>& products, const SetsOfProducts& sets, std::uint8_t against) {
  Conflict conflict;
  for (const Number product : products) {
    const std::uint8_t found = sets.of(product) & against;
    if (found == 0) continue;
    if (conflict.products++ > 0) continue;
    conflict.product = product;
    while ((found >> conflict.with & 1u) == 0) ++conflict.with;
  }
  return conflict;
}

std::string products_in(const Outline& outline, const Conflict& conflict) {
  std::string text = "product " + quoted(outline.product_ids.name(conflict.product));
  if (conflict.products > 1) text += " and " + std::to_string(conflict.products - 1) + " more";
  return text;
}

}  // namespace

void test_6_1_35(const Outline& outline, Findings& findings) {
  SetsOfProducts categories(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const auto& [at, category] : remediations_of(vulnerability)) {
      std::uint8_t against = 0;
      for (std::size_t i = 0; i < kRemediationCategories; ++i)
        if (!allowed_together(category, static_cast<RemediationCategory>(i)))
          against = static_cast<std::uint8_t>(against | 1u << i);
      const std::vector<Number> products = products_named_by(outline, at);
      if (const Conflict conflict = conflict_of(products, categories, against); conflict.products > 0)
        findings.add(at, quoted(to_string(category)) + " contradicts " +
                             quoted(to_string(static_cast<RemediationCategory>(conflict.with))) +
                             ", which stands above for " + products_in(outline, conflict));
      for (const Number product : products) categories.add(product, static_cast<std::size_t>(category));
    }
    categories.clear();
  }
}

namespace {

void report_statuses(const Outline& outline, Fitness wrong, const char* verb, Findings& findings) {
  SetsOfProducts groups(outline);
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (std::size_t status = 0; status < kStatuses; ++status)
      for (const Reference& product : vulnerability.status[status])
        groups.add(product.id, static_cast<std::size_t>(group_of(static_cast<Status>(status))));
    for (const auto& [at, category] : remediations_of(vulnerability)) {
      std::uint8_t against = 0;
      for (std::size_t i = 0; i < kStatusGroups; ++i)
        if (fitness(category, static_cast<StatusGroup>(i)) == wrong)
          against = static_cast<std::uint8_t>(against | 1u << i);
      if (const Conflict conflict = conflict_of(products_named_by(outline, at), groups, against); conflict.products > 0)
        findings.add(at, quoted(to_string(category)) + verb + "the status `" +
                             std::string(to_string(static_cast<StatusGroup>(conflict.with))) + "` of " +
                             products_in(outline, conflict));
    }
    groups.clear();
  }
}

}  // namespace

void test_6_1_36(const Outline& outline, Findings& findings) {
  report_statuses(outline, Fitness::kProhibited, " contradicts ", findings);
}

void test_6_2_27(const Outline& outline, Findings& findings) {
  report_statuses(outline, Fitness::kDiscouraged, " does not go well with ", findings);
}

}  // namespace asepsis::advise::csaf
