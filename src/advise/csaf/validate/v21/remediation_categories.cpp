#include "advise/csaf/validate/v21/remediation_categories.h"

#include <array>

namespace asepsis::advise::csaf {
namespace {

constexpr std::array<std::string_view, kRemediationCategories> kCategoryNames = {
    "workaround", "mitigation", "vendor_fix", "optional_patch", "none_available", "fix_planned", "no_fix_planned"};
constexpr std::array<std::string_view, kStatusGroups> kGroupNames = {
    "affected", "not affected", "fixed", "under investigation", "unknown", "recommended"};

// '+' allowed, '~' discouraged, '-' prohibited. Rows and columns in the order of RemediationCategory.
constexpr std::array<std::string_view, kRemediationCategories> kTogether = {
    "+++--++",  // workaround
    "+++--++",  // mitigation
    "+++----",  // vendor_fix
    "---+---",  // optional_patch
    "----+--",  // none_available
    "++---+-",  // fix_planned
    "++----+",  // no_fix_planned
};
// Columns in the order of StatusGroup.
constexpr std::array<std::string_view, kRemediationCategories> kWithStatus = {
    "+--~~+",  // workaround
    "+--~~+",  // mitigation
    "+--~~+",  // vendor_fix
    "-+~+++",  // optional_patch
    "+--+++",  // none_available
    "+~-~~+",  // fix_planned
    "+~-+++",  // no_fix_planned
};

}  // namespace

std::optional<RemediationCategory> read_remediation_category(std::string_view text) {
  for (std::size_t i = 0; i < kCategoryNames.size(); ++i)
    if (kCategoryNames[i] == text) return static_cast<RemediationCategory>(i);
  return std::nullopt;
}

std::string_view to_string(RemediationCategory category) { return kCategoryNames[static_cast<std::size_t>(category)]; }

bool allowed_together(RemediationCategory a, RemediationCategory b) {
  return kTogether[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] == '+';
}

StatusGroup group_of(Status status) {
  switch (status) {
    case Status::kFirstAffected:
    case Status::kKnownAffected:
    case Status::kLastAffected: return StatusGroup::kAffected;
    case Status::kKnownNotAffected: return StatusGroup::kNotAffected;
    case Status::kFirstFixed:
    case Status::kFixed: return StatusGroup::kFixed;
    case Status::kUnderInvestigation: return StatusGroup::kUnderInvestigation;
    case Status::kRecommended: return StatusGroup::kRecommended;
    case Status::kUnknown: break;
  }
  return StatusGroup::kUnknown;
}

std::string_view to_string(StatusGroup group) { return kGroupNames[static_cast<std::size_t>(group)]; }

Fitness fitness(RemediationCategory category, StatusGroup group) {
  switch (kWithStatus[static_cast<std::size_t>(category)][static_cast<std::size_t>(group)]) {
    case '+': return Fitness::kAllowed;
    case '~': return Fitness::kDiscouraged;
    default: return Fitness::kProhibited;
  }
}

}  // namespace asepsis::advise::csaf
