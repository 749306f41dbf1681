// CSAF 2.1, Committee Specification Draft 03, section 3, csaf.json and extension-content.json. All objects are closed.
#include "advise/csaf/validate/structure/single_values.h"
#include "advise/csaf/validate/structure/tables.h"
#include "norms/cpe/csaf_pattern.h"

namespace asepsis::advise::csaf::structure {
namespace {

constexpr Limits kClosed{.closed = true};

// extension-content.json
constexpr Shape kExtensionSchema =
    text_that(is_extension_schema, "the https URL of an extension's schema, which ends with _VERSION.json");
constexpr std::string_view kExtensionCategories[] = {"essential", "significant", "supplementary"};
constexpr Shape kExtensionCategory = one_of(kExtensionCategories);
constexpr Shape kExtensionContent = object({}, {.least = 1});
constexpr Property kExtensionMembers[] = {{"$schema", kExtensionSchema, kRequired},
                                          {"category", kExtensionCategory, kRequired},
                                          {"content", kExtensionContent, kRequired},
                                          {"critical", kBoolean, kRequired}};
constexpr Shape kExtension = object(kExtensionMembers, kClosed);
constexpr Shape kExtensions = set_of(kExtension);

// Acknowledgments, notes, references
constexpr Property kAcknowledgmentMembers[] = {
    {"names", kTexts}, {"organization", kText}, {"summary", kText}, {"urls", kUris}};
constexpr Shape kAcknowledgment = object(kAcknowledgmentMembers, {.least = 1, .closed = true});
constexpr Shape kAcknowledgments = list_of(kAcknowledgment);
constexpr Property kNoteMembers[] = {{"audience", kText},        {"category", kNoteCategory, kRequired},
                                     {"group_ids", kIds},        {"product_ids", kIds},
                                     {"text", kText, kRequired}, {"title", kText}};
constexpr Shape kNote = object(kNoteMembers, kClosed);
constexpr Shape kNotes = list_of(kNote);
constexpr Property kReferenceMembers[] = {
    {"category", kReferenceCategory}, {"summary", kText, kRequired}, {"url", kUri, kRequired}};
constexpr Shape kReference = object(kReferenceMembers, kClosed);
constexpr Shape kReferences = list_of(kReference);

// Full product names
constexpr Shape kCpe = text_that(norms::cpe::is_csaf21_pattern,
                                 "a CPE 2.3 formatted string with eleven values, or a CPE 2.2 URI", {.least = 5});
constexpr Shape kAlgorithm =
    text_that(is_hash_algorithm, "small letters, digits and '-', not '-' first, such as sha256", {.least = 1});
constexpr Shape kHashValue = text_that(is_hash21, "32 or more hexadecimal digits in lower case", {.least = 32});
constexpr Property kFileHashMembers[] = {{"algorithm", kAlgorithm, kRequired}, {"value", kHashValue, kRequired}};
constexpr Shape kFileHash = object(kFileHashMembers, kClosed);
constexpr Shape kFileHashes = set_of(kFileHash);
constexpr Property kHashMembers[] = {{"file_hashes", kFileHashes, kRequired}, {"filename", kText, kRequired}};
constexpr Shape kHash = object(kHashMembers, kClosed);
constexpr Shape kHashes = set_of(kHash);
constexpr Shape kPurl = text_that(is_purl21, "a package URL such as pkg:deb/debian/curl@7.50.3-1", {.least = 7});
constexpr Shape kPurls = set_of(kPurl);
constexpr Shape kUriSet = set_of(kUri);
constexpr Property kGenericUriMembers[] = {{"namespace", kUri, kRequired}, {"uri", kUri, kRequired}};
constexpr Shape kGenericUri = object(kGenericUriMembers, kClosed);
constexpr Shape kGenericUris = set_of(kGenericUri);
constexpr Property kIdentificationMembers[] = {{"cpe", kCpe},
                                               {"hashes", kHashes},
                                               {"model_numbers", kTextSet},
                                               {"purls", kPurls},
                                               {"sbom_urls", kUriSet},
                                               {"serial_numbers", kTextSet},
                                               {"skus", kTextSet},
                                               {"x_generic_uris", kGenericUris}};
constexpr Shape kIdentification = object(kIdentificationMembers, {.least = 1, .closed = true});
constexpr Property kFullProductNameMembers[] = {{"name", kText, kRequired},
                                                {"product_id", kText, kRequired},
                                                {"product_identification_helper", kIdentification},
                                                {"x_extensions", kExtensions}};
constexpr Shape kFullProductName = object(kFullProductNameMembers, kClosed);
constexpr Shape kFullProductNames = list_of(kFullProductName);

// Branches
constexpr std::string_view kBranchCategories[] = {"architecture", "host_name",       "language",
                                                  "patch_level",  "platform",        "product_family",
                                                  "product_name", "product_version", "product_version_range",
                                                  "service_pack", "specification",   "vendor"};
constexpr Shape kBranchCategory = one_of(kBranchCategories);
extern const Shape kBranches;
constexpr Property kBranchMembers[] = {{"branches", kBranches},
                                       {"category", kBranchCategory, kRequired},
                                       {"name", kText, kRequired},
                                       {"product", kFullProductName}};
constexpr Shape kBranch = object(kBranchMembers, {.least = 3, .most = 3, .closed = true});
constexpr Shape kBranches = list_of(kBranch);

// /document
constexpr Property kAggregateSeverityMembers[] = {{"namespace", kUri}, {"text", kText, kRequired}};
constexpr Shape kAggregateSeverity = object(kAggregateSeverityMembers, kClosed);
constexpr std::string_view kCsafVersions[] = {"2.1"};
constexpr Shape kCsafVersion = one_of(kCsafVersions);
constexpr Shape kSharingGroupId = text_that(is_sharing_group, "a UUID of version 4, or all 0, or all f, in lower case");
constexpr Property kSharingGroupMembers[] = {{"id", kSharingGroupId, kRequired}, {"name", kText}};
constexpr Shape kSharingGroup = object(kSharingGroupMembers, kClosed);
constexpr std::string_view kTlpLabels[] = {"AMBER", "AMBER+STRICT", "CLEAR", "GREEN", "RED"};
constexpr Shape kTlpLabel = one_of(kTlpLabels);
constexpr Property kTlpMembers[] = {{"label", kTlpLabel, kRequired}, {"url", kUri}};
constexpr Shape kTlp = object(kTlpMembers, kClosed);
constexpr Property kDistributionMembers[] = {
    {"sharing_group", kSharingGroup}, {"text", kText}, {"tlp", kTlp, kRequired}};
constexpr Shape kDistribution = object(kDistributionMembers, kClosed);
constexpr std::string_view kPublisherCategories[] = {"coordinator", "discoverer", "multiplier", "other",
                                                     "translator",  "user",       "vendor"};
constexpr Shape kPublisherCategory = one_of(kPublisherCategories);
constexpr Property kPublisherMembers[] = {{"category", kPublisherCategory, kRequired},
                                          {"contact_details", kText},
                                          {"issuing_authority", kText},
                                          {"name", kText, kRequired},
                                          {"namespace", kUri, kRequired}};
constexpr Shape kPublisher = object(kPublisherMembers, kClosed);
constexpr Property kEngineMembers[] = {{"name", kText, kRequired}, {"version", kText}};
constexpr Shape kEngine = object(kEngineMembers, kClosed);
constexpr Property kGeneratorMembers[] = {{"date", kInstant}, {"engine", kEngine, kRequired}};
constexpr Shape kGenerator = object(kGeneratorMembers, kClosed);
constexpr Property kRevisionMembers[] = {{"date", kInstant, kRequired},
                                         {"legacy_version", kText},
                                         {"number", kVersion, kRequired},
                                         {"summary", kText, kRequired}};
constexpr Shape kRevision = object(kRevisionMembers, kClosed);
constexpr Shape kRevisionHistory = list_of(kRevision);
constexpr Property kTrackingMembers[] = {{"aliases", kTextSet},
                                         {"current_release_date", kInstant, kRequired},
                                         {"generator", kGenerator},
                                         {"id", kTrackingId, kRequired},
                                         {"initial_release_date", kInstant, kRequired},
                                         {"revision_history", kRevisionHistory, kRequired},
                                         {"status", kTrackingStatus, kRequired},
                                         {"version", kVersion, kRequired}};
constexpr Shape kTracking = object(kTrackingMembers, kClosed);
constexpr Property kMetaMembers[] = {{"acknowledgments", kAcknowledgments},
                                     {"aggregate_severity", kAggregateSeverity},
                                     {"category", kCategory, kRequired},
                                     {"csaf_version", kCsafVersion, kRequired},
                                     {"distribution", kDistribution, kRequired},
                                     {"lang", kLanguage},
                                     {"license_expression", kText},
                                     {"notes", kNotes},
                                     {"publisher", kPublisher, kRequired},
                                     {"references", kReferences},
                                     {"source_lang", kLanguage},
                                     {"title", kText, kRequired},
                                     {"tracking", kTracking, kRequired},
                                     {"x_extensions", kExtensions}};
constexpr Shape kMeta = object(kMetaMembers, kClosed);

// /product_tree
constexpr Property kGroupMembers[] = {
    {"group_id", kText, kRequired}, {"product_ids", kTwoIds, kRequired}, {"summary", kText}};
constexpr Shape kGroup = object(kGroupMembers, kClosed);
constexpr Shape kGroups = list_of(kGroup);
constexpr Property kSubpathMembers[] = {{"category", kRelation, kRequired},
                                        {"next_product_reference", kText, kRequired}};
constexpr Shape kSubpath = object(kSubpathMembers, kClosed);
constexpr Shape kSubpaths = list_of(kSubpath);
constexpr Property kPathMembers[] = {{"beginning_product_reference", kText, kRequired},
                                     {"full_product_name", kFullProductName, kRequired},
                                     {"subpaths", kSubpaths, kRequired}};
constexpr Shape kPath = object(kPathMembers, kClosed);
constexpr Shape kPaths = list_of(kPath);
constexpr Property kProductTreeMembers[] = {{"branches", kBranches},
                                            {"full_product_names", kFullProductNames},
                                            {"product_groups", kGroups},
                                            {"product_paths", kPaths}};
constexpr Shape kProductTree = object(kProductTreeMembers, {.least = 1, .closed = true});

// /vulnerabilities[]
constexpr Shape kCweVersion = text_that(is_cwe_version, "a version of the CWE list such as 4.14");
constexpr Property kWeaknessMembers[] = {
    {"id", kCweId, kRequired}, {"name", kCategory, kRequired}, {"version", kCweVersion, kRequired}};
constexpr Shape kWeakness = object(kWeaknessMembers, kClosed);
constexpr Shape kWeaknesses = set_of(kWeakness);
constexpr Property kExploitationMembers[] = {{"date", kInstant, kRequired},
                                             {"exploitation_date", kInstant, kRequired},
                                             {"group_ids", kIds},
                                             {"product_ids", kIds}};
constexpr Shape kExploitation = object(kExploitationMembers, {.least = 3, .closed = true});
constexpr Shape kExploitations = set_of(kExploitation);
constexpr Property kFlagMembers[] = {
    {"date", kInstant}, {"group_ids", kIds}, {"label", kFlagLabel, kRequired}, {"product_ids", kIds}};
constexpr Shape kFlag = object(kFlagMembers, kClosed);
constexpr Shape kFlags = set_of(kFlag);
constexpr Property kIdMembers[] = {
    {"group_ids", kIds}, {"product_ids", kIds}, {"system_name", kText, kRequired}, {"text", kText, kRequired}};
constexpr Shape kId = object(kIdMembers, kClosed);
constexpr Shape kVulnerabilityIds = set_of(kId);
constexpr Property kInvolvementMembers[] = {{"contact", kText},    {"date", kInstant},
                                            {"group_ids", kIds},   {"party", kParty, kRequired},
                                            {"product_ids", kIds}, {"status", kInvolvementStatus, kRequired},
                                            {"summary", kText}};
constexpr Shape kInvolvement = object(kInvolvementMembers, kClosed);
constexpr Shape kInvolvements = set_of(kInvolvement);
constexpr Shape kProbability = text_that(is_probability, "a decimal number from 0 to 1 in text, such as 0.042");
constexpr Property kEpssMembers[] = {{"percentile", kProbability, kRequired},
                                     {"probability", kProbability, kRequired},
                                     {"timestamp", kInstant, kRequired}};
constexpr Shape kEpss = object(kEpssMembers, kClosed);
constexpr std::string_view kSeverityRatings[] = {"critical", "high", "low", "medium", "none"};
constexpr Shape kSeverityRating = one_of(kSeverityRatings);
constexpr Property kMetricContentMembers[] = {{"cvss_v2", kCvss2},
                                              {"cvss_v3", kCvss3},
                                              {"cvss_v4", kCvss4},
                                              {"epss", kEpss},
                                              {"qualitative_severity_rating", kSeverityRating},
                                              {"ssvc_v2", kSelectionList},
                                              {"x_extensions", kExtensions}};
constexpr Shape kMetricContent = object(kMetricContentMembers, {.least = 1, .closed = true});
constexpr Property kMetricMembers[] = {
    {"content", kMetricContent, kRequired}, {"products", kIds, kRequired}, {"source", kUri}};
constexpr Shape kMetric = object(kMetricMembers, kClosed);
constexpr Shape kMetrics = set_of(kMetric);
constexpr Property kStatusMembers[] = {{"first_affected", kIds}, {"first_fixed", kIds},         {"fixed", kIds},
                                       {"known_affected", kIds}, {"known_not_affected", kIds},  {"last_affected", kIds},
                                       {"recommended", kIds},    {"under_investigation", kIds}, {"unknown", kIds}};
constexpr Shape kProductStatus = object(kStatusMembers, {.least = 1, .closed = true});
constexpr std::string_view kRemediationCategories[] = {
    "fix_planned", "mitigation", "no_fix_planned", "none_available", "optional_patch", "vendor_fix", "workaround"};
constexpr Shape kRemediationCategory = one_of(kRemediationCategories);
constexpr Property kRestartMembers[] = {{"category", kRestartCategory, kRequired}, {"details", kText}};
constexpr Shape kRestart = object(kRestartMembers, kClosed);
constexpr Property kRemediationMembers[] = {{"category", kRemediationCategory, kRequired},
                                            {"date", kInstant},
                                            {"details", kText, kRequired},
                                            {"entitlements", kTexts},
                                            {"group_ids", kIds},
                                            {"product_ids", kIds},
                                            {"restart_required", kRestart},
                                            {"url", kUri}};
constexpr Shape kRemediation = object(kRemediationMembers, kClosed);
constexpr Shape kRemediations = list_of(kRemediation);
constexpr Property kThreatMembers[] = {{"category", kThreatCategory, kRequired},
                                       {"date", kInstant},
                                       {"details", kText, kRequired},
                                       {"group_ids", kIds},
                                       {"product_ids", kIds}};
constexpr Shape kThreat = object(kThreatMembers, kClosed);
constexpr Shape kThreats = list_of(kThreat);
constexpr Property kVulnerabilityMembers[] = {{"acknowledgments", kAcknowledgments},
                                              {"cve", kCve},
                                              {"cwes", kWeaknesses},
                                              {"disclosure_date", kInstant},
                                              {"discovery_date", kInstant},
                                              {"first_known_exploitation_dates", kExploitations},
                                              {"flags", kFlags},
                                              {"ids", kVulnerabilityIds},
                                              {"involvements", kInvolvements},
                                              {"metrics", kMetrics},
                                              {"notes", kNotes},
                                              {"product_status", kProductStatus},
                                              {"references", kReferences},
                                              {"remediations", kRemediations},
                                              {"threats", kThreats},
                                              {"title", kText},
                                              {"x_extensions", kExtensions}};
constexpr Shape kVulnerability = object(kVulnerabilityMembers, {.least = 1, .closed = true});
constexpr Shape kVulnerabilities = list_of(kVulnerability);

constexpr std::string_view kSchemas[] = {"https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json"};
constexpr Shape kSchema = one_of(kSchemas);
constexpr Property kRootMembers[] = {{"$schema", kSchema, kRequired},
                                     {"document", kMeta, kRequired},
                                     {"product_tree", kProductTree},
                                     {"vulnerabilities", kVulnerabilities},
                                     {"x_extensions", kExtensions}};

}  // namespace

constexpr Shape kDocument21 = object(kRootMembers, kClosed);

}  // namespace asepsis::advise::csaf::structure
