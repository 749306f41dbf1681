// A Response as the first evening of a bad week gives it, for the tests of terminal text and page: four systems that
// are affected and one that is not, attempts that were seen, a firewall whose rules are not known.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/response.h"

namespace asepsis::report {

inline Id fact(std::string_view what) { return make_id("observation", {what}); }
inline Time clock_time(std::string_view text) { return *parse_time("2026-11-23T" + std::string(text) + "Z"); }

struct SampleSystem {
  std::string name, address, model, software, family, os;
  bool affected, stated;
};

inline const std::array<SampleSystem, 5>& sample_systems() {
  static const std::array<SampleSystem, 5> systems = {{
      {"PETCT1", "10.20.0.11", "Biograph64_mCT", "VG60A", "PET/CT", "Windows 7 SP1", true, true},
      {"SPECTCT1", "10.20.0.12", "Symbia Intevo 16", "VB10B", "SPECT/CT", "Windows 7", true, false},
      {"SPECT1", "10.20.0.13", "Symbia S", "VA60C", "SPECT", "Windows 7", true, false},
      {"WKST1", "10.20.0.14", "syngo MI Workplace", "VA60C", "SPECT workplace", "Windows 7", true, false},
      {"MR1", "10.20.0.15", "Avanto", "B17", "MR", "Windows XP", false, false},
  }};
  return systems;
}

inline model::AdvisoryHead sample_head() {
  model::AdvisoryHead head;
  head.id = "ICSMA-17-215-02";
  head.title = "ICSMA-17-215-02_Siemens Molecular Imaging Vulnerabilities";
  head.publisher = "CISA";
  head.sha256 = "5f0c1d2e3a4b5c6d7e8f90123456789abcdef0123456789abcdef0123456789a";
  head.status = "final";
  head.released = head.revised = parse_time("2017-08-03");
  head.revisions = {{*head.released, "1", "Initial publication"}};
  head.vulnerabilities = {"CVE-2015-1635", "CVE-2015-1497", "CVE-2015-7860", "CVE-2015-7861"};
  head.highest_score = 9.8;
  head.exploits = {model::ExploitStatement::Says::kPublic,
                   "Exploits that target these vulnerabilities are publicly available.", "/document/notes/1"};
  head.faults = {
      {"product-without-status",
       "3 products are named by remediations or scores of a vulnerability that gives them no status: SPECT/CT, SPECT "
       "Workplaces and SPECT",
       {"/vulnerabilities/0/remediations/0/product_ids/1", "/vulnerabilities/0/scores/0/products/1"}},
      {"remediation-cut-off",
       "4 remediations end in a colon: the lists after them were lost",
       {"/vulnerabilities/0/remediations/0/details"}},
      {"port-only-in-prose",
       "ports stand in prose only: 80/tcp, 443/tcp and 3465/tcp",
       {"/vulnerabilities/0/notes/0"}}};
  model::AdviceChange change;
  change.id = make_id("advice-change", {"withdrawn"});
  change.advisory = head.id;
  change.said = *parse_time("2017-08-07");
  change.said_by = "Siemens";
  change.source = "press, 7 August 2017";
  change.entered_by = "A. Example";
  change.entered = *parse_time("2017-08-08");
  change.what = model::AdviceChange::What::kDisconnectWithdrawn;
  change.text = "Disconnecting is no longer needed; existing controls give no elevated patient risk.";
  head.changes = {change};
  return head;
}

inline model::Finding sample_finding(const SampleSystem& system, const model::DeviceRef& device,
                                     const std::string& vulnerability) {
  model::Finding finding;
  finding.id = make_id("finding", {device.id, vulnerability});
  finding.device = device;
  finding.advisory = "ICSMA-17-215-02";
  finding.product = "CSAFPID-0001";
  finding.product_name = "Siemens " + system.family + " Systems: All Windows 7-based versions";
  finding.vulnerability = vulnerability;
  finding.verdict = system.affected ? model::Verdict::kAffected : model::Verdict::kNotAffected;
  finding.status_source = system.stated ? model::StatusSource::kStated : model::StatusSource::kInferred;
  finding.reasons = {{"family-word",
                      "The model " + system.model + " belongs to the family " + system.family + ".",
                      {fact("model" + device.id)}}};
  if (system.affected)
    finding.reasons.push_back(
        {"os", "The wire says " + system.os + ", and the document is about Windows 7.", {fact("os")}});
  else
    finding.reasons.push_back(
        {"os-differs", "The wire says Windows XP, and the document is about Windows 7.", {fact("os")}});
  if (system.affected && !system.stated)
    finding.reasons.push_back({"named-without-status",
                               "A remediation and a score name " + system.family + ", and no status does.",
                               {fact("place")}});
  if (vulnerability == "CVE-2015-1635")
    finding.services = {{Transport::kTcp, std::uint16_t{80}, "Microsoft web server (HTTP.sys)", {}}};
  else
    finding.services = {{Transport::kTcp, std::uint16_t{3465}, "HP Client Automation agent", {}}};
  finding.priority = {1, {{"exploits-public", "Exploits are public.", {}}}};
  finding.leave_on = "The system may be taken over; images and doses could be changed.";
  finding.take_off = "Patients of the day move to another site, tracer is lost.";
  if (system.name == "SPECT1") finding.missing = {"is KB3042553 installed?"};
  return finding;
}

inline void add_system(model::Response& r, const SampleSystem& system, const std::string& name, unsigned number) {
  const std::string address = "10.20.0." + std::to_string(number);
  const model::DeviceRef device{"device-" + name, name, {address}};
  model::DeviceLine line{.device = device,
                         .vendor = "Siemens",
                         .model = system.model,
                         .software = system.software,
                         .os = system.os,
                         .families = system.family,
                         .zone = "imaging",
                         .worst = system.affected ? model::Verdict::kAffected : model::Verdict::kNotAffected,
                         .because = !system.affected ? "other family, other system"
                                    : system.stated  ? "stated"
                                                     : "inferred: a remediation and a score name it",
                         .contradictions = {}};
  if (system.name == "SPECT1") line.contradictions = {"on 80 the wire shows a patched answer: check"};
  r.affected.devices.push_back(line);
  for (const char* vulnerability : {"CVE-2015-1635", "CVE-2015-1497", "CVE-2015-7860", "CVE-2015-7861"})
    r.affected.assessment.findings.push_back(sample_finding(system, device, vulnerability));
  if (!system.affected) return;
  for (const std::uint16_t port : {std::uint16_t{80}, std::uint16_t{3465}}) {
    const bool patched = system.name == "SPECT1" && port == 80;
    model::Reach did{.from = "10.10.0.57",
                     .port = port,
                     .hops = {},
                     .hosts = 0,
                     .connections = 1,
                     .first = clock_time("07:31:02"),
                     .last = clock_time("07:31:03"),
                     .state = "answered",
                     .attack = true,
                     .why = {fact("flow")}};
    r.reachable.rows.push_back({device, port, {}, {did}, {}});
    r.fixed.detections.push_back(
        {.id = make_id("detection", {name, std::to_string(port)}),
         .rule = port == 80 ? "cve-2015-1635-range-probe" : "radia-notify",
         .vulnerabilities = {},
         .client = *parse_ip("10.10.0.57"),
         .servers = {*parse_ip(address)},
         .server = parse_ip(address),
         .port = port,
         .first = clock_time("07:31:02"),
         .last = clock_time("07:31:02"),
         .count = 1,
         .outcome = port == 3465 ? model::Outcome::kAccepted
                    : patched    ? model::Outcome::kAnsweredPatched
                                 : model::Outcome::kAnsweredVulnerable,
         .reasons = {{"status",
                      patched ? "The server answered 400." : "The server did what a vulnerable one does.",
                      {}}},
         .why = {fact("contact")}});
  }
  r.fixed.devices.push_back({device, "no: nothing decided", "unknown: no receipt",
                             system.name == "SPECT1" ? "80: patched answer, unconfirmed" : "80: vulnerable answer"});
}

inline model::Plan sample_plan() {
  using model::OptionKind;
  const auto option = [](OptionKind kind, std::uint64_t paths, bool open, std::string if_wrong) {
    model::Option o;
    o.kind = kind;
    o.attack_paths = paths;
    o.update_path_open = open;
    o.if_wrong = std::move(if_wrong);
    return o;
  };
  const auto needed = [](std::string name, std::string server, std::uint16_t port, std::string if_cut) {
    model::RequiredFlow flow;
    flow.name = std::move(name);
    flow.client = "PETCT1";
    flow.server = std::move(server);
    flow.port = port;
    flow.because = "clinical template";
    flow.if_cut = std::move(if_cut);
    return flow;
  };
  const model::LostFlow visit{"10.10.0.60", "10.20.0.11", Transport::kTcp, 80, "http", 1, {fact("visit")}};
  model::Plan plan;
  plan.options = {option(OptionKind::kWatch, 8, true, "The systems are taken over."),
                  option(OptionKind::kBlockPorts, 0, true, "A visit to a web page fails; undone in a minute."),
                  option(OptionKind::kRestrictToPeers, 0, true, "A monthly job fails."),
                  option(OptionKind::kStandAlone, 0, false, "Images stay on the scanner."),
                  option(OptionKind::kDisconnect, 0, false, "Scans go on until the disk is full.")};
  plan.options[1].benign_lost = {visit};
  plan.options[2].benign_lost = {visit};
  plan.options[2].can_be_judged = false;
  plan.options[2].coverage = "13 s seen, 30 days needed";
  plan.options[3].required_broken = {needed("worklist", "worklist", 104, "patients are typed in by hand"),
                                     needed("images to the archive", "archive", 11112, "images queue")};
  plan.options[3].benign_lost = {visit};
  plan.options[4].required_broken = plan.options[3].required_broken;
  plan.options[4].benign_lost = {visit};
  model::Rule rule;
  rule.transport = Transport::kTcp;
  rule.to = {*parse_cidr("10.20.0.11/32")};
  rule.ports = PortSet::of({80, 443, 3465});
  rule.text = "deny tcp to 10.20.0.11 ports 80, 443, 3465";
  plan.options[1].rules = {rule};
  plan.attack_paths_before = 8;
  plan.required_total = 27;
  plan.recommended = OptionKind::kBlockPorts;
  plan.reasons = {{"least-lost", "It leaves no attack and breaks no flow that is needed.", {fact("plan")}}};
  return plan;
}

// `systems` >= 5; further ones repeat the first four under other names.
inline model::Response sample_response(unsigned systems = 5) {
  model::Response r;
  r.advisories = {sample_head()};
  r.as_of = *parse_time("2026-11-23T07:31:09.697Z");
  r.complete = false;
  r.problems = {{"core.nft", "line 12", "a rule; this one is not modelled"}};
  r.limits = {"Which hosts could reach the systems is not judged: no firewall rules were given (--network).",
              "Before 2026-11-23 07:30:56 UTC nothing was recorded, so earlier attempts are not observable."};
  for (unsigned i = 0; i < systems; ++i) {
    const SampleSystem& system = sample_systems()[i < 5 ? i : i % 4];
    add_system(r, system, i < 5 ? system.name : system.name + "-" + std::to_string(i), 11 + i);
  }
  r.affected.assessment.counts = {{"affected", systems - 1}, {"not_affected", 1}};
  r.affected.assessment.unjudged = {{{"device-x", "10.20.0.99", {"10.20.0.99"}}, {"vendor", "model"}}};
  model::Finding beyond = sample_finding(sample_systems()[0], {"device-t", "HVAC1", {"10.10.0.80"}}, "CVE-2015-1635");
  beyond.reasons = {{"same-hole", "HVAC1 answered the same probe as a vulnerable web server does.", {fact("beyond")}}};
  r.affected.assessment.beyond = {beyond};
  r.affected.text = "Yes: 4 of 5 imaging systems. The document states one and forgets three.";
  r.reachable.text = "Yes: from the office network, and it was, four times each on 80 and 3465.";
  r.disconnect = {sample_plan(),
                  "No. Block three ports: no attack left, every clinical flow kept, the update can come."};
  r.tonight.rules = "table inet asepsis {\n  chain forward {\n    tcp dport { 80, 443, 3465 } drop\n  }\n}\n";
  r.tonight.rules_file = "rules.nft";
  r.tonight.placement = "at core, between office and imaging; not proven, because its rules are not known";
  r.tonight.steps = {
      {"Load rules.nft at the firewall before imaging", "nft -f rules-undo.nft", "network engineer", 10},
      {"Echo, worklist and store from PETCT1 and SPECTCT1", "take the rules out again", "PACS administrator", 10},
      {"Take 10.10.0.57 off the network: it tried the holes", "plug it in again", "security analyst", 5},
      {"Ask Siemens for the update and its way in", "", "clinical engineer", 10}};
  r.tonight.checks = {"SPECT1: is KB3042553 installed?"};
  r.tonight.text = "Four steps, about 35 minutes, each with its way back.";
  r.fixed.coverage = "13 s of traffic, 3 networks seen; before 07:30:56 not observable";
  r.fixed.text = "Not yet. Attempts were seen today; before 07:30:56 they are not observable.";
  r.zones = {{"office", {*parse_cidr("10.10.0.0/16")}, true, true, {}},
             {"imaging", {*parse_cidr("10.20.0.0/24")}, false, true, {}},
             {"servers", {*parse_cidr("10.30.0.0/24")}, false, false, {}}};
  return r;
}

}  // namespace asepsis::report
