// CSAF 2.0 with Errata 01, section 3 and csaf_json_schema.json. Objects are open: members of other names are test
// 6.2.20's.
#include "advise/csaf/validate/structure/single_values.h"
#include "advise/csaf/validate/structure/tables.h"
#include "norms/cpe/csaf_pattern.h"

namespace asepsis::advise::csaf::structure {
namespace {

// 3.1.1
constexpr Property kAcknowledgmentMembers[] = {
    {"names", kTexts}, {"organization", kText}, {"summary", kText}, {"urls", kUris}};
constexpr Shape kAcknowledgment = object(kAcknowledgmentMembers, {.least = 1});
constexpr Shape kAcknowledgments = list_of(kAcknowledgment);

// 3.1.5
constexpr Property kNoteMembers[] = {
    {"audience", kText}, {"category", kNoteCategory, kRequired}, {"text", kText, kRequired}, {"title", kText}};
constexpr Shape kNote = object(kNoteMembers);
constexpr Shape kNotes = list_of(kNote);

// 3.1.10
constexpr Property kReferenceMembers[] = {
    {"category", kReferenceCategory}, {"summary", kText, kRequired}, {"url", kUri, kRequired}};
constexpr Shape kReference = object(kReferenceMembers);
constexpr Shape kReferences = list_of(kReference);

// 3.1.3
constexpr Shape kCpe = text_that(norms::cpe::is_csaf20_pattern,
                                 "a CPE 2.3 formatted string with eleven values, or a CPE 2.2 URI", {.least = 5});
constexpr Shape kHashValue = text_that(is_hash20, "32 or more hexadecimal digits", {.least = 32});
constexpr Property kFileHashMembers[] = {{"algorithm", kText, kRequired}, {"value", kHashValue, kRequired}};
constexpr Shape kFileHash = object(kFileHashMembers);
constexpr Shape kFileHashes = list_of(kFileHash);
constexpr Property kHashMembers[] = {{"file_hashes", kFileHashes, kRequired}, {"filename", kText, kRequired}};
constexpr Shape kHash = object(kHashMembers);
constexpr Shape kHashes = list_of(kHash);
constexpr Shape kPurl = text_that(is_purl20, "a package URL such as pkg:deb/debian/curl@7.50.3-1", {.least = 7});
constexpr Property kGenericUriMembers[] = {{"namespace", kUri, kRequired}, {"uri", kUri, kRequired}};
constexpr Shape kGenericUri = object(kGenericUriMembers);
constexpr Shape kGenericUris = list_of(kGenericUri);
constexpr Property kIdentificationMembers[] = {{"cpe", kCpe},
                                               {"hashes", kHashes},
                                               {"model_numbers", kTextSet},
                                               {"purl", kPurl},
                                               {"sbom_urls", kUris},
                                               {"serial_numbers", kTextSet},
                                               {"skus", kTexts},
                                               {"x_generic_uris", kGenericUris}};
constexpr Shape kIdentification = object(kIdentificationMembers, {.least = 1});
constexpr Property kFullProductNameMembers[] = {
    {"name", kText, kRequired}, {"product_id", kText, kRequired}, {"product_identification_helper", kIdentification}};
constexpr Shape kFullProductName = object(kFullProductNameMembers);
constexpr Shape kFullProductNames = list_of(kFullProductName);

// 3.1.2
constexpr std::string_view kBranchCategories[] = {"architecture", "host_name",       "language",
                                                  "legacy",       "patch_level",     "product_family",
                                                  "product_name", "product_version", "product_version_range",
                                                  "service_pack", "specification",   "vendor"};
constexpr Shape kBranchCategory = one_of(kBranchCategories);
extern const Shape kBranches;
constexpr Property kBranchMembers[] = {{"branches", kBranches},
                                       {"category", kBranchCategory, kRequired},
                                       {"name", kText, kRequired},
                                       {"product", kFullProductName}};
constexpr Shape kBranch = object(kBranchMembers, {.least = 3, .most = 3});
constexpr Shape kBranches = list_of(kBranch);

// 3.2.1
constexpr Property kAggregateSeverityMembers[] = {{"namespace", kUri}, {"text", kText, kRequired}};
constexpr Shape kAggregateSeverity = object(kAggregateSeverityMembers);
constexpr std::string_view kCsafVersions[] = {"2.0"};
constexpr Shape kCsafVersion = one_of(kCsafVersions);
constexpr std::string_view kTlpLabels[] = {"AMBER", "GREEN", "RED", "WHITE"};
constexpr Shape kTlpLabel = one_of(kTlpLabels);
constexpr Property kTlpMembers[] = {{"label", kTlpLabel, kRequired}, {"url", kUri}};
constexpr Shape kTlp = object(kTlpMembers);
constexpr Property kDistributionMembers[] = {{"text", kText}, {"tlp", kTlp}};
constexpr Shape kDistribution = object(kDistributionMembers, {.least = 1});
constexpr std::string_view kPublisherCategories[] = {"coordinator", "discoverer", "other",
                                                     "translator",  "user",       "vendor"};
constexpr Shape kPublisherCategory = one_of(kPublisherCategories);
constexpr Property kPublisherMembers[] = {{"category", kPublisherCategory, kRequired},
                                          {"contact_details", kText},
                                          {"issuing_authority", kText},
                                          {"name", kText, kRequired},
                                          {"namespace", kUri, kRequired}};
constexpr Shape kPublisher = object(kPublisherMembers);
constexpr Property kEngineMembers[] = {{"name", kText, kRequired}, {"version", kText}};
constexpr Shape kEngine = object(kEngineMembers);
constexpr Property kGeneratorMembers[] = {{"date", kInstant}, {"engine", kEngine, kRequired}};
constexpr Shape kGenerator = object(kGeneratorMembers);
constexpr Property kRevisionMembers[] = {{"date", kInstant, kRequired},
                                         {"legacy_version", kText},
                                         {"number", kVersion, kRequired},
                                         {"summary", kText, kRequired}};
constexpr Shape kRevision = object(kRevisionMembers);
constexpr Shape kRevisionHistory = list_of(kRevision);
constexpr Property kTrackingMembers[] = {{"aliases", kTextSet},
                                         {"current_release_date", kInstant, kRequired},
                                         {"generator", kGenerator},
                                         {"id", kTrackingId, kRequired},
                                         {"initial_release_date", kInstant, kRequired},
                                         {"revision_history", kRevisionHistory, kRequired},
                                         {"status", kTrackingStatus, kRequired},
                                         {"version", kVersion, kRequired}};
constexpr Shape kTracking = object(kTrackingMembers);
constexpr Property kMetaMembers[] = {{"acknowledgments", kAcknowledgments},
                                     {"aggregate_severity", kAggregateSeverity},
                                     {"category", kCategory, kRequired},
                                     {"csaf_version", kCsafVersion, kRequired},
                                     {"distribution", kDistribution},
                                     {"lang", kLanguage},
                                     {"notes", kNotes},
                                     {"publisher", kPublisher, kRequired},
                                     {"references", kReferences},
                                     {"source_lang", kLanguage},
                                     {"title", kText, kRequired},
                                     {"tracking", kTracking, kRequired}};
constexpr Shape kMeta = object(kMetaMembers);

// 3.2.2
constexpr Property kGroupMembers[] = {
    {"group_id", kText, kRequired}, {"product_ids", kTwoIds, kRequired}, {"summary", kText}};
constexpr Shape kGroup = object(kGroupMembers);
constexpr Shape kGroups = list_of(kGroup);
constexpr Property kRelationshipMembers[] = {{"category", kRelation, kRequired},
                                             {"full_product_name", kFullProductName, kRequired},
                                             {"product_reference", kText, kRequired},
                                             {"relates_to_product_reference", kText, kRequired}};
constexpr Shape kRelationship = object(kRelationshipMembers);
constexpr Shape kRelationships = list_of(kRelationship);
constexpr Property kProductTreeMembers[] = {{"branches", kBranches},
                                            {"full_product_names", kFullProductNames},
                                            {"product_groups", kGroups},
                                            {"relationships", kRelationships}};
constexpr Shape kProductTree = object(kProductTreeMembers, {.least = 1});

// 3.2.3
constexpr Property kWeaknessMembers[] = {{"id", kCweId, kRequired}, {"name", kText, kRequired}};
constexpr Shape kWeakness = object(kWeaknessMembers);
constexpr Property kFlagMembers[] = {
    {"date", kInstant}, {"group_ids", kIds}, {"label", kFlagLabel, kRequired}, {"product_ids", kIds}};
constexpr Shape kFlag = object(kFlagMembers);
constexpr Shape kFlags = set_of(kFlag);
constexpr Property kIdMembers[] = {{"system_name", kText, kRequired}, {"text", kText, kRequired}};
constexpr Shape kId = object(kIdMembers);
constexpr Shape kVulnerabilityIds = set_of(kId);
constexpr Property kInvolvementMembers[] = {
    {"date", kInstant}, {"party", kParty, kRequired}, {"status", kInvolvementStatus, kRequired}, {"summary", kText}};
constexpr Shape kInvolvement = object(kInvolvementMembers);
constexpr Shape kInvolvements = set_of(kInvolvement);
constexpr Property kStatusMembers[] = {{"first_affected", kIds}, {"first_fixed", kIds},        {"fixed", kIds},
                                       {"known_affected", kIds}, {"known_not_affected", kIds}, {"last_affected", kIds},
                                       {"recommended", kIds},    {"under_investigation", kIds}};
constexpr Shape kProductStatus = object(kStatusMembers, {.least = 1});
constexpr std::string_view kRemediationCategories[] = {"mitigation", "no_fix_planned", "none_available", "vendor_fix",
                                                       "workaround"};
constexpr Shape kRemediationCategory = one_of(kRemediationCategories);
constexpr Property kRestartMembers[] = {{"category", kRestartCategory, kRequired}, {"details", kText}};
constexpr Shape kRestart = object(kRestartMembers);
constexpr Property kRemediationMembers[] = {{"category", kRemediationCategory, kRequired},
                                            {"date", kInstant},
                                            {"details", kText, kRequired},
                                            {"entitlements", kTexts},
                                            {"group_ids", kIds},
                                            {"product_ids", kIds},
                                            {"restart_required", kRestart},
                                            {"url", kUri}};
constexpr Shape kRemediation = object(kRemediationMembers);
constexpr Shape kRemediations = list_of(kRemediation);
constexpr Property kScoreMembers[] = {{"cvss_v2", kCvss2}, {"cvss_v3", kCvss3}, {"products", kIds, kRequired}};
constexpr Shape kScore = object(kScoreMembers, {.least = 2});
constexpr Shape kScores = list_of(kScore);
constexpr Property kThreatMembers[] = {{"category", kThreatCategory, kRequired},
                                       {"date", kInstant},
                                       {"details", kText, kRequired},
                                       {"group_ids", kIds},
                                       {"product_ids", kIds}};
constexpr Shape kThreat = object(kThreatMembers);
constexpr Shape kThreats = list_of(kThreat);
constexpr Property kVulnerabilityMembers[] = {{"acknowledgments", kAcknowledgments},
                                              {"cve", kCve},
                                              {"cwe", kWeakness},
                                              {"discovery_date", kInstant},
                                              {"flags", kFlags},
                                              {"ids", kVulnerabilityIds},
                                              {"involvements", kInvolvements},
                                              {"notes", kNotes},
                                              {"product_status", kProductStatus},
                                              {"references", kReferences},
                                              {"release_date", kInstant},
                                              {"remediations", kRemediations},
                                              {"scores", kScores},
                                              {"threats", kThreats},
                                              {"title", kText}};
constexpr Shape kVulnerability = object(kVulnerabilityMembers, {.least = 1});
constexpr Shape kVulnerabilities = list_of(kVulnerability);

constexpr Property kRootMembers[] = {
    {"document", kMeta, kRequired}, {"product_tree", kProductTree}, {"vulnerabilities", kVulnerabilities}};

}  // namespace

constexpr Shape kDocument20 = object(kRootMembers);

}  // namespace asepsis::advise::csaf::structure
