#include "advise/csaf/validate/v21/extensions.h"

namespace asepsis::advise::csaf {
namespace {

using structure::kRequired;
using structure::Property;
using structure::Shape;

// The examples of github.com/oasis-tcs/csaf, csaf_2.1/test/extension/data/valid, with their metadata.
constexpr std::string_view kSchema11 =
    "https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid/documentation-11/"
    "documentation-11-content_1.0.0.json";
constexpr std::string_view kSchema12 =
    "https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid/documentation-12/"
    "documentation-12-content_1.0.0.json";

constexpr std::string_view kDeclaration =
    "This extension is for documentation and test purposed only. It is valid. It is not allowed to be used in a "
    "production CSAF.";
constexpr Shape kDocumentation = structure::one_of(std::span(&kDeclaration, 1));
constexpr Shape kNotes = structure::list_of(structure::kText);

constexpr std::string_view kCategories[] = {"essential", "significant", "supplementary"};
constexpr Shape kCategory = structure::one_of(kCategories);

void is_not_critical(json::Value extension, Findings& findings) {
  const json::Value critical = extension["critical"];
  if (critical.boolean().value_or(false))
    findings.add(critical, "`critical` is true; the schema of this extension allows false alone");
}

constexpr structure::Limits kClosed{.closed = true};
constexpr structure::Limits kClosedNotEmpty{.least = 1, .closed = true};

constexpr Shape kSchemaOf11 = structure::one_of(std::span(&kSchema11, 1));
constexpr Property kContentMembers11[] = {{"documentation", kDocumentation}};
constexpr Shape kContent11 = structure::object(kContentMembers11, kClosedNotEmpty);
constexpr Property kMembers11[] = {{"$schema", kSchemaOf11, kRequired},
                                   {"category", kCategory, kRequired},
                                   {"content", kContent11, kRequired},
                                   {"critical", structure::kBoolean, kRequired}};
constexpr Shape with_rule(Shape shape) {
  shape.rule = is_not_critical;
  return shape;
}
constexpr Shape kItem11 = with_rule(structure::object(kMembers11, kClosed));

constexpr Shape kSchemaOf12 = structure::one_of(std::span(&kSchema12, 1));
constexpr Property kContentMembers12[] = {{"documentation", kDocumentation, kRequired}, {"notes", kNotes}};
constexpr Shape kContent12 = structure::object(kContentMembers12, kClosedNotEmpty);
constexpr Property kMembers12[] = {{"$schema", kSchemaOf12, kRequired},
                                   {"category", kCategory, kRequired},
                                   {"content", kContent12, kRequired},
                                   {"critical", structure::kBoolean, kRequired}};
constexpr Shape kItem12 = with_rule(structure::object(kMembers12, kClosed));

// `most` in the order of ExtensionPlace. Their metadata speaks of relationships, which 2.1 calls product paths.
constexpr std::array<KnownExtension, 2> kKnown = {{
    {kSchema11, ExtensionClass::kExperimental, &kItem11, {1, 1, 1, 1, 1, 1, 1}, std::span(&kSchema12, 1)},
    {kSchema12, ExtensionClass::kExperimental, &kItem12, {4096, 4096, 10, 2, 0, 4096, 4096}, std::span(&kSchema11, 1)},
}};

}  // namespace

std::string_view to_string(ExtensionPlace place) {
  constexpr std::array<std::string_view, kExtensionPlaces> names = {"`/document`",
                                                                    "a product of a branch",
                                                                    "a product of `full_product_names`",
                                                                    "a product of a product path",
                                                                    "a metric",
                                                                    "a vulnerability",
                                                                    "the whole document"};
  return names[static_cast<std::size_t>(place)];
}

std::vector<ExtensionList> extension_lists(const Outline& outline) {
  std::vector<ExtensionList> lists;
  const auto add = [&lists](json::Value owner, ExtensionPlace place) {
    const json::Value at = owner["x_extensions"];
    if (at.is_array()) lists.push_back({at, place});
  };
  add(outline.document, ExtensionPlace::kDocument);
  for (const Product& product : outline.products) {
    switch (product.origin) {
      case Product::Origin::kBranch: add(product.at, ExtensionPlace::kBranch); break;
      case Product::Origin::kFullProductName: add(product.at, ExtensionPlace::kFullProductName); break;
      case Product::Origin::kRelationship: add(product.at, ExtensionPlace::kProductPath); break;
    }
  }
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const Assessment& metric : vulnerability.assessments) add(metric.content, ExtensionPlace::kMetric);
    add(vulnerability.at, ExtensionPlace::kVulnerability);
  }
  add(outline.root, ExtensionPlace::kRoot);
  return lists;
}

std::string_view to_string(ExtensionClass standing) {
  switch (standing) {
    case ExtensionClass::kOfficial: return "official";
    case ExtensionClass::kRegistered: return "registered";
    case ExtensionClass::kExperimental: break;
  }
  return "experimental";
}

ExtensionClass class_of(std::string_view schema) {
  const KnownExtension* known = find_extension(schema);
  return known == nullptr ? ExtensionClass::kExperimental : known->standing;
}

const KnownExtension* find_extension(std::string_view schema) {
  for (const KnownExtension& known : kKnown)
    if (known.schema == schema) return &known;
  return nullptr;
}

}  // namespace asepsis::advise::csaf
