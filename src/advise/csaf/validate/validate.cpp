#include "advise/validate.h"

#include <algorithm>

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"
#include "advise/csaf/validate/structure.h"
#include "advise/csaf/validate/test.h"
#include "base/json.h"

namespace asepsis::advise {
namespace {

using csaf::Edition;
using csaf::Findings;
using model::TestGroup;

constexpr std::size_t kMostGroupMembers = 20'000'000;  // some seconds of work; the largest known document has none

Edition edition_of(json::Value root) {
  return root["document"]["csaf_version"].string_or("") == "2.1" ? Edition::k21 : Edition::k20;
}

bool wanted(TestGroup group, Level level) {
  switch (group) {
    case TestGroup::kSchema:
    case TestGroup::kMandatory: return true;
    case TestGroup::kOptional:
    case TestGroup::kRecommended: return level != Level::kBasic;
    case TestGroup::kInformative: break;
  }
  return level == Level::kFull;
}

bool is_there(csaf::Tool tool, const csaf::Tools& tools) {
  switch (tool) {
    case csaf::Tool::kNothing: return true;
    case csaf::Tool::kSpeller: return tools.speller != nullptr;
    case csaf::Tool::kResolver: return tools.resolver != nullptr;
    case csaf::Tool::kClock: return tools.now.has_value();
  }
  return false;
}

// In the document's order; what stands at one value, the structure first, then as the tests are listed.
void sort_by_place(std::vector<Findings::Item>& items) {
  std::stable_sort(items.begin(), items.end(), [](const Findings::Item& a, const Findings::Item& b) {
    if (a.at.order() != b.at.order()) return a.at.order() < b.at.order();
    return a.test + 1 < b.test + 1;  // kStructure wraps to 0
  });
}

// What a test says of a value that the structure refuses has the same root cause.
void leave_out_consequences(std::vector<Findings::Item>& items) {
  std::vector<std::uint32_t> refused;
  for (const auto& item : items)
    if (item.test == Findings::kStructure) refused.push_back(item.at.order());
  std::erase_if(items, [&refused](const Findings::Item& item) {
    return item.test != Findings::kStructure && std::binary_search(refused.begin(), refused.end(), item.at.order());
  });
}

void put_into_words(std::vector<Findings::Item>& items, const std::vector<csaf::Test>& tests,
                    model::Validation& validation) {
  std::vector<json::Value> places;
  places.reserve(items.size());
  for (const auto& item : items) places.push_back(item.at);
  std::vector<std::string> pointers = json::pointers_of(places);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool structure = items[i].test == Findings::kStructure;
    const TestGroup group = structure ? TestGroup::kSchema : tests[items[i].test].group;
    const model::Severity severity = items[i].warning ? model::Severity::kWarning : model::severity_of(group);
    validation.findings.push_back({structure ? "schema" : std::string(tests[items[i].test].id), group,
                                   std::move(pointers[i]), std::move(items[i].message), severity});
    if (severity == model::Severity::kError) validation.valid = false;
  }
}

model::Validation unreadable(model::Validation validation, std::string message) {
  validation.valid = false;
  validation.readable = false;
  validation.findings.push_back({"json", TestGroup::kSchema, "", std::move(message)});
  return validation;
}

}  // namespace

model::Validation validate(std::string_view bytes, const std::string& file, const ValidateOptions& options) {
  model::Validation validation;
  validation.file = file;
  const auto document = json::parse(bytes);
  if (!document) return unreadable(validation, document.error().where + ": expected " + document.error().expected);

  const Edition edition = edition_of(document->root());
  validation.version = edition == Edition::k20 ? "2.0" : "2.1";
  validation.document = document->root()["document"]["tracking"]["id"].string_or("");
  validation.valid = true;

  Findings findings;
  csaf::check_structure(*document, edition, findings);
  findings.end();
  csaf::Outline outline = csaf::outline_of(*document, edition);
  outline.tools = {options.speller, options.resolver, options.now};
  if (csaf::group_members_written_out(outline) > kMostGroupMembers)
    return unreadable(validation, "product groups: expected at most " + std::to_string(kMostGroupMembers) +
                                      " products when all uses of groups are written out");

  const auto& tests = edition == Edition::k20 ? csaf::tests_of_20() : csaf::tests_of_21();
  for (std::uint32_t i = 0; i < tests.size(); ++i) {
    if (!wanted(tests[i].group, options.level)) continue;
    if (tests[i].run == nullptr || !is_there(tests[i].needs, outline.tools)) {
      validation.not_run.push_back({std::string(tests[i].id), std::string(tests[i].not_run)});
      continue;
    }
    findings.begin(i);
    tests[i].run(outline, findings);
    for (const auto& skipped : findings.skipped())
      if (skipped.test == i) validation.not_run.push_back({std::string(tests[i].id), skipped.why});
    findings.end();
  }
  sort_by_place(findings.items());
  leave_out_consequences(findings.items());
  put_into_words(findings.items(), tests, validation);
  return validation;
}

}  // namespace asepsis::advise
