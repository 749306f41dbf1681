#include "base/text.h"
#include "report/html/parts.h"
#include "report/text_answers.h"

namespace asepsis::report::html {
namespace {

std::string readable(std::string rule) {
  for (char& c : rule) c = c == '-' ? ' ' : c;
  return rule;
}

std::string facts_of(const model::AdvisoryHead& head, bool alone) {
  std::string out = "<div class=\"meta\">";
  if (!alone) out += "<b>" + text(title_of(head)) + "</b> · ";
  out += text(head.id);
  if (!head.vulnerabilities.empty()) out += " · " + text(join(head.vulnerabilities, ", "));
  if (head.highest_score > 0) out += " · <b>CVSS " + score_of(head.highest_score) + "</b>";
  return out + " " + tag(exploit_state(head.exploits)) + " <span class=\"soft\">" + text(life_of(head)) +
         "</span></div>\n";
}

std::string strip_of(const model::AdvisoryHead& head, std::size_t number) {
  const std::string panel = "document-" + std::to_string(number);
  std::string out;
  for (const model::AdviceChange& change : head.changes)
    out += "<span class=\"change\">▸ <b>" + text(change_of(change)) + "</b> " + text(change.said_by) + ", " +
           text(change.source) + " " + why(panel) + "</span>\n";
  if (head.faults.empty()) return out;
  std::vector<std::string> rules;
  for (const model::Fault& fault : head.faults) rules.push_back(readable(fault.rule));
  return out + "<span><b>" + count_of(head.faults.size(), "fault") +
         " in the document</b>: " + text(join(rules, ", ")) + " " + why(panel, "which?") + "</span>\n";
}

}  // namespace

std::string header(const model::Response& response) {
  std::string out = "<header class=\"head\">\n<h1>" + text(headline(response)) + "</h1>\n<div class=\"when\">" +
                    text(evidence_of(response)) + "</div>\n<div>";
  for (const model::AdvisoryHead& head : response.advisories) out += facts_of(head, response.advisories.size() == 1);
  out += "</div>\n<div class=\"when\">";
  if (!response.complete) out += tag({"◐", "answer incomplete", Tone::kWarn}) + " " + why("limits", "what is missing?");
  out += "</div>\n";
  std::string strip;
  for (std::size_t i = 0; i < response.advisories.size(); ++i) strip += strip_of(response.advisories[i], i + 1);
  if (!strip.empty()) out += "<div class=\"strip\">\n" + strip + "</div>\n";
  return out + "</header>\n";
}

}  // namespace asepsis::report::html
