// FIRST's JSON representations of CVSS: cvss-v2.0.json, cvss-v3.0.json, cvss-v3.1.json and cvss-v4.0.json (revision 2,
// 20260226), which CSAF refers to.
#include <array>
#include <cmath>

#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/tables.h"

namespace asepsis::advise::csaf::structure {
namespace {

using Words = const std::string_view[];

constexpr Shape kScore = number_within(0, 10);

namespace v2 {

constexpr Words kVersions = {"2.0"};
constexpr Words kAccessVectors = {"NETWORK", "ADJACENT_NETWORK", "LOCAL"};
constexpr Words kAccessComplexities = {"HIGH", "MEDIUM", "LOW"};
constexpr Words kAuthentications = {"MULTIPLE", "SINGLE", "NONE"};
constexpr Words kImpacts = {"NONE", "PARTIAL", "COMPLETE"};
constexpr Words kExploitabilities = {"UNPROVEN", "PROOF_OF_CONCEPT", "FUNCTIONAL", "HIGH", "NOT_DEFINED"};
constexpr Words kRemediationLevels = {"OFFICIAL_FIX", "TEMPORARY_FIX", "WORKAROUND", "UNAVAILABLE", "NOT_DEFINED"};
constexpr Words kConfidences = {"UNCONFIRMED", "UNCORROBORATED", "CONFIRMED", "NOT_DEFINED"};
constexpr Words kDamages = {"NONE", "LOW", "LOW_MEDIUM", "MEDIUM_HIGH", "HIGH", "NOT_DEFINED"};
constexpr Words kDistributions = {"NONE", "LOW", "MEDIUM", "HIGH", "NOT_DEFINED"};
constexpr Words kRequirements = {"LOW", "MEDIUM", "HIGH", "NOT_DEFINED"};

constexpr Shape kVersion = one_of(kVersions);
constexpr Shape kVector = text_that(is_cvss2_vector, "a CVSS 2.0 vector such as AV:N/AC:L/Au:N/C:P/I:P/A:P");
constexpr Shape kAccessVector = one_of(kAccessVectors);
constexpr Shape kAccessComplexity = one_of(kAccessComplexities);
constexpr Shape kAuthentication = one_of(kAuthentications);
constexpr Shape kImpact = one_of(kImpacts);
constexpr Shape kExploitability = one_of(kExploitabilities);
constexpr Shape kRemediationLevel = one_of(kRemediationLevels);
constexpr Shape kConfidence = one_of(kConfidences);
constexpr Shape kDamage = one_of(kDamages);
constexpr Shape kDistribution = one_of(kDistributions);
constexpr Shape kRequirement = one_of(kRequirements);

constexpr Property kMembers[] = {{"accessComplexity", kAccessComplexity},
                                 {"accessVector", kAccessVector},
                                 {"authentication", kAuthentication},
                                 {"availabilityImpact", kImpact},
                                 {"availabilityRequirement", kRequirement},
                                 {"baseScore", kScore, kRequired},
                                 {"collateralDamagePotential", kDamage},
                                 {"confidentialityImpact", kImpact},
                                 {"confidentialityRequirement", kRequirement},
                                 {"environmentalScore", kScore},
                                 {"exploitability", kExploitability},
                                 {"integrityImpact", kImpact},
                                 {"integrityRequirement", kRequirement},
                                 {"remediationLevel", kRemediationLevel},
                                 {"reportConfidence", kConfidence},
                                 {"targetDistribution", kDistribution},
                                 {"temporalScore", kScore},
                                 {"vectorString", kVector, kRequired},
                                 {"version", kVersion, kRequired}};

}  // namespace v2

constexpr Words kSeverities = {"NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"};
constexpr Shape kSeverity = one_of(kSeverities);

// 3.0, 3.1 and 4.0 share these.
constexpr Words kHighLow = {"HIGH", "LOW"};
constexpr Words kHighLowX = {"HIGH", "LOW", "NOT_DEFINED"};
constexpr Words kHighLowNone = {"HIGH", "LOW", "NONE"};
constexpr Words kHighLowNoneX = {"HIGH", "LOW", "NONE", "NOT_DEFINED"};
constexpr Words kNoneLowHigh = {"NONE", "LOW", "HIGH"};
constexpr Words kNoneLowHighX = {"NONE", "LOW", "HIGH", "NOT_DEFINED"};
constexpr Words kLowMediumHighX = {"LOW", "MEDIUM", "HIGH", "NOT_DEFINED"};
constexpr Shape kComplexity = one_of(kHighLow);
constexpr Shape kModifiedComplexity = one_of(kHighLowX);
constexpr Shape kPrivileges = one_of(kHighLowNone);
constexpr Shape kModifiedPrivileges = one_of(kHighLowNoneX);
constexpr Shape kImpact = one_of(kNoneLowHigh);
constexpr Shape kModifiedImpact = one_of(kNoneLowHighX);
constexpr Shape kRequirement = one_of(kLowMediumHighX);

namespace v3 {

constexpr Words kAttackVectors = {"NETWORK", "ADJACENT_NETWORK", "LOCAL", "PHYSICAL"};
constexpr Words kAttackVectorsX = {"NETWORK", "ADJACENT_NETWORK", "LOCAL", "PHYSICAL", "NOT_DEFINED"};
constexpr Words kInteractions = {"NONE", "REQUIRED"};
constexpr Words kInteractionsX = {"NONE", "REQUIRED", "NOT_DEFINED"};
constexpr Words kScopes = {"UNCHANGED", "CHANGED"};
constexpr Words kScopesX = {"UNCHANGED", "CHANGED", "NOT_DEFINED"};
constexpr Words kMaturities = {"UNPROVEN", "PROOF_OF_CONCEPT", "FUNCTIONAL", "HIGH", "NOT_DEFINED"};
constexpr Words kRemediationLevels = {"OFFICIAL_FIX", "TEMPORARY_FIX", "WORKAROUND", "UNAVAILABLE", "NOT_DEFINED"};
constexpr Words kConfidences = {"UNKNOWN", "REASONABLE", "CONFIRMED", "NOT_DEFINED"};
constexpr Shape kAttackVector = one_of(kAttackVectors);
constexpr Shape kModifiedAttackVector = one_of(kAttackVectorsX);
constexpr Shape kInteraction = one_of(kInteractions);
constexpr Shape kModifiedInteraction = one_of(kInteractionsX);
constexpr Shape kScope = one_of(kScopes);
constexpr Shape kModifiedScope = one_of(kScopesX);
constexpr Shape kMaturity = one_of(kMaturities);
constexpr Shape kRemediationLevel = one_of(kRemediationLevels);
constexpr Shape kConfidence = one_of(kConfidences);

constexpr std::size_t kMemberCount = 30;
// The two editions differ in these two members alone.
constexpr std::array<Property, kMemberCount> members(const Shape& vector, const Shape& version) {
  return {{{"attackComplexity", kComplexity},
           {"attackVector", kAttackVector},
           {"availabilityImpact", kImpact},
           {"availabilityRequirement", kRequirement},
           {"baseScore", kScore, kRequired},
           {"baseSeverity", kSeverity, kRequired},
           {"confidentialityImpact", kImpact},
           {"confidentialityRequirement", kRequirement},
           {"environmentalScore", kScore},
           {"environmentalSeverity", kSeverity},
           {"exploitCodeMaturity", kMaturity},
           {"integrityImpact", kImpact},
           {"integrityRequirement", kRequirement},
           {"modifiedAttackComplexity", kModifiedComplexity},
           {"modifiedAttackVector", kModifiedAttackVector},
           {"modifiedAvailabilityImpact", kModifiedImpact},
           {"modifiedConfidentialityImpact", kModifiedImpact},
           {"modifiedIntegrityImpact", kModifiedImpact},
           {"modifiedPrivilegesRequired", kModifiedPrivileges},
           {"modifiedScope", kModifiedScope},
           {"modifiedUserInteraction", kModifiedInteraction},
           {"privilegesRequired", kPrivileges},
           {"remediationLevel", kRemediationLevel},
           {"reportConfidence", kConfidence},
           {"scope", kScope},
           {"temporalScore", kScore},
           {"temporalSeverity", kSeverity},
           {"userInteraction", kInteraction},
           {"vectorString", vector, kRequired},
           {"version", version, kRequired}}};
}

constexpr Words kVersions30 = {"3.0"};
constexpr Words kVersions31 = {"3.1"};
constexpr Words kVersions = {"3.0", "3.1"};
constexpr Shape kVersion30 = one_of(kVersions30);
constexpr Shape kVersion31 = one_of(kVersions31);
constexpr Shape kVersion = one_of(kVersions);
constexpr Shape kVector30 =
    text_that(is_cvss30_vector, "a CVSS 3.0 vector such as CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
constexpr Shape kVector31 =
    text_that(is_cvss31_vector, "a CVSS 3.1 vector such as CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
constexpr auto kMembers30 = members(kVector30, kVersion30);
constexpr auto kMembers31 = members(kVector31, kVersion31);
constexpr auto kMembers = members(kAnyText, kVersion);  // of an unknown version no vector is wrong
constexpr Shape kCvss30 = object(kMembers30);
constexpr Shape kCvss31 = object(kMembers31);
constexpr Choice kChoices[] = {{"3.0", &kCvss30}, {"3.1", &kCvss31}};

constexpr Shape either() {
  Shape shape = object(kMembers);
  shape.choice = "version";
  shape.choices = kChoices;
  return shape;
}

}  // namespace v3

namespace v4 {

constexpr Words kVersions = {"4.0"};
constexpr Words kAttackRequirements = {"NONE", "PRESENT"};
constexpr Words kAttackRequirementsX = {"NONE", "PRESENT", "NOT_DEFINED"};
constexpr Words kAttackVectors = {"NETWORK", "ADJACENT", "LOCAL", "PHYSICAL"};
constexpr Words kAttackVectorsX = {"NETWORK", "ADJACENT", "LOCAL", "PHYSICAL", "NOT_DEFINED"};
constexpr Words kAutomatables = {"NO", "YES", "NOT_DEFINED"};
constexpr Words kMaturities = {"UNREPORTED", "PROOF_OF_CONCEPT", "ATTACKED", "NOT_DEFINED"};
constexpr Words kConfidentialitiesX = {"NEGLIGIBLE", "LOW", "HIGH", "NOT_DEFINED"};
constexpr Words kSubsequentsX = {"NEGLIGIBLE", "LOW", "HIGH", "SAFETY", "NOT_DEFINED"};
constexpr Words kInteractions = {"NONE", "PASSIVE", "ACTIVE"};
constexpr Words kInteractionsX = {"NONE", "PASSIVE", "ACTIVE", "NOT_DEFINED"};
constexpr Words kUrgencies = {"CLEAR", "GREEN", "AMBER", "RED", "NOT_DEFINED"};
constexpr Words kRecoveries = {"AUTOMATIC", "USER", "IRRECOVERABLE", "NOT_DEFINED"};
constexpr Words kSafeties = {"NEGLIGIBLE", "PRESENT", "NOT_DEFINED"};
constexpr Words kDensities = {"DIFFUSE", "CONCENTRATED", "NOT_DEFINED"};
constexpr Words kEfforts = {"LOW", "MODERATE", "HIGH", "NOT_DEFINED"};

constexpr Shape kVersion = one_of(kVersions);
constexpr Shape kVector = text_that(is_cvss40_vector,
                                    "a CVSS 4.0 vector, its metrics in the standard's order, such as "
                                    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N");
constexpr Shape kAttackRequirement = one_of(kAttackRequirements);
constexpr Shape kModifiedAttackRequirement = one_of(kAttackRequirementsX);
constexpr Shape kAttackVector = one_of(kAttackVectors);
constexpr Shape kModifiedAttackVector = one_of(kAttackVectorsX);
constexpr Shape kAutomatable = one_of(kAutomatables);
constexpr Shape kMaturity = one_of(kMaturities);
constexpr Shape kModifiedSubConfidentiality = one_of(kConfidentialitiesX);
constexpr Shape kModifiedSub = one_of(kSubsequentsX);
constexpr Shape kInteraction = one_of(kInteractions);
constexpr Shape kModifiedInteraction = one_of(kInteractionsX);
constexpr Shape kUrgency = one_of(kUrgencies);
constexpr Shape kRecovery = one_of(kRecoveries);
constexpr Shape kSafety = one_of(kSafeties);
constexpr Shape kDensity = one_of(kDensities);
constexpr Shape kEffort = one_of(kEfforts);

constexpr Property kMembers[] = {{"Automatable", kAutomatable},
                                 {"Recovery", kRecovery},
                                 {"Safety", kSafety},
                                 {"attackComplexity", kComplexity},
                                 {"attackRequirements", kAttackRequirement},
                                 {"attackVector", kAttackVector},
                                 {"availabilityRequirement", kRequirement},
                                 {"baseScore", kScore, kRequired},
                                 {"baseSeverity", kSeverity, kRequired},
                                 {"confidentialityRequirement", kRequirement},
                                 {"exploitMaturity", kMaturity},
                                 {"integrityRequirement", kRequirement},
                                 {"modifiedAttackComplexity", kModifiedComplexity},
                                 {"modifiedAttackRequirements", kModifiedAttackRequirement},
                                 {"modifiedAttackVector", kModifiedAttackVector},
                                 {"modifiedPrivilegesRequired", kModifiedPrivileges},
                                 {"modifiedSubAvailabilityImpact", kModifiedSub},
                                 {"modifiedSubConfidentialityImpact", kModifiedSubConfidentiality},
                                 {"modifiedSubIntegrityImpact", kModifiedSub},
                                 {"modifiedUserInteraction", kModifiedInteraction},
                                 {"modifiedVulnAvailabilityImpact", kModifiedImpact},
                                 {"modifiedVulnConfidentialityImpact", kModifiedImpact},
                                 {"modifiedVulnIntegrityImpact", kModifiedImpact},
                                 {"privilegesRequired", kPrivileges},
                                 {"providerUrgency", kUrgency},
                                 {"subAvailabilityImpact", kImpact},
                                 {"subConfidentialityImpact", kImpact},
                                 {"subIntegrityImpact", kImpact},
                                 {"userInteraction", kInteraction},
                                 {"valueDensity", kDensity},
                                 {"vectorString", kVector, kRequired},
                                 {"version", kVersion, kRequired},
                                 {"vulnAvailabilityImpact", kImpact},
                                 {"vulnConfidentialityImpact", kImpact},
                                 {"vulnIntegrityImpact", kImpact},
                                 {"vulnerabilityResponseEffort", kEffort}};

// The schema's anyOf: a score fits its severity. Odd, but so it says: of HIGH alone it asks for no whole tenths.
struct Band {
  std::string_view severity;
  double least, most;
  bool tenths;
  std::string_view words;
};
constexpr Band kBands[] = {{"NONE", 0, 0, false, "of 0"},
                           {"LOW", 0.1, 3.9, true, "from 0.1 to 3.9 in tenths"},
                           {"MEDIUM", 4, 6.9, true, "from 4 to 6.9 in tenths"},
                           {"HIGH", 7, 8.9, false, "from 7 to 8.9"},
                           {"CRITICAL", 9, 10, true, "from 9 to 10 in tenths"}};

bool is_in(const Band& band, double score) {
  // Both sides are the doubles next to the decimal number, so that equal decimals are equal here.
  return score >= band.least && score <= band.most && (!band.tenths || std::round(score * 10) / 10 == score);
}

void score_fits_severity(json::Value object, Findings& findings) {
  const std::string_view severity = object["baseSeverity"].string_or("");
  const double score = object["baseScore"].number().value_or(0);
  for (const Band& band : kBands) {
    if (band.severity != severity || is_in(band, score)) continue;
    json::Writer number;
    number.copy(object["baseScore"]);
    findings.add(object, "expected a `baseScore` " + std::string(band.words) + " with the `baseSeverity` " +
                             quoted(severity) + "; found " + number.text());
  }
}

constexpr Shape shape() {
  Shape shape = object(kMembers, {.closed = true});
  shape.rule = score_fits_severity;
  return shape;
}

}  // namespace v4

}  // namespace

constexpr Shape kCvss2 = object(v2::kMembers);
constexpr Shape kCvss3 = v3::either();
constexpr Shape kCvss4 = v4::shape();

}  // namespace asepsis::advise::csaf::structure
