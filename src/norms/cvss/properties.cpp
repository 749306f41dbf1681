#include "norms/cvss/properties.h"

#include <algorithm>
#include <initializer_list>

namespace asepsis::norms::cvss {
namespace {

using Values = std::array<PropertyValue, 6>;

constexpr Values values(std::initializer_list<PropertyValue> some) {
  // Each written out: GCC 12 does not take a table as constant whose empty views are left to their default.
  Values all{{{"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}, {"", ""}}};
  std::copy(some.begin(), some.end(), all.begin());
  return all;
}

// The modified metric has the values of the one that it modifies, and may be not defined.
constexpr Values modified(Values all) {
  std::size_t end = 0;
  while (!all[end].json.empty()) ++end;
  all[end] = {"NOT_DEFINED", "X"};
  return all;
}

constexpr Values kImpact2 = values({{"NONE", "N"}, {"PARTIAL", "P"}, {"COMPLETE", "C"}});
constexpr Values kRequirement2 = values({{"LOW", "L"}, {"MEDIUM", "M"}, {"HIGH", "H"}, {"NOT_DEFINED", "ND"}});

constexpr std::array<Property, 14> kProperties20{{
    {"accessVector", "AV", values({{"LOCAL", "L"}, {"ADJACENT_NETWORK", "A"}, {"NETWORK", "N"}})},
    {"accessComplexity", "AC", values({{"HIGH", "H"}, {"MEDIUM", "M"}, {"LOW", "L"}})},
    {"authentication", "Au", values({{"MULTIPLE", "M"}, {"SINGLE", "S"}, {"NONE", "N"}})},
    {"confidentialityImpact", "C", kImpact2},
    {"integrityImpact", "I", kImpact2},
    {"availabilityImpact", "A", kImpact2},
    {"exploitability", "E",
     values(
         {{"UNPROVEN", "U"}, {"PROOF_OF_CONCEPT", "POC"}, {"FUNCTIONAL", "F"}, {"HIGH", "H"}, {"NOT_DEFINED", "ND"}})},
    {"remediationLevel", "RL",
     values({{"OFFICIAL_FIX", "OF"},
             {"TEMPORARY_FIX", "TF"},
             {"WORKAROUND", "W"},
             {"UNAVAILABLE", "U"},
             {"NOT_DEFINED", "ND"}})},
    {"reportConfidence", "RC",
     values({{"UNCONFIRMED", "UC"}, {"UNCORROBORATED", "UR"}, {"CONFIRMED", "C"}, {"NOT_DEFINED", "ND"}})},
    {"collateralDamagePotential", "CDP",
     values({{"NONE", "N"},
             {"LOW", "L"},
             {"LOW_MEDIUM", "LM"},
             {"MEDIUM_HIGH", "MH"},
             {"HIGH", "H"},
             {"NOT_DEFINED", "ND"}})},
    {"targetDistribution", "TD",
     values({{"NONE", "N"}, {"LOW", "L"}, {"MEDIUM", "M"}, {"HIGH", "H"}, {"NOT_DEFINED", "ND"}})},
    {"confidentialityRequirement", "CR", kRequirement2},
    {"integrityRequirement", "IR", kRequirement2},
    {"availabilityRequirement", "AR", kRequirement2},
}};

// 3.0, 3.1 and 4.0 share these.
constexpr Values kComplexity = values({{"LOW", "L"}, {"HIGH", "H"}});
constexpr Values kPrivileges = values({{"NONE", "N"}, {"LOW", "L"}, {"HIGH", "H"}});
constexpr Values kImpact = values({{"HIGH", "H"}, {"LOW", "L"}, {"NONE", "N"}});
constexpr Values kRequirement = values({{"LOW", "L"}, {"MEDIUM", "M"}, {"HIGH", "H"}, {"NOT_DEFINED", "X"}});

constexpr Values kVector3 = values({{"NETWORK", "N"}, {"ADJACENT_NETWORK", "A"}, {"LOCAL", "L"}, {"PHYSICAL", "P"}});
constexpr Values kInteraction3 = values({{"NONE", "N"}, {"REQUIRED", "R"}});
constexpr Values kScope3 = values({{"UNCHANGED", "U"}, {"CHANGED", "C"}});

constexpr std::array<Property, 22> kProperties3{{
    {"attackVector", "AV", kVector3},
    {"attackComplexity", "AC", kComplexity},
    {"privilegesRequired", "PR", kPrivileges},
    {"userInteraction", "UI", kInteraction3},
    {"scope", "S", kScope3},
    {"confidentialityImpact", "C", kImpact},
    {"integrityImpact", "I", kImpact},
    {"availabilityImpact", "A", kImpact},
    {"exploitCodeMaturity", "E",
     values({{"UNPROVEN", "U"}, {"PROOF_OF_CONCEPT", "P"}, {"FUNCTIONAL", "F"}, {"HIGH", "H"}, {"NOT_DEFINED", "X"}})},
    {"remediationLevel", "RL",
     values({{"OFFICIAL_FIX", "O"},
             {"TEMPORARY_FIX", "T"},
             {"WORKAROUND", "W"},
             {"UNAVAILABLE", "U"},
             {"NOT_DEFINED", "X"}})},
    {"reportConfidence", "RC",
     values({{"UNKNOWN", "U"}, {"REASONABLE", "R"}, {"CONFIRMED", "C"}, {"NOT_DEFINED", "X"}})},
    {"confidentialityRequirement", "CR", kRequirement},
    {"integrityRequirement", "IR", kRequirement},
    {"availabilityRequirement", "AR", kRequirement},
    {"modifiedAttackVector", "MAV", modified(kVector3)},
    {"modifiedAttackComplexity", "MAC", modified(kComplexity)},
    {"modifiedPrivilegesRequired", "MPR", modified(kPrivileges)},
    {"modifiedUserInteraction", "MUI", modified(kInteraction3)},
    {"modifiedScope", "MS", modified(kScope3)},
    {"modifiedConfidentialityImpact", "MC", modified(kImpact)},
    {"modifiedIntegrityImpact", "MI", modified(kImpact)},
    {"modifiedAvailabilityImpact", "MA", modified(kImpact)},
}};

constexpr Values kVector4 = values({{"NETWORK", "N"}, {"ADJACENT", "A"}, {"LOCAL", "L"}, {"PHYSICAL", "P"}});
constexpr Values kAttackRequirements4 = values({{"NONE", "N"}, {"PRESENT", "P"}});
constexpr Values kInteraction4 = values({{"NONE", "N"}, {"PASSIVE", "P"}, {"ACTIVE", "A"}});
constexpr Values kModifiedSubsequentConfidentiality4 =
    values({{"HIGH", "H"}, {"LOW", "L"}, {"NEGLIGIBLE", "N"}, {"NONE", "N"}, {"NOT_DEFINED", "X"}});
constexpr Values kModifiedSubsequent4 =
    values({{"SAFETY", "S"}, {"HIGH", "H"}, {"LOW", "L"}, {"NEGLIGIBLE", "N"}, {"NONE", "N"}, {"NOT_DEFINED", "X"}});

constexpr std::array<Property, 32> kProperties40{{
    {"attackVector", "AV", kVector4},
    {"attackComplexity", "AC", kComplexity},
    {"attackRequirements", "AT", kAttackRequirements4},
    {"privilegesRequired", "PR", kPrivileges},
    {"userInteraction", "UI", kInteraction4},
    {"vulnConfidentialityImpact", "VC", kImpact},
    {"vulnIntegrityImpact", "VI", kImpact},
    {"vulnAvailabilityImpact", "VA", kImpact},
    {"subConfidentialityImpact", "SC", kImpact},
    {"subIntegrityImpact", "SI", kImpact},
    {"subAvailabilityImpact", "SA", kImpact},
    {"exploitMaturity", "E",
     values({{"UNREPORTED", "U"}, {"PROOF_OF_CONCEPT", "P"}, {"ATTACKED", "A"}, {"NOT_DEFINED", "X"}})},
    {"confidentialityRequirement", "CR", kRequirement},
    {"integrityRequirement", "IR", kRequirement},
    {"availabilityRequirement", "AR", kRequirement},
    {"modifiedAttackVector", "MAV", modified(kVector4)},
    {"modifiedAttackComplexity", "MAC", modified(kComplexity)},
    {"modifiedAttackRequirements", "MAT", modified(kAttackRequirements4)},
    {"modifiedPrivilegesRequired", "MPR", modified(kPrivileges)},
    {"modifiedUserInteraction", "MUI", modified(kInteraction4)},
    {"modifiedVulnConfidentialityImpact", "MVC", modified(kImpact)},
    {"modifiedVulnIntegrityImpact", "MVI", modified(kImpact)},
    {"modifiedVulnAvailabilityImpact", "MVA", modified(kImpact)},
    {"modifiedSubConfidentialityImpact", "MSC", kModifiedSubsequentConfidentiality4},
    {"modifiedSubIntegrityImpact", "MSI", kModifiedSubsequent4},
    {"modifiedSubAvailabilityImpact", "MSA", kModifiedSubsequent4},
    {"Safety", "S", values({{"NEGLIGIBLE", "N"}, {"PRESENT", "P"}, {"NOT_DEFINED", "X"}})},
    {"Automatable", "AU", values({{"NO", "N"}, {"YES", "Y"}, {"NOT_DEFINED", "X"}})},
    {"Recovery", "R", values({{"AUTOMATIC", "A"}, {"USER", "U"}, {"IRRECOVERABLE", "I"}, {"NOT_DEFINED", "X"}})},
    {"valueDensity", "V", values({{"DIFFUSE", "D"}, {"CONCENTRATED", "C"}, {"NOT_DEFINED", "X"}})},
    {"vulnerabilityResponseEffort", "RE",
     values({{"LOW", "L"}, {"MODERATE", "M"}, {"HIGH", "H"}, {"NOT_DEFINED", "X"}})},
    {"providerUrgency", "U",
     values({{"CLEAR", "Clear"}, {"GREEN", "Green"}, {"AMBER", "Amber"}, {"RED", "Red"}, {"NOT_DEFINED", "X"}})},
}};

}  // namespace

std::span<const Property> properties(Version version) {
  switch (version) {
    case Version::k20: return kProperties20;
    case Version::k30:
    case Version::k31: return kProperties3;
    case Version::k40: break;
  }
  return kProperties40;
}

const Property* find_property(Version version, std::string_view name) {
  for (const Property& property : properties(version))
    if (property.name == name) return &property;
  return nullptr;
}

std::string_view letters_of(const Property& property, std::string_view json) {
  for (const PropertyValue& value : property.values)
    if (!json.empty() && value.json == json) return value.letters;
  return {};
}

std::string_view json_of(const Property& property, std::string_view letters) {
  for (const PropertyValue& value : property.values)
    if (!letters.empty() && value.letters == letters) return value.json;
  return {};
}

}  // namespace asepsis::norms::cvss
