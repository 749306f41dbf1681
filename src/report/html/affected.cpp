#include "base/text.h"
#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

std::string name_cell(const model::DeviceRef& device) {
  const std::string name = name_of(device), addresses = addresses_of(device);
  return "<th scope=\"row\">" + text(name) + (addresses == name ? "" : "<small>" + text(addresses) + "</small>") +
         "</th>";
}

std::string row_of(const model::DeviceLine& line, const std::string& panel) {
  std::string because = text(line.because);
  if (!line.contradictions.empty()) because += "; <b>≠ contradicted, check</b>";  // the words stand behind "why?"
  return "<tr>" + name_cell(line.device) + "<td>" + text(description_of(line)) + "<small>" + text(kind_of(line)) +
         "</small></td><td class=\"state\">" + tag(state_of(line.worst)) + "<small>" + because + " · " + why(panel) +
         "</small></td></tr>\n";
}

}  // namespace

std::string affected(const model::Response& response) {
  const model::Affected& answer = response.affected;
  std::string rows;
  std::size_t number = 0;
  for (const model::DeviceLine& line : answer.devices) rows += row_of(line, "device-" + std::to_string(++number));
  number = 0;
  for (const model::Finding& finding : answer.assessment.beyond)
    rows += "<tr>" + name_cell(finding.device) + "<td>not named by the document<small>" + text(finding.vulnerability) +
            "</small></td><td class=\"state\">" + tag({"●", "beyond the document", Tone::kBad}) + "<small>" +
            why("beyond-" + std::to_string(++number)) + "</small></td></tr>\n";
  const std::size_t unjudged = answer.assessment.unjudged.size();
  if (unjudged > 0)
    rows += "<tr><th scope=\"row\">" + count_of(unjudged, "other host") + "</th><td>too little is known of " +
            (unjudged == 1 ? "it" : "them") + "</td><td class=\"state\">" + tag({"◐", "not judged", Tone::kWarn}) +
            "<small>" + why("unjudged", "which, and what is missing?") + "</small></td></tr>\n";
  std::string table;
  if (!rows.empty())
    table =
        "<table class=\"stack\"><caption>Systems and whether they are affected</caption><thead hidden><tr><th "
        "scope=\"col\">System</th><th scope=\"col\">What it is</th><th "
        "scope=\"col\">Verdict</th></tr></thead><tbody>\n" +
        rows + "</tbody></table>\n";
  const std::size_t count = answer.devices.size() + answer.assessment.beyond.size() + (unjudged > 0 ? 1 : 0);
  return card(1, "affected", "Am I affected?", answer.text,
              scrolling(count, 8, "all " + std::to_string(count) + " systems", table));
}

}  // namespace asepsis::report::html
