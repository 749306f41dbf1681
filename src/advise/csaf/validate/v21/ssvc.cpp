// SSVC statements: about this vulnerability, and in the words of published decision points. Their times: dates.cpp.
#include <optional>
#include <string>
#include <unordered_set>

#include "advise/csaf/validate/tests/wording.h"
#include "advise/csaf/validate/v21/tests.h"
#include "norms/ssvc/selection.h"

namespace asepsis::advise::csaf {

namespace ssvc = norms::ssvc;

// The structure holds the schema of SSVC's selection lists (structure/ssvc.cpp) and says it all.
void test_6_1_46(const Outline&, Findings&) {}

namespace {

std::unordered_set<std::string_view> ids_of(const Vulnerability& vulnerability) {
  std::unordered_set<std::string_view> ids;
  if (const auto cve = vulnerability.at["cve"].string()) ids.insert(*cve);
  for (const json::Value item : vulnerability.at["ids"].elements())
    if (const auto text = item["text"].string()) ids.insert(*text);
  return ids;
}

void check_targets(const Vulnerability& vulnerability, std::string_view document_id, Findings& findings) {
  std::optional<std::unordered_set<std::string_view>> ids;  // found when first asked for
  for (const Assessment& metric : vulnerability.assessments) {
    for (const json::Value at : metric.content["ssvc_v2"]["target_ids"].elements()) {
      const auto target = at.string();
      if (!target) continue;
      if (!ids) ids = ids_of(vulnerability);
      if (!ids->contains(*target))
        findings.add(at, "the target " + quoted(*target) + " is neither the CVE nor another id of the vulnerability");
      else if (*target == document_id)
        findings.add(at,
                     "the target " + quoted(*target) + " is the document, which tells of more than this vulnerability");
    }
  }
}

}  // namespace

void test_6_1_47(const Outline& outline, Findings& findings) {
  const bool many = outline.vulnerabilities.size() > 1;
  const std::string_view document_id = many ? outline.tracking["id"].string_or("") : std::string_view();
  for (const Vulnerability& vulnerability : outline.vulnerabilities)
    check_targets(vulnerability, document_id, findings);
}

namespace {

std::optional<std::string> text_of(json::Value at) {
  const auto text = at.string();
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

// Nothing where the structure refuses something of it.
std::optional<ssvc::Selection> read_selection(json::Value at) {
  const auto name_space = at["namespace"].string(), key = at["key"].string(), version = at["version"].string();
  if (!name_space || !key || !version) return std::nullopt;
  ssvc::Selection selection{
      std::string(*name_space), std::string(*key), std::string(*version), text_of(at["name"]), {}};
  for (const json::Value value : at["values"].elements()) {
    const auto value_key = value["key"].string();
    if (!value_key) return std::nullopt;
    selection.values.push_back({std::string(*value_key), text_of(value["name"])});
  }
  return selection;
}

// What a pointer inside `from` leads to; the last value on the way that is there.
json::Value follow(json::Value from, std::string_view pointer) {
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    json::Value next = from[step];
    if (from.is_array()) {
      std::size_t index = 0;
      for (const char digit : step) index = index * 10 + static_cast<std::size_t>(digit - '0');
      next = from[index];
    }
    if (!next.exists()) return from;
    from = next;
  }
  return from;
}

std::string said_at(json::Value at) {
  const auto text = at.string();
  return text ? ", not " + quoted(*text) : "";
}

}  // namespace

void test_6_1_48(const Outline& outline, Findings& findings) {
  for (const Vulnerability& vulnerability : outline.vulnerabilities) {
    for (const Assessment& metric : vulnerability.assessments) {
      for (const json::Value item : metric.content["ssvc_v2"]["selections"].elements()) {
        const auto selection = read_selection(item);
        if (!selection) continue;
        for (const Error& fault : ssvc::faults(*selection)) {
          const json::Value at = follow(item, fault.where);
          findings.add(at, "decision point " +
                               quoted(selection->name_space + " " + selection->key + " " + selection->version) +
                               ": expected " + fault.expected + said_at(at));
        }
      }
    }
  }
}

}  // namespace asepsis::advise::csaf
