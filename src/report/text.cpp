// The terminal's text: head, five numbered answers, what it cannot say, what was wrong with the input, why.
#include "base/text.h"

#include <algorithm>

#include "report/layout.h"
#include "report/phrases.h"
#include "report/plain.h"
#include "report/report.h"
#include "report/text_answers.h"

namespace asepsis::report {
namespace {

constexpr unsigned kNarrowest = 40;

void write_head(Sheet& sheet, const model::AdvisoryHead& head) {
  sheet.bold(plain(head.id) + "  " + title_of(head));
  const State exploits = exploit_state(head.exploits);
  std::vector<std::string> facts;
  if (!head.vulnerabilities.empty()) facts.push_back(join(head.vulnerabilities, ", "));
  if (head.highest_score > 0) facts.push_back("CVSS up to " + score_of(head.highest_score));
  sheet.line("", plain(join(facts, " · ")));
  sheet.state("", exploits, head.exploits.text);
  sheet.line("", life_of(head));
  for (const model::AdviceChange& change : head.changes) {
    sheet.line("▸ ", change_of(change) + ": " + plain(change.text));
    sheet.line("    ", said_of(change));
  }
  if (head.faults.empty()) return;
  sheet.line("", count_of(head.faults.size(), "fault") + " in the document:");
  for (const model::Fault& fault : head.faults) sheet.line("  ! ", plain(fault.text));
}

void write_list(Sheet& sheet, std::string_view title, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  sheet.title(title);
  for (const std::string& text : texts) sheet.line("   - ", text);
}

void write_why(Sheet& sheet, const model::Response& response) {
  sheet.title("Why");
  write_reasons(sheet, response);
  for (const model::AdvisoryHead& head : response.advisories)
    sheet.line("   ", plain(head.id + ", sha256 " + head.sha256));
  sheet.line("   ", "Every id: asepsis why ID. The whole answer for machines: --json.");
}

}  // namespace

std::string to_text(const model::Response& response, const TextStyle& style) {
  Sheet sheet(std::max(style.columns, kNarrowest), style.colour);
  if (response.advisories.empty()) sheet.bold(headline(response));
  for (const model::AdvisoryHead& head : response.advisories) write_head(sheet, head);
  sheet.line("",
             evidence_of(response) + (response.fixed.coverage.empty() ? "" : " · " + plain(response.fixed.coverage)));
  if (!response.complete)
    sheet.state("", {"◐", "answer incomplete", Tone::kWarn}, "some input could not be read or judged");

  write_affected(sheet, response);
  write_reachable(sheet, response);
  write_disconnect(sheet, response);
  write_tonight(sheet, response);
  write_fixed(sheet, response);

  std::vector<std::string> limits, problems;
  for (const std::string& limit : response.limits) limits.push_back(plain(limit));
  for (const model::Problem& problem : response.problems) problems.push_back(problem_of(problem));
  write_list(sheet, "What this answer cannot say", limits);
  write_list(sheet, "What was wrong with the input", problems);
  write_why(sheet, response);
  sheet.line("", "");
  sheet.line("", "Asepsis proposes, proves and records; people decide. No medical device. No patient data.");
  return std::move(sheet).take();
}

}  // namespace asepsis::report
