// Any JSON: no crash; the answer is the same twice; every finding stands in the document; what a closed object refuses
// is a member that the standard does not define. Any text: the scanners end.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "advise/csaf/validate/structure.h"
#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/repeated.h"
#include "base/json.h"
#include "base/text.h"

using namespace asepsis;
using namespace asepsis::advise::csaf;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

using Walk = void (*)(const json::Document&, Edition, Findings&);

struct Said {
  std::uint32_t place;
  std::string message;
  bool operator==(const Said&) const = default;
};

std::vector<Said> said_of(const json::Document& document, Edition edition, Walk walk) {
  Findings findings;
  walk(document, edition, findings);
  std::vector<Said> said;
  for (const auto& item : findings.items()) {
    demand(document.root().holds(item.at) && !item.message.empty());
    said.push_back({item.at.order(), item.message});
  }
  return said;
}

void check_edition(const json::Document& document, Edition edition) {
  const auto refused = said_of(document, edition, check_structure);
  demand(refused == said_of(document, edition, check_structure));
  const auto unknown = said_of(document, edition, find_unknown_members);
  if (unknown.size() >= Findings::kMostPerTest) return;
  for (const Said& one : refused) {
    if (!one.message.ends_with("is not one that may stand here")) continue;
    demand(std::any_of(unknown.begin(), unknown.end(), [&one](const Said& other) { return other.place == one.place; }));
  }
}

void check_repeated(json::Value value) {
  for (const auto& one : structure::repeated_elements(value)) {
    demand(structure::compare(value[one.first], one.at) == 0);
    demand(value[one.first].order() < one.at.order());
  }
  for (const json::Value element : value.elements()) check_repeated(element);
  for (const json::Member member : value.members()) check_repeated(member.value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  if (is_utf8(text)) {
    using namespace structure;
    for (bool (*fits)(std::string_view) : {is_uri,
                                           is_instant,
                                           is_language_tag,
                                           is_version,
                                           is_semantic_version,
                                           is_category,
                                           is_tracking_id,
                                           is_cve,
                                           is_cwe,
                                           is_cwe_version,
                                           is_probability,
                                           is_hash20,
                                           is_hash21,
                                           is_hash_algorithm,
                                           is_purl20,
                                           is_purl21,
                                           is_sharing_group,
                                           is_extension_schema,
                                           is_ssvc_namespace,
                                           is_ssvc_key,
                                           is_cvss2_vector,
                                           is_cvss30_vector,
                                           is_cvss31_vector,
                                           is_cvss40_vector})
      fits(text);
  }
  const auto document = json::parse(text, {.bytes = 1u << 20, .depth = 96, .values = 100'000});
  if (!document) return 0;
  check_edition(*document, Edition::k20);
  check_edition(*document, Edition::k21);
  check_repeated(document->root());
  return 0;
}
