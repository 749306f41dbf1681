// SSVC SelectionList 2.0.0 (CERT/CC, SelectionList_2_0_0.schema.json): what
// /vulnerabilities[]/metrics[]/content/ssvc_v2 of CSAF 2.1 holds.
#include "advise/csaf/validate/structure/single_values.h"
#include "advise/csaf/validate/structure/tables.h"

namespace asepsis::advise::csaf::structure {
namespace {

constexpr Limits kClosed{.closed = true};

constexpr Shape kKey = text_that(is_ssvc_key, "letters, digits and '_', not '_' at an end, such as SI", {.least = 1});
constexpr Shape kNamespace =
    text_that(is_ssvc_namespace, "an SSVC namespace such as cisa or x_example.test#team", {.least = 3, .most = 1000});
constexpr Shape kSemanticVersion = text_that(is_semantic_version, "a semantic version such as 1.0.0", {.least = 5});

constexpr Property kValueMembers[] = {{"definition", kText}, {"key", kKey, kRequired}, {"name", kText}};
constexpr Shape kValue = object(kValueMembers, kClosed);
constexpr Shape kValues = list_of(kValue);
constexpr Property kSelectionMembers[] = {{"definition", kText},
                                          {"key", kKey, kRequired},
                                          {"name", kText},
                                          {"namespace", kNamespace, kRequired},
                                          {"values", kValues, kRequired},
                                          {"version", kSemanticVersion, kRequired}};
constexpr Shape kSelection = object(kSelectionMembers, kClosed);
constexpr Shape kSelections = list_of(kSelection);

constexpr Property kResourceMembers[] = {{"summary", kAnyText, kRequired}, {"uri", kUri, kRequired}};
constexpr Shape kResource = object(kResourceMembers, kClosed);
constexpr Shape kResources = list_of(kResource);

constexpr std::string_view kVersions[] = {"2.0.0"};
constexpr Shape kSchemaVersion = one_of(kVersions);
constexpr Shape kTargets = set_of(kAnyText);

constexpr Property kListMembers[] = {
    {"decision_point_resources", kResources}, {"references", kResources}, {"schemaVersion", kSchemaVersion, kRequired},
    {"selections", kSelections, kRequired},   {"target_ids", kTargets},   {"timestamp", kInstant, kRequired}};

}  // namespace

constexpr Shape kSelectionList = object(kListMembers, kClosed);

}  // namespace asepsis::advise::csaf::structure
