#include <map>

#include "base/text.h"
#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

// Which service stands behind a port, as the findings say.
std::map<std::uint16_t, std::string> services_of(const model::Response& response) {
  std::map<std::uint16_t, std::string> services;
  for (const model::Finding& finding : response.affected.assessment.findings)
    for (const model::VulnerableService& service : finding.services)
      if (service.port && !service.service.empty()) services.emplace(*service.port, service.service);
  return services;
}

std::string joined(const std::vector<std::string>& parts, std::string_view none) {
  if (parts.empty()) return text(none);
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

struct Columns {
  bool can = false, blind = false;  // shown where there is something to show
};

std::string row_of(const ReachGroup& group, const Columns& columns,
                   const std::map<std::uint16_t, std::string>& services) {
  std::vector<std::string> can, did;
  for (const model::Reach& reach : group.can)
    can.push_back(text(reach.from) +
                  (reach.hosts > 0 ? " <span class=\"soft\">(" + count_of(reach.hosts, "host") + ")</span>" : ""));
  for (const model::Reach& reach : group.did)
    did.push_back(text(reach.from) + " · " + std::to_string(reach.connections) + " × " +
                  text(reach.state.empty() ? "seen" : reach.state) +
                  (reach.attack ? " " + tag({"●", "attempt", Tone::kBad}) : ""));
  std::string below =
      group.systems.size() > 3 ? count_of(group.systems.size(), "system") : text(join(group.systems, ", "));
  if (group.port)
    if (const auto service = services.find(*group.port); service != services.end())
      below += " · " + text(service->second);
  std::string out = "<tr><th scope=\"row\">" + text(port_of(group.port)) + "<small>" + below + "</small></th>";
  if (columns.can) out += "<td data-label=\"Can\"><span>" + joined(can, "nobody, by the rules given") + "</span></td>";
  out += "<td data-label=\"Did\"><span>" + joined(did, "nobody seen") + "</span></td>";
  if (columns.blind)
    out += "<td data-label=\"Blind\">" + text(group.blind.empty() ? "none" : join(group.blind, ", ")) + "</td>";
  return out + "</tr>\n";
}

std::string column(std::string_view name) { return "<th scope=\"col\">" + text(name) + "</th>"; }

std::string table_of(const model::Response& response, const std::vector<ReachGroup>& groups) {
  std::string rows;
  const auto services = services_of(response);
  Columns columns{.can = response.reachable.can_known};
  for (const ReachGroup& group : groups) columns.blind |= !group.blind.empty();
  for (const ReachGroup& group : groups) rows += row_of(group, columns, services);
  if (rows.empty()) return "";
  return "<table class=\"stack\"><caption>Who can and who did reach the services at stake</caption><thead><tr>" +
         column("Port") + (columns.can ? column("Can reach it") : "") + column("Did reach it") +
         (columns.blind ? column("Blind") : "") + "</tr></thead><tbody>\n" + rows + "</tbody></table>\n";
}

// Who did, in a line each: what the map has no room for.
std::string did_lines(const std::vector<ReachGroup>& groups) {
  std::map<std::string, std::vector<std::string>> by_client;
  for (const ReachGroup& group : groups)
    for (const model::Reach& reach : group.did)
      by_client[reach.from].push_back(std::to_string(reach.connections) + " × " + text(port_of(group.port)) + " " +
                                      text(reach.state) +
                                      (reach.attack ? " " + tag({"●", "attempt", Tone::kBad}) : ""));
  std::string out;
  for (const auto& [client, reaches] : by_client)
    out += "<p><b>" + text(client) + "</b> did: " + join(reaches, ", ") + "</p>\n";
  return out;
}

}  // namespace

std::string reachable(const model::Response& response) {
  const auto groups = groups_of(response.reachable);
  const std::string drawn = map(response);
  std::string body = drawn.empty() ? table_of(response, groups) : drawn + did_lines(groups);
  body += "<small>";
  if (!response.reachable.can_known) body += "Who can reach them is not judged: the network's rules are not known. ";
  if (!groups.empty()) body += why("reach", "each system, each way");
  body += "</small>\n";
  return card(2, "reachable", "Can it be reached?", response.reachable.text, body);
}

}  // namespace asepsis::report::html
