#include <algorithm>

#include "base/text.h"
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
  const auto in_a_step = [&](const std::string& words) {
    return std::any_of(answer.steps.begin(), answer.steps.end(),
                       [&](const model::Step& step) { return step.text.find(words) != std::string::npos; });
  };
  std::vector<std::string> checks;
  for (const std::string& check : answer.checks)
    if (!in_a_step(check)) checks.push_back(text(check));
  if (!checks.empty()) body += "<p><b>Look up at the console:</b></p>" + list(checks) + "\n";
  std::vector<std::string> rules;
  if (!answer.rules_file.empty() && !in_a_step(answer.rules_file))
    rules.push_back("in <code>" + text(answer.rules_file) + "</code>");
  if (!answer.placement.empty() && !in_a_step(answer.placement)) rules.push_back(text(answer.placement));
  if (!answer.rules.empty()) rules.push_back(why("rules", "show the rules"));
  if (!rules.empty()) body += "<p class=\"soft\">Rules: " + join(rules, " · ") + "</p>\n";
  return card(4, "tonight", "What do I do tonight?", answer.text, body);
}

}  // namespace asepsis::report::html
