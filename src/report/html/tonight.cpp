#include "report/html/parts.h"

namespace asepsis::report::html {

std::string tonight(const model::Response& response) {
  const model::Tonight& answer = response.tonight;
  std::string body;
  if (!answer.steps.empty()) body += "<ol>\n";
  for (const model::Step& step : answer.steps) {
    body += "<li><b>" + text(step.text) + "</b><small>" + text(duty_of(step));
    if (!step.undo.empty()) body += (duty_of(step).empty() ? "undo: " : " · undo: ") + text(step.undo);
    body += "</small></li>\n";
  }
  if (!answer.steps.empty()) body += "</ol>\n";
  if (!answer.checks.empty()) {
    std::vector<std::string> checks;
    for (const std::string& check : answer.checks) checks.push_back(text(check));
    body += "<p><b>Look up at the console:</b>";
    body += checks.size() == 1 ? " " + checks.front() + "</p>\n" : "</p>" + list(checks) + "\n";
  }
  if (!answer.rules.empty() || !answer.placement.empty()) {
    body += "<p class=\"soft\">Rules";
    if (!answer.rules_file.empty()) body += " in <code>" + text(answer.rules_file) + "</code>";
    body += ": " + text(answer.placement);
    if (!answer.rules.empty()) body += " · " + why("rules", "show the rules");
    body += "</p>\n";
  }
  return card(4, "tonight", "What do I do tonight?", answer.text, body);
}

}  // namespace asepsis::report::html
