// Whether the URLs of a document lead anywhere. Asks the network.
#include <string>
#include <unordered_map>

#include "advise/csaf/validate/tests/tests.h"

namespace asepsis::advise::csaf {
namespace {

// Each URL is asked for once.
class Links {
 public:
  Links(const Outline& outline, Findings& findings) : resolver_(*outline.tools.resolver), findings_(findings) {}

  void check(json::Value value) {
    const auto url = value.string();
    if (!url) return;
    const auto [entry, fresh] = answers_.try_emplace(*url);
    if (fresh) entry->second = resolver_.status(*url);
    const auto status = entry->second;
    if (!status)
      findings_.add(value, "no server answers for " + quoted(*url));
    else if (*status < 200 || *status >= 400)
      findings_.add(value, quoted(*url) + " is answered with HTTP status " + std::to_string(*status));
  }
  void check_each(json::Value list) {
    for (const json::Value value : list.elements()) check(value);
  }

 private:
  const ports::Resolver& resolver_;
  Findings& findings_;
  std::unordered_map<std::string_view, std::optional<int>> answers_;
};

bool is_self(json::Value reference) { return reference["category"].string_or("external") == "self"; }

void check_references(json::Value references, bool self, Links& links) {
  for (const json::Value reference : references.elements())
    if (is_self(reference) == self) links.check(reference["url"]);
}

void check_acknowledgments(json::Value acknowledgments, Links& links) {
  for (const json::Value acknowledgment : acknowledgments.elements()) links.check_each(acknowledgment["urls"]);
}

}  // namespace

void test_6_3_6(const Outline& outline, Findings& findings) {
  Links links(outline, findings);
  const json::Value document = outline.document;
  check_acknowledgments(document["acknowledgments"], links);
  links.check(document["aggregate_severity"]["namespace"]);
  links.check(document["distribution"]["tlp"]["url"]);
  links.check(document["publisher"]["namespace"]);
  check_references(document["references"], false, links);
  for (const Product& product : outline.products) {
    const json::Value identification = product.at["product_identification_helper"];
    links.check_each(identification["sbom_urls"]);
    for (const json::Value generic : identification["x_generic_uris"].elements()) {
      links.check(generic["namespace"]);
      links.check(generic["uri"]);
    }
  }
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    check_acknowledgments(vulnerability.at["acknowledgments"], links);
    check_references(vulnerability.at["references"], false, links);
    for (const json::Value remediation : vulnerability.at["remediations"].elements()) links.check(remediation["url"]);
  }
}

void test_6_3_7(const Outline& outline, Findings& findings) {
  Links links(outline, findings);
  check_references(outline.document["references"], true, links);
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    check_references(vulnerability.at["references"], true, links);
}

}  // namespace asepsis::advise::csaf
