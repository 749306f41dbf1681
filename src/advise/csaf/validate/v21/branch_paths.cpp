// Paths of branches from the root to a product: how long they are, and which categories stand on them.
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

namespace {

constexpr std::uint32_t kDeepest = 30;  // instances of `branches` in the path of a product

// By branch: a product stands on it or below it. Parents are before their children.
std::vector<bool> leads_to_product(const Outline& outline) {
  std::vector<bool> leads(outline.branches.size(), false);
  for (std::size_t i = outline.branches.size(); i-- > 0;) {
    const Branch& branch = outline.branches[i];
    if (branch.product != kNone) leads[i] = true;
    if (leads[i] && branch.parent != kNone) leads[branch.parent] = true;
  }
  return leads;
}

// Which categories stand on a path, one bit each. product_family may stand there any number of times.
using Categories = std::uint16_t;
constexpr std::array<std::string_view, 11> kSingleCategories = {
    "architecture", "host_name",     "language",        "patch_level",
    "platform",     "product_name",  "product_version", "product_version_range",
    "service_pack", "specification", "vendor"};
constexpr Categories kVersion = 1u << 6, kVersionRange = 1u << 7;

Categories bit_of(std::string_view category) {
  for (std::size_t i = 0; i < kSingleCategories.size(); ++i)
    if (kSingleCategories[i] == category) return static_cast<Categories>(1u << i);
  return 0;
}

// Asks each branch that leads to a product: its own category, and those above it.
template <class Check>
void for_each_step(const Outline& outline, const Check& check) {
  const std::vector<bool> leads = leads_to_product(outline);
  std::vector<Categories> on_path(outline.branches.size(), 0);
  for (std::size_t i = 0; i < outline.branches.size(); ++i) {
    const Branch& branch = outline.branches[i];
    const Categories own = bit_of(branch.category);
    const Categories above = branch.parent == kNone ? Categories{0} : on_path[branch.parent];
    on_path[i] = static_cast<Categories>(above | own);
    if (leads[i]) check(branch, own, above);
  }
}

}  // namespace

void test_6_1_34(const Outline& outline, Findings& findings) {
  for (const Branch& branch : outline.branches)
    if (branch.product != kNone && branch.depth > kDeepest)
      findings.add(outline.products[branch.product].at, "the product stands below " + std::to_string(branch.depth) +
                                                            " levels of branches; at most " + std::to_string(kDeepest) +
                                                            " are allowed");
}

void test_6_1_57(const Outline& outline, Findings& findings) {
  for_each_step(outline, [&findings](const Branch& branch, Categories own, Categories above) {
    if ((own & above) != 0)
      findings.add(branch.at["category"],
                   "the category " + quoted(branch.category) + " stands more than once on the path to a product");
  });
}

void test_6_1_58(const Outline& outline, Findings& findings) {
  for_each_step(outline, [&findings](const Branch& branch, Categories own, Categories above) {
    const Categories other = own == kVersion ? kVersionRange : own == kVersionRange ? kVersion : Categories{0};
    const bool said_above = (above & kVersion) != 0 && (above & kVersionRange) != 0;
    if ((above & other) != 0 && !said_above)
      findings.add(branch.at["category"],
                   "`product_version` and `product_version_range` stand on one path to a product");
  });
}

}  // namespace asepsis::advise::csaf
