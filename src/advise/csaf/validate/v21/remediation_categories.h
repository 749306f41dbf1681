// Which categories of remediations go together, and with which statuses of the product: the two tables of section
// 3.2.4.14.1.
//
//   allowed_together(RemediationCategory::kVendorFix, RemediationCategory::kFixPlanned)      // false
//   fitness(RemediationCategory::kVendorFix, StatusGroup::kFixed)                            // kProhibited
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

enum class RemediationCategory : std::uint8_t {
  kWorkaround,
  kMitigation,
  kVendorFix,
  kOptionalPatch,
  kNoneAvailable,
  kFixPlanned,
  kNoFixPlanned,
};
inline constexpr std::size_t kRemediationCategories = 7;

std::optional<RemediationCategory> read_remediation_category(std::string_view text);
std::string_view to_string(RemediationCategory category);  // "vendor_fix"

bool allowed_together(RemediationCategory a, RemediationCategory b);  // for one product

enum class StatusGroup : std::uint8_t { kAffected, kNotAffected, kFixed, kUnderInvestigation, kUnknown, kRecommended };
inline constexpr std::size_t kStatusGroups = 6;
StatusGroup group_of(Status status);
std::string_view to_string(StatusGroup group);  // for people: "not affected"

enum class Fitness : std::uint8_t { kAllowed, kDiscouraged, kProhibited };
Fitness fitness(RemediationCategory category, StatusGroup group);

}  // namespace asepsis::advise::csaf
