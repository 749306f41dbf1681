#include "model/codec.h"
#include "model/codec_parts.h"

namespace asepsis::model {
namespace codec {
namespace {

std::string_view to_string(ExploitStatement::Says says) {
  switch (says) {
    case ExploitStatement::Says::kNothing: return "nothing";
    case ExploitStatement::Says::kPublic: return "public";
    case ExploitStatement::Says::kExploited: return "exploited";
    case ExploitStatement::Says::kNoneKnown: return "none known";
  }
  return {};
}

void write_revision(Writer& out, const Revision& revision) {
  out.object();
  member(out, "date", revision.date);
  out.member("number", revision.number).member("summary", revision.summary).end();
}

void write_fault(Writer& out, const Fault& fault) {
  out.object().member("rule", fault.rule).member("text", fault.text);
  list(out, "pointers", fault.pointers);
  out.end();
}

void write_change(Writer& out, const AdviceChange& change) {
  out.object().member("id", change.id.text).member("advisory", change.advisory);
  member(out, "said", change.said);
  out.member("said_by", change.said_by).member("source", change.source).member("entered_by", change.entered_by);
  member(out, "entered", change.entered);
  out.member("what", model::to_string(change.what)).member("text", change.text).end();
}

void write_head(Writer& out, const AdvisoryHead& head) {
  out.object().member("id", head.id).member("title", head.title).member("publisher", head.publisher);
  out.member("sha256", head.sha256).member("status", head.status);
  member(out, "released", head.released);
  member(out, "revised", head.revised);
  list(out, "revisions", head.revisions, write_revision);
  list(out, "vulnerabilities", head.vulnerabilities);
  out.member("highest_score", head.highest_score);
  out.key("exploits").object().member("says", to_string(head.exploits.says)).member("text", head.exploits.text);
  out.member("pointer", head.exploits.pointer).end();
  list(out, "faults", head.faults, write_fault);
  list(out, "changes", head.changes, write_change);
  out.end();
}

void write_line(Writer& out, const DeviceLine& line) {
  out.object();
  member(out, "device", line.device);
  out.member("vendor", line.vendor).member("model", line.model).member("software", line.software);
  out.member("os", line.os).member("families", line.families).member("zone", line.zone);
  out.member("worst", model::to_string(line.worst)).member("because", line.because);
  list(out, "contradictions", line.contradictions);
  out.end();
}

void write_affected(Writer& out, const Response& response) {
  out.object();
  write_members(out, response.affected.assessment);
  out.member("complete", response.complete);
  list(out, "problems", response.problems);
  list(out, "devices", response.affected.devices, write_line);
  out.member("text", response.affected.text).end();
}

// A path of the `reachable` rows: who starts, and the points and rules on the way.
void write_path(Writer& out, const Reach& reach) {
  out.object().member("from", reach.from);
  member(out, "port", reach.port);
  list(out, "hops", reach.hops);
  out.end();
}

void write_row(Writer& out, const ReachableRow& row) {
  out.object();
  member(out, "device", row.device);
  member(out, "port", row.port);
  list(out, "can", row.can, write_can);
  list(out, "did", row.did, write_did);
  list(out, "blind", row.blind);
  list(out, "paths", row.can, write_path);
  out.end();
}

void write_required(Writer& out, const RequiredFlow& flow) {
  out.object().member("name", flow.name).member("client", flow.client).member("server", flow.server);
  out.member("transport", asepsis::to_string(flow.transport));
  member(out, "port", flow.port);
  out.member("because", flow.because);
  member(out, "last_seen", flow.last_seen);
  out.member("if_cut", flow.if_cut);
  list(out, "why", flow.why);
  out.end();
}

void write_lost(Writer& out, const LostFlow& flow) {
  out.object().member("client", flow.client).member("server", flow.server);
  out.member("transport", asepsis::to_string(flow.transport));
  member(out, "port", flow.port);
  out.member("protocol", flow.protocol).member("connections", flow.connections);
  list(out, "why", flow.why);
  out.end();
}

void write_rule(Writer& out, const Rule& rule) {
  out.object().member("allow", rule.allow).key("transport");
  if (rule.transport)
    out.value(asepsis::to_string(*rule.transport));
  else
    out.null();
  list(out, "from", rule.from);
  list(out, "to", rule.to);
  out.member("ports", asepsis::to_string(rule.ports)).member("text", rule.text).end();
}

void write_option(Writer& out, const Option& option) {
  out.object().member("kind", model::to_string(option.kind));
  list(out, "rules", option.rules, write_rule);
  out.member("attack_paths", option.attack_paths).member("required_kept", option.required_kept);
  list(out, "required_broken", option.required_broken, write_required);
  list(out, "benign_lost", option.benign_lost, write_lost);
  out.member("update_path_open", option.update_path_open).member("if_wrong", option.if_wrong);
  out.member("can_be_judged", option.can_be_judged).member("coverage", option.coverage).end();
}

void write_disconnect(Writer& out, const Disconnect& disconnect) {
  const Plan& plan = disconnect.plan;
  out.object();
  list(out, "options", plan.options, write_option);
  out.member("attack_paths_before", plan.attack_paths_before).member("required_total", plan.required_total);
  out.member("recommended", model::to_string(plan.recommended));
  list(out, "reasons", plan.reasons);
  out.member("text", disconnect.text).end();
}

void write_tonight(Writer& out, const Tonight& tonight) {
  out.object().member("rules_file", tonight.rules_file).member("rules", tonight.rules);
  out.member("placement", tonight.placement).key("steps").array();
  for (const Step& step : tonight.steps) {
    out.object().member("text", step.text).member("undo", step.undo).member("owner", step.owner);
    out.member("minutes", std::uint64_t{step.minutes}).end();
  }
  out.end();
  list(out, "checks", tonight.checks);
  out.member("text", tonight.text).end();
}

void write_fixed(Writer& out, const Fixed& fixed) {
  out.object().key("devices").array();
  for (const FixedLine& line : fixed.devices) {
    out.object();
    member(out, "device", line.device);
    out.member("contained", line.contained).member("updated", line.updated).member("on_wire", line.on_wire).end();
  }
  out.end();
  list(out, "detections", fixed.detections);
  out.member("coverage", fixed.coverage).member("text", fixed.text).end();
}

void write_zone(Writer& out, const Zone& zone) {
  out.object().member("name", zone.name);
  list(out, "subnets", zone.subnets);
  out.member("entry", zone.entry).member("tap", zone.tap).end();
}

// One advisory is the usual question and stands there itself; several are an array.
void write_advisory(Writer& out, const std::vector<AdvisoryHead>& heads) {
  if (heads.size() == 1) {
    write_head(out.key("advisory"), heads.front());
    return;
  }
  list(out, "advisory", heads, write_head);
}

}  // namespace
}  // namespace codec

std::string to_json(const Response& response) {
  json::Writer out;
  out.object();
  codec::write_advisory(out, response.advisories);
  codec::member(out, "as_of", response.as_of);
  out.member("complete", response.complete);
  codec::list(out, "problems", response.problems);
  codec::list(out, "limits", response.limits);
  codec::write_affected(out.key("affected"), response);
  out.key("reachable").object();
  codec::list(out, "rows", response.reachable.rows, codec::write_row);
  out.member("can_known", response.reachable.can_known).member("text", response.reachable.text).end();
  codec::write_disconnect(out.key("disconnect"), response.disconnect);
  codec::write_tonight(out.key("tonight"), response.tonight);
  codec::write_fixed(out.key("fixed"), response.fixed);
  codec::list(out, "zones", response.zones, codec::write_zone);
  out.end();
  return std::move(out).take();
}

}  // namespace asepsis::model
