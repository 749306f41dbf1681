// Every fixed product has an affected one in the same vulnerability that is another version of it (CSAF 2.1,
// 6.1.27.13).
//
// A product is a path of steps; one that no path defines is a path of one step. Two products correspond where their
// paths are equal in all steps but one, and in that step name products of one family: the branches above them are the
// same but for those of versions. What has no branches (full_product_names) is taken as one family: the document does
// not say what it is. The path before a step `installed_with` stands for the product without the hotfix, and
// corresponds too. Source: the test's text, and its official cases -04 and -14 for "all but one".
#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "advise/csaf/validate/tests/profile.h"
#include "advise/csaf/validate/tests/tests.h"
#include "norms/vers/csaf.h"

namespace asepsis::advise::csaf {
namespace {

// Longer paths are not judged: nobody writes them, and their work grows with their length for each use.
constexpr std::size_t kMostSteps = 16;

struct Step {
  Number category;
  Number product;
};

// What is before a step, its category, the family of its product, what is behind it.
using Key = std::array<Number, 4>;

class Correspondence {
 public:
  explicit Correspondence(const Outline& outline) : outline_(outline) {
    read_families();
    read_paths();
  }

  void add_affected(std::vector<Key>& keys, Number product) {
    if (const auto steps = path_of(product)) add_keys(*steps, keys);
  }

  // False where the path is not to be judged.
  bool add_fixed(std::vector<Key>& keys, Number product) {
    const auto steps = path_of(product);
    if (!steps) return false;
    add_keys(*steps, keys);
    for (std::size_t i = 1; i < steps->size(); ++i)
      if ((*steps)[i].category == installed_with_) add_keys(std::span(*steps).first(i), keys);
    return true;
  }

  // `affected` is sorted.
  bool has_counterpart(Number product, const std::vector<Key>& affected) {
    std::vector<Key> keys;
    return !add_fixed(keys, product) || holds_any(affected, keys);
  }

  // `fixed` is sorted.
  bool has_fixed_counterpart(Number product, const std::vector<Key>& fixed) {
    std::vector<Key> keys;
    add_affected(keys, product);
    return keys.empty() || holds_any(fixed, keys);
  }

 private:
  static constexpr Number kNoCategory = kNone;

  static bool holds_any(const std::vector<Key>& sorted, const std::vector<Key>& keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&sorted](const Key& key) { return std::binary_search(sorted.begin(), sorted.end(), key); });
  }

  void read_families() {
    std::map<std::array<Number, 3>, Number> known;
    Names texts;
    std::vector<Number> of_branch;
    for (const Branch& branch : outline_.branches) {
      const Number above = branch.parent == kNone ? kNone : of_branch[branch.parent];
      const bool version = branch.category == "product_version" || branch.category == "product_version_range" ||
                           branch.category == "service_pack" || branch.category == "patch_level";
      if (version) {
        of_branch.push_back(above);
        continue;
      }
      const std::array<Number, 3> key = {above, texts.add(branch.category), texts.add(branch.name)};
      of_branch.push_back(known.try_emplace(key, next_family_).first->second);
      if (of_branch.back() == next_family_) ++next_family_;
    }
    const Number without_branches = next_family_++;
    for (Number id = 0; id < outline_.product_ids.size(); ++id) {
      const Number index = outline_.product_of[id];
      Number family = without_branches;
      if (index != kNone && outline_.products[index].origin == Product::Origin::kRelationship)
        family = next_family_++;  // another path is another product
      else if (index != kNone && outline_.products[index].origin == Product::Origin::kBranch)
        family = of_branch[outline_.products[index].branch];
      family_.push_back(family);
    }
  }

  void read_paths() {
    installed_with_ = categories_.add("installed_with");
    relationship_of_.assign(outline_.product_ids.size(), kNone);
    for (Number i = 0; i < outline_.relationships.size(); ++i) {
      const Number product = outline_.relationships[i].product;
      if (product == kNone || outline_.products[product].id == kNone) continue;
      const Number id = outline_.products[product].id;
      if (outline_.product_of[id] == product) relationship_of_[id] = i;
    }
  }

  // Nothing where the product is not defined or its path is not to be judged.
  std::optional<std::vector<Step>> path_of(Number product) {
    if (!outline_.is_defined(product)) return std::nullopt;
    if (relationship_of_[product] == kNone) return std::vector<Step>{{kNoCategory, product}};
    const json::Value at = outline_.relationships[relationship_of_[product]].at;
    const json::Value subpaths = at["subpaths"];
    const auto beginning = at["beginning_product_reference"].string();
    if (!beginning || subpaths.size() >= kMostSteps) return std::nullopt;
    std::vector<Step> steps{{kNoCategory, outline_.product_ids.find(*beginning)}};
    for (const json::Value subpath : subpaths.elements()) {
      const auto next = subpath["next_product_reference"].string();
      if (!next) return std::nullopt;
      steps.push_back({categories_.add(subpath["category"].string_or("")), outline_.product_ids.find(*next)});
    }
    return steps;
  }

  Number intern(Number rest, const Step& step) {
    const auto next = static_cast<Number>(interned_.size());
    return interned_.try_emplace({rest, step.category, step.product}, next).first->second;
  }

  void add_keys(std::span<const Step> steps, std::vector<Key>& keys) {
    std::vector<Number> behind(steps.size() + 1, kNone);
    for (std::size_t i = steps.size(); i > 0; --i) behind[i - 1] = intern(behind[i], steps[i - 1]);
    Number before = kNone;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      keys.push_back({before, steps[i].category, family_[steps[i].product], behind[i + 1]});
      before = intern(before, steps[i]);
    }
  }

  const Outline& outline_;
  Names categories_;
  Number installed_with_ = 0, next_family_ = 0;
  std::vector<Number> family_;           // by product number
  std::vector<Number> relationship_of_;  // by product number: index into relationships
  std::map<std::array<Number, 3>, Number> interned_;
};

}  // namespace

void test_6_1_27_13_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kSecurityAdvisory) return;
  std::optional<Correspondence> correspondence;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    const auto& fixed = vulnerability.products(Status::kFixed);
    if (fixed.empty()) continue;
    if (!correspondence) correspondence.emplace(outline);
    std::vector<Key> affected;
    for (const Status status : {Status::kFirstAffected, Status::kKnownAffected, Status::kLastAffected})
      for (const Reference& reference : vulnerability.products(status))
        correspondence->add_affected(affected, reference.id);
    std::sort(affected.begin(), affected.end());
    for (const Reference& reference : fixed)
      if (!correspondence->has_counterpart(reference.id, affected))
        findings.add(reference.at, "product " + quoted(outline.product_ids.name(reference.id)) +
                                       " is fixed, but no version of it is affected by this vulnerability");
  }
}

namespace {

// By product number: what the remediations of one vulnerability say of a version that is fixed.
enum : std::uint8_t { kSaysNothing = 0, kHasNoFix = 1, kHasFix = 2 };

using Fixes = std::unordered_map<Number, std::uint8_t>;

Fixes fixes_of(const Outline& outline, const Vulnerability& vulnerability) {
  Fixes fixes;
  for (const json::Value remediation : vulnerability.at["remediations"].elements()) {
    const std::string_view category = remediation["category"].string_or("");
    const bool no_fix = category == "fix_planned" || category == "no_fix_planned" || category == "none_available";
    const std::uint8_t says = category == "vendor_fix" ? kHasFix : no_fix ? kHasNoFix : kSaysNothing;
    if (says == kSaysNothing) continue;
    for (const Number product : products_named_by(outline, remediation))
      fixes[product] = static_cast<std::uint8_t>(fixes[product] | says);
  }
  return fixes;
}

// "<4.2": a version 4.2 is spoken of that is not affected.
bool ends_before_a_version(const Outline& outline, Number id) {
  if (!outline.is_defined(id)) return false;
  for (Number i = outline.products[outline.product_of[id]].branch; i != kNone; i = outline.branches[i].parent) {
    if (outline.branches[i].category != "product_version_range") continue;
    const auto range = norms::vers::parse_csaf_range(outline.branches[i].name);
    return range && !range->range.constraints.empty() &&
           range->range.constraints.back().comparator == norms::vers::Comparator::kLess;
  }
  return false;
}

}  // namespace

// CSAF 2.1, 6.2.39.1: the other way round, where a fixed version can be there.
void test_6_2_39_1_of_21(const Outline& outline, Findings& findings) {
  if (profile_of(outline) != Profile::kSecurityAdvisory) return;
  std::optional<Correspondence> correspondence;
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    std::optional<Fixes> fixes;
    std::vector<Key> fixed;
    for (const Status status : {Status::kFirstAffected, Status::kKnownAffected, Status::kLastAffected}) {
      for (const Reference& reference : vulnerability.products(status)) {
        if (!fixes) {
          if (!correspondence) correspondence.emplace(outline);
          fixes = fixes_of(outline, vulnerability);
          for (const Status group : {Status::kFirstFixed, Status::kFixed})
            for (const Reference& product : vulnerability.products(group)) correspondence->add_fixed(fixed, product.id);
          std::sort(fixed.begin(), fixed.end());
        }
        if ((*fixes)[reference.id] == kHasNoFix && !ends_before_a_version(outline, reference.id)) continue;
        if (!correspondence->has_fixed_counterpart(reference.id, fixed))
          findings.add(reference.at,
                       "product " + quoted(outline.product_ids.name(reference.id)) + " is " +
                           std::string(to_string(status)) +
                           ", but no version of it is listed as fixed, nor is it said that there is none");
      }
    }
  }
}

}  // namespace asepsis::advise::csaf
