// What stands behind "why?": a panel for each system, for the documents, the options, the rules, the attempts.
#include <map>

#include "base/text.h"
#include "report/html/parts.h"

namespace asepsis::report::html {
namespace {

std::string panel(const std::string& id, std::string_view title, std::string_view back, const std::string& body) {
  return "<aside class=\"panel\" id=\"" + id + "\" aria-labelledby=\"" + id + "-t\" tabindex=\"-1\"><h2 id=\"" + id +
         "-t\">" + text(title) + "</h2><a class=\"close\" href=\"#" + std::string(back) + "\">close</a>\n" + body +
         "</aside>\n";
}

std::string ids(const std::vector<Id>& why) {
  return why.empty() ? "" : "<span class=\"ids\">" + text(ids_of(why)) + "</span>";
}

std::string heading(std::string_view words) { return "<h3>" + text(words) + "</h3>"; }

std::string reasons(const std::vector<model::Reason>& all) {
  std::vector<std::string> items;
  for (const model::Reason& reason : all)
    items.push_back(text(reason.text) + " <small class=\"soft\">" + text(reason.rule) + ids(reason.why) + "</small>");
  return list(items);
}

std::string contradictions(const Findings& findings) {
  std::map<std::string, const model::Contradiction*> once;
  for (const model::Finding* finding : findings)
    for (const model::Contradiction& contradiction : finding->contradictions)
      once.emplace(contradiction.attribute + contradiction.text, &contradiction);
  std::vector<std::string> items;
  for (const auto& [key, c] : once)
    items.push_back("≠ " + text(c->attribute) + ": " + text(join(c->values, " or ")) + ". " + text(c->text) +
                    ids(c->why));
  return items.empty() ? "" : heading("What contradicts itself") + list(items);
}

// Each sentence on the risk to patients once.
std::string patient_risk(const Findings& findings) {
  std::map<std::string, bool> seen;
  std::vector<std::string> items;
  const auto add = [&](std::string_view what, const std::string& risk) {
    if (!risk.empty() && seen.emplace(std::string(what) + risk, true).second)
      items.push_back("<b>" + text(what) + "</b>: " + text(risk));
  };
  for (const model::Finding* finding : findings) {
    add("Leaving it on", finding->leave_on);
    add("Taking it off", finding->take_off);
  }
  return items.empty() ? "" : heading("Patients") + list(items);
}

std::string verdicts(const Findings& findings) {
  std::string rows;
  for (const model::Finding* finding : findings) {
    std::string product = text(finding->product_name);
    if (!to_string(finding->status_source).empty()) product += "<small>" + text(to_string(finding->status_source));
    if (!to_string(finding->status_source).empty()) product += finding->confirmed ? ", confirmed</small>" : "</small>";
    rows += "<tr><th scope=\"row\">" + text(finding->vulnerability) + "<small>" + text(finding->advisory) +
            "</small></th><td>" + tag(state_of(finding->verdict)) + "</td><td>" + product + "<span class=\"ids\">" +
            text(finding->id.text) + "</span></td></tr>\n";
  }
  return "<table><caption>Verdict by vulnerability</caption><thead><tr><th scope=\"col\">Vulnerability</th><th "
         "scope=\"col\">Verdict</th><th scope=\"col\">Product of the document</th></tr></thead><tbody>" +
         rows + "</tbody></table>";
}

std::string why_of(const Findings& findings) {
  std::string body = heading("Reasons") + reasons(reasons_of(findings)) + contradictions(findings);
  std::vector<std::string> missing;
  for (const std::string& fact : missing_of(findings)) missing.push_back(text(fact));
  if (!missing.empty()) body += heading("What would decide it, best first") + list(missing);
  if (!findings.empty() && !findings.front()->priority.reasons.empty())
    body += heading("Rank " + std::to_string(findings.front()->priority.rank)) +
            reasons(findings.front()->priority.reasons);
  return body + patient_risk(findings) + verdicts(findings);
}

std::string contradicted(const model::DeviceLine& line) {
  std::string out;
  for (const std::string& contradiction : line.contradictions) out += "<p>≠ " + text(contradiction) + "</p>";
  return out;
}

std::string device_panels(const model::Response& response) {
  const auto by_device = findings_by_device(response);
  std::string out;
  std::size_t number = 0;
  for (const model::DeviceLine& line : response.affected.devices) {
    const auto found = by_device.find(line.device.id);
    const State state = state_of(line.worst);
    out += panel("device-" + std::to_string(++number), name_of(line.device), "affected",
                 "<p>" + tag(state) + " " + text(description_of(line)) + ", " + text(circumstances_of(line)) +
                     "</p><p>" + text(line.because) + "</p>" + contradicted(line) +
                     (found == by_device.end() ? "<p>No finding stands behind it.</p>" : why_of(found->second)));
  }
  number = 0;
  for (const model::Finding& finding : response.affected.assessment.beyond)
    out += panel("beyond-" + std::to_string(++number), name_of(finding.device), "affected", why_of({&finding}));
  return out;
}

std::string unjudged_panel(const model::Response& response) {
  const auto& unjudged = response.affected.assessment.unjudged;
  if (unjudged.empty()) return "";
  std::vector<std::string> items;
  for (const model::Unjudged& one : unjudged)
    items.push_back("<b>" + text(who_of(one.device)) + "</b>: not known is " + text(join(one.missing, ", ")));
  return panel("unjudged", "Hosts that are too little known to judge", "affected", list(items));
}

std::string document_panels(const model::Response& response) {
  std::string out;
  std::size_t number = 0;
  for (const model::AdvisoryHead& head : response.advisories) {
    std::string body = "<p>" + text(head.id) + ", " + text(life_of(head)) + "</p><p>" +
                       tag(exploit_state(head.exploits)) + " " + text(head.exploits.text) + " <code>" +
                       text(head.exploits.pointer) + "</code></p>";
    for (const model::AdviceChange& change : head.changes)
      body += heading(change_of(change)) + "<p>" + text(change.text) + "</p><p class=\"soft\">" +
              text(said_of(change)) + "<span class=\"ids\">" + text(change.id.text) + "</span></p>";
    std::vector<std::string> faults, revisions;
    for (const model::Fault& fault : head.faults)
      faults.push_back(text(fault.text) + "<small>" + text(fault.rule) + "</small><span class=\"ids\">" +
                       text(join(fault.pointers, " ")) + "</span>");
    for (const model::Revision& revision : head.revisions)
      revisions.push_back(text(to_date(revision.date)) + " · " + text(revision.number) + " · " +
                          text(revision.summary));
    if (!faults.empty()) body += heading("Faults of the document, as published") + list(faults);
    if (!revisions.empty()) body += heading("Revisions") + list(revisions);
    out += panel("document-" + std::to_string(++number), title_of(head), "affected", body);
  }
  return out;
}

std::string reach_panel(const model::Response& response) {
  std::string rows;
  for (const model::ReachableRow& row : response.reachable.rows) {
    std::vector<std::string> ways;
    for (const model::Reach& reach : row.can) ways.push_back("can: " + text(can_of(reach)) + ids(reach.why));
    for (const model::Reach& reach : row.did) ways.push_back("did: " + text(did_of(reach)) + ids(reach.why));
    if (!row.blind.empty()) ways.push_back("blind: " + text(join(row.blind, ", ")));
    rows += "<tr><th scope=\"row\">" + text(name_of(row.device)) + "<small>" + text(port_of(row.port)) +
            "</small></th><td>" + list(ways) + "</td></tr>\n";
  }
  if (rows.empty()) return {};
  return panel("reach", "Each system, each way", "reachable",
               "<table><caption>Ways to each system</caption><thead><tr><th scope=\"col\">System</th><th "
               "scope=\"col\">Ways</th></tr></thead><tbody>" +
                   rows + "</tbody></table>");
}

std::string options_panel(const model::Response& response) {
  const model::Plan& plan = response.disconnect.plan;
  if (plan.options.empty()) return {};
  std::string body = heading("Recommended: " + option_name(plan.recommended)) + reasons(plan.reasons);
  for (const model::Option& option : plan.options) {
    std::vector<std::string> items;
    for (const model::Rule& rule : option.rules) items.push_back("rule: <code>" + text(rule.text) + "</code>");
    for (const model::RequiredFlow& flow : option.required_broken)
      items.push_back("breaks " + text(required_of(flow)) + ids(flow.why));
    for (const model::LostFlow& flow : option.benign_lost)
      items.push_back("loses " + text(lost_of(flow)) + ids(flow.why));
    if (!option.coverage.empty()) items.push_back(text(option.coverage));
    if (!option.if_wrong.empty()) items.push_back("if this is wrong: " + text(option.if_wrong));
    body += heading(option_name(option.kind)) + list(items);
  }
  return panel("options", "What each choice leaves and costs", "disconnect", body);
}

std::string attempts_panel(const model::Response& response) {
  if (response.fixed.detections.empty()) return {};
  std::vector<std::string> items;
  for (const model::Detection& detection : response.fixed.detections)
    items.push_back(tag(outcome_state(detection.outcome)) + " " + text(detection_of(detection)) +
                    reasons(detection.reasons) + ids(detection.why));
  return panel("attempts", "Attempts in the evidence", "fixed", list(items));
}

std::string sources_panel(const model::Response& response) {
  std::vector<std::string> items;
  for (const model::AdvisoryHead& head : response.advisories)
    items.push_back(text(head.id) + "<span class=\"ids\">sha256 " + text(head.sha256) + "</span>");
  return panel("sources", "Sources", "affected",
               list(items) + "<p>" + text(evidence_of(response)) + " · " + text(response.fixed.coverage) +
                   "</p><p>Every id on this page: <code>asepsis why ID</code>.</p>");
}

}  // namespace

std::string panels(const model::Response& response) {
  std::string out = device_panels(response) + unjudged_panel(response) + document_panels(response) +
                    reach_panel(response) + options_panel(response);
  if (!response.tonight.rules.empty())
    out += panel("rules", "Rules", "tonight",
                 "<p>" + text(response.tonight.placement) + "</p><pre>" + lines(response.tonight.rules) + "</pre>");
  return out + attempts_panel(response) + sources_panel(response);
}

}  // namespace asepsis::report::html
