#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

std::string shaped(const std::string& words) {
  const State state = progress_of(words);
  return state.shape.empty() ? text(words)
                             : "<span aria-hidden=\"true\">" + std::string(state.shape) + "</span> " + text(words);
}

}  // namespace

std::string fixed(const model::Response& response) {
  const model::Fixed& answer = response.fixed;
  const auto attempts = attempts_by_address(response);
  std::string table;
  if (!answer.devices.empty())
    table =
        "<table class=\"stack\"><caption>How far each system is</caption><thead><tr><th scope=\"col\">System</th><th "
        "scope=\"col\">Contained</th><th scope=\"col\">Updated</th><th scope=\"col\">Seen on the wire</th><th "
        "scope=\"col\">Attempts</th></tr></thead><tbody>\n";
  for (const model::FixedLine& line : answer.devices)
    table += "<tr><th scope=\"row\">" + text(name_of(line.device)) + "</th><td data-label=\"Contained\">" +
             shaped(line.contained) + "</td><td data-label=\"Updated\">" + shaped(line.updated) +
             "</td><td data-label=\"On the wire\">" + text(line.on_wire) + "</td><td data-label=\"Attempts\">" +
             text(attempts_on(attempts, line.device)) + "</td></tr>\n";
  if (!answer.devices.empty()) table += "</tbody></table>\n";
  std::string body =
      scrolling(answer.devices.size(), 5, "all " + std::to_string(answer.devices.size()) + " systems", table);
  body += "<small>Coverage: " + text(answer.coverage.empty() ? "nothing was recorded" : answer.coverage);
  if (!answer.detections.empty()) body += " · " + why("attempts", "every attempt");
  body += "</small>\n";
  return card(5, "fixed", "Is it fixed?", answer.text, body);
}

std::string limits(const model::Response& response) {
  std::vector<std::string> limits, problems;
  for (const std::string& limit : response.limits) limits.push_back(text(limit));
  for (const model::Problem& problem : response.problems) problems.push_back(text(problem_of(problem)));
  std::string out =
      "<section class=\"card limits\" id=\"limits\" aria-labelledby=\"limits-q\">\n<h2 id=\"limits-q\">What "
      "this answer cannot say</h2>\n";
  out += limits.empty() ? "<p>Nothing that is known.</p>\n" : list(limits) + "\n";
  if (!problems.empty()) out += "<h2>What was wrong with the input</h2>\n" + list(problems) + "\n";
  return out + "</section>\n";
}

}  // namespace asepsis::report::html
