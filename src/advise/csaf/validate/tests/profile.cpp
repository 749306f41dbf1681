#include "advise/csaf/validate/tests/profile.h"

#include <array>

namespace asepsis::advise::csaf {
namespace {

constexpr std::array<ProfileName, 7> kProfiles{{
    {Profile::kSecurityIncidentResponse, "csaf_security_incident_response", "Security Incident Response"},
    {Profile::kInformationalAdvisory, "csaf_informational_advisory", "Informational Advisory"},
    {Profile::kSecurityAdvisory, "csaf_security_advisory", "Security Advisory"},
    {Profile::kVex, "csaf_vex", "VEX"},
    {Profile::kDeprecatedSecurityAdvisory, "csaf_deprecated_security_advisory", "Deprecated Security Advisory"},
    {Profile::kWithdrawn, "csaf_withdrawn", "Withdrawn"},
    {Profile::kSuperseded, "csaf_superseded", "Superseded"},
}};
constexpr std::size_t kProfilesOf20 = 4;

}  // namespace

std::span<const ProfileName> profiles_of(Edition edition) {
  return std::span(kProfiles).first(edition == Edition::k20 ? kProfilesOf20 : kProfiles.size());
}

Profile profile_of(const Outline& outline) {
  for (const ProfileName& entry : profiles_of(outline.edition))
    if (entry.category == outline.category) return entry.profile;
  return Profile::kBase;
}

}  // namespace asepsis::advise::csaf
