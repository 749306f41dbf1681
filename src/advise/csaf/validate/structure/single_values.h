// Shapes of single values and short lists that both editions have.
#pragma once

#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/shape.h"

namespace asepsis::advise::csaf::structure {

inline constexpr Shape kUri = text_that(is_uri, "an absolute URI (RFC 3986) such as https://example.com/a");
inline constexpr Shape kInstant =
    text_that(is_instant, "a date and time with offset (RFC 3339) such as 2021-07-22T10:00:00Z");
inline constexpr Shape kLanguage = text_that(is_language_tag, "a language tag (RFC 5646) such as en-US");
inline constexpr Shape kVersion =
    text_that(is_version, "an integer or a semantic version, without leading zeros, such as 3 or 1.4.0");
inline constexpr Shape kCategory =
    text_that(is_category, "one line that neither begins nor ends with white space, '-', '_' or '.'", {.least = 1});
inline constexpr Shape kTrackingId =
    text_that(is_tracking_id, "one line without white space at its beginning and end", {.least = 1});
inline constexpr Shape kCve = text_that(is_cve, "a CVE id such as CVE-2021-44228");
inline constexpr Shape kCweId = text_that(is_cwe, "a CWE id such as CWE-79");

inline constexpr Shape kTexts = list_of(kText);
inline constexpr Shape kTextSet = set_of(kText);
inline constexpr Shape kIds = kTextSet;  // of products or of groups
inline constexpr Shape kTwoIds = set_of(kText, 2);
inline constexpr Shape kUris = list_of(kUri);

inline constexpr std::string_view kNoteCategories[] = {"description",      "details", "faq",    "general",
                                                       "legal_disclaimer", "other",   "summary"};
inline constexpr Shape kNoteCategory = one_of(kNoteCategories);
inline constexpr std::string_view kReferenceCategories[] = {"external", "self"};
inline constexpr Shape kReferenceCategory = one_of(kReferenceCategories);
inline constexpr std::string_view kTrackingStatuses[] = {"draft", "final", "interim"};
inline constexpr Shape kTrackingStatus = one_of(kTrackingStatuses);
inline constexpr std::string_view kRelations[] = {"default_component_of", "external_component_of", "installed_on",
                                                  "installed_with", "optional_component_of"};
inline constexpr Shape kRelation = one_of(kRelations);
inline constexpr std::string_view kFlagLabels[] = {
    "component_not_present", "inline_mitigations_already_exist", "vulnerable_code_cannot_be_controlled_by_adversary",
    "vulnerable_code_not_in_execute_path", "vulnerable_code_not_present"};
inline constexpr Shape kFlagLabel = one_of(kFlagLabels);
inline constexpr std::string_view kParties[] = {"coordinator", "discoverer", "other", "user", "vendor"};
inline constexpr Shape kParty = one_of(kParties);
inline constexpr std::string_view kInvolvementStatuses[] = {"completed",   "contact_attempted", "disputed",
                                                            "in_progress", "not_contacted",     "open"};
inline constexpr Shape kInvolvementStatus = one_of(kInvolvementStatuses);
inline constexpr std::string_view kRestartCategories[] = {
    "connected", "dependencies", "machine", "none", "parent", "service", "system", "vulnerable_component", "zone"};
inline constexpr Shape kRestartCategory = one_of(kRestartCategories);
inline constexpr std::string_view kThreatCategories[] = {"exploit_status", "impact", "target_set"};
inline constexpr Shape kThreatCategory = one_of(kThreatCategories);

}  // namespace asepsis::advise::csaf::structure
