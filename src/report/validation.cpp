#include "report/validation.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/layout.h"
#include "report/plain.h"

namespace asepsis::report {
namespace {

std::size_t count(const model::Validation& validation, model::Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(validation.findings.begin(), validation.findings.end(),
                    [severity](const auto& finding) { return finding.severity == severity; }));
}

std::string counts(std::size_t errors, std::size_t warnings, std::size_t information) {
  std::vector<std::string> parts;
  if (errors > 0) parts.push_back(count_of(errors, "error"));
  if (warnings > 0) parts.push_back(count_of(warnings, "warning"));
  if (information > 0) parts.push_back(count_of(information, "information", "information"));
  return parts.empty() ? "nothing found" : join(parts, ", ");
}

}  // namespace

std::string to_text(const model::Validation& validation, bool always, const TextStyle& style) {
  if (validation.findings.empty() && !always) return {};
  const std::string edition = validation.version.empty() ? "" : "CSAF " + validation.version;
  std::string about = plain(validation.document);
  if (!edition.empty()) about += (about.empty() ? "" : ", ") + edition;
  std::string text;
  put(text, "",
      plain(validation.file) + ": " + (validation.valid ? "valid" : "NOT VALID") +
          (about.empty() ? "" : " (" + about + ")") + ": " +
          counts(count(validation, model::Severity::kError), count(validation, model::Severity::kWarning),
                 count(validation, model::Severity::kInformation)),
      style.columns);
  for (const model::ValidationFinding& finding : validation.findings) {
    std::string mark = "  " + std::string(to_string(finding.severity)) + " " + finding.test + "  ";
    const std::string place = finding.pointer.empty() ? "(whole document)" : plain(finding.pointer);
    put(text, mark, place + ": " + plain(finding.message), style.columns);
  }
  return text;
}

void ValidationTotals::add(const model::Validation& validation) {
  ++documents;
  if (validation.valid) ++valid;
  if (!validation.readable) ++unreadable;
  errors += count(validation, model::Severity::kError);
  warnings += count(validation, model::Severity::kWarning);
  information += count(validation, model::Severity::kInformation);
  for (const model::TestNotRun& test : validation.not_run)
    if (std::find(not_run.begin(), not_run.end(), test) == not_run.end()) not_run.push_back(test);
}

std::string to_text(const ValidationTotals& totals, const TextStyle& style) {
  std::string line = count_of(totals.documents, "document") + ": " + std::to_string(totals.valid) + " valid, " +
                     std::to_string(totals.documents - totals.valid) + " not valid";
  if (totals.unreadable > 0) line += " (" + std::to_string(totals.unreadable) + " unreadable)";
  line += "; " + counts(totals.errors, totals.warnings, totals.information) + ".";
  if (totals.passed_over > 0)
    line += " " + count_of(totals.passed_over, "file that is no *.json was", "files that are no *.json were") +
            " passed over.";
  std::string text;
  put(text, "", line, style.columns);
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const model::TestNotRun& test : totals.not_run) by_reason[test.reason].push_back(test.test);
  for (const auto& [reason, tests] : by_reason)
    put(text, "", "Not run: " + join_as_sentence(tests) + ": " + reason + ".", style.columns);
  return text;
}

}  // namespace asepsis::report
