// The profile that a document chooses by its category (CSAF 2.0 and 2.1, section 4).
#pragma once

#include <span>
#include <string_view>

#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

enum class Profile {
  kBase,  // any category that is none of the others
  kSecurityIncidentResponse,
  kInformationalAdvisory,
  kSecurityAdvisory,
  kVex,
  kDeprecatedSecurityAdvisory,  // 2.1
  kWithdrawn,                   // 2.1
  kSuperseded,                  // 2.1
};

struct ProfileName {
  Profile profile;
  std::string_view category;  // "csaf_security_advisory"
  std::string_view name;      // "Security Advisory"
};

std::span<const ProfileName> profiles_of(Edition edition);  // all but "CSAF Base"
Profile profile_of(const Outline& outline);

}  // namespace asepsis::advise::csaf
