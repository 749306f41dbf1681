// Extensions against their schema and its metadata, as far as these are known here (extensions.h).
#include <string>
#include <unordered_set>

#include "advise/csaf/validate/structure/check.h"
#include "advise/csaf/validate/v21/extensions.h"
#include "advise/csaf/validate/v21/tests.h"

namespace asepsis::advise::csaf {

// The structure holds the schema that all extensions share (structure/v21.cpp) and says it all.
void test_6_1_60_1(const Outline&, Findings&) {}

namespace {

// Says once of each extension that is not known here that it was not checked. The standard wants its whole URL named;
// no URL in use is near this length.
class Unknown {
 public:
  explicit Unknown(Findings& findings) : findings_(findings) {}
  void warn(json::Value schema_at, std::string_view what) {
    constexpr std::size_t kLongestUrl = 2'048;
    const std::string_view schema = schema_at.string_or("");
    if (!named_.insert(schema).second) return;
    findings_.warn(schema_at, "the extension " + quoted(schema, kLongestUrl) + " is " +
                                  std::string(to_string(class_of(schema))) +
                                  " and not known here: " + std::string(what) + " not checked");
  }

 private:
  Findings& findings_;
  std::unordered_set<std::string_view> named_;
};

}  // namespace

void test_6_1_60_2(const Outline& outline, Findings& findings) {
  Unknown unknown(findings);
  for (const ExtensionList& list : extension_lists(outline)) {
    for (const json::Value item : list.at.elements()) {
      const json::Value schema_at = item["$schema"];
      if (!schema_at.is_string()) continue;
      if (const KnownExtension* known = find_extension(schema_at.string_or("")))
        structure::check(item, *known->item, findings);
      else
        unknown.warn(schema_at, "its content is");
    }
  }
}

namespace {

// Of one list: which known extensions stand there, how often.
struct Use {
  const KnownExtension* extension;
  std::uint32_t times;
};

const Use* use_of(const std::vector<Use>& uses, std::string_view schema) {
  for (const Use& use : uses)  // as many as are known at most
    if (use.extension->schema == schema) return &use;
  return nullptr;
}

void check_first_use(const KnownExtension& extension, const std::vector<Use>& before, json::Value schema_at,
                     Findings& findings) {
  for (const Use& use : before) {
    bool fits = true;
    for (const std::string_view other : extension.incompatible) fits = fits && other != use.extension->schema;
    for (const std::string_view other : use.extension->incompatible) fits = fits && other != extension.schema;
    if (!fits)
      findings.add(schema_at, "this extension may not stand in one list with " + quoted(use.extension->schema, 300));
  }
}

}  // namespace

void test_6_1_60_3(const Outline& outline, Findings& findings) {
  Unknown unknown(findings);
  for (const auto& [list, place] : extension_lists(outline)) {
    std::vector<Use> uses;
    for (const json::Value item : list.elements()) {
      const json::Value schema_at = item["$schema"];
      if (!schema_at.is_string()) continue;
      const KnownExtension* known = find_extension(schema_at.string_or(""));
      if (known == nullptr) {
        unknown.warn(schema_at, "how often and where it may stand is");
        continue;
      }
      if (use_of(uses, known->schema) == nullptr) {
        check_first_use(*known, uses, schema_at, findings);
        uses.push_back({known, 0});
      }
      for (Use& use : uses) {
        if (use.extension != known) continue;
        const std::uint32_t most = known->most[static_cast<std::size_t>(place)];
        if (++use.times == most + 1)
          findings.add(schema_at,
                       "in one list of " + std::string(to_string(place)) + " this extension may stand " +
                           (most == 0 ? std::string("never") : "at most " + std::to_string(most) + " times"));
      }
    }
  }
}

}  // namespace asepsis::advise::csaf
