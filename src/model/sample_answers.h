// Answers with every member filled once, for the tests of the codecs.
#pragma once

#include "model/codec.h"

namespace asepsis::model::testing {

inline Id some_id(std::string_view what) { return make_id("observation", {what}); }

inline DeviceRef sample_device() { return {"PET-1", "PETCT1", {"10.20.0.11"}}; }

inline Detection sample_probe() {
  return {.id = make_id("detection", {"probe"}),
          .rule = "cve-2015-1635-range-probe",
          .vulnerabilities = {"CVE-2015-1635"},
          .client = *parse_ip("10.10.0.57"),
          .servers = {*parse_ip("10.20.0.11")},
          .server = parse_ip("10.20.0.11"),
          .port = std::uint16_t{80},
          .first = Time{0},
          .last = Time{1'000'000'000},
          .count = 1,
          .outcome = Outcome::kAnsweredVulnerable,
          .reasons = {{"status-416", "The server answered 416 and is HTTP.sys.", {some_id("contact")}}},
          .why = {some_id("contact")}};
}

inline Detection sample_sweep() {
  Detection sweep = sample_probe();
  sweep.rule = "sweep";
  sweep.vulnerabilities = {};
  sweep.servers = {*parse_ip("10.20.0.11"), *parse_ip("10.20.0.12")};
  sweep.server = std::nullopt;
  sweep.port = std::nullopt;
  sweep.outcome = Outcome::kUnknown;
  return sweep;
}

inline Reach sample_can() {
  return {.from = "office",
          .port = std::uint16_t{80},
          .hops = {{"core", "allow tcp from office to imaging port 80"}},
          .hosts = 12,
          .connections = 0,
          .first = {},
          .last = {},
          .state = {},
          .attack = false,
          .why = {}};
}

inline Reach sample_did() {
  return {.from = "10.10.0.57",
          .port = std::uint16_t{80},
          .hops = {},
          .hosts = 0,
          .connections = 3,
          .first = Time{0},
          .last = Time{5},
          .state = "answered",
          .attack = true,
          .why = {some_id("flow")}};
}

inline Assessment sample_assessment() {
  Finding finding;
  finding.id = make_id("finding", {"1"});
  finding.device = sample_device();
  finding.advisory = "ICSMA-17-215-02";
  finding.product = "CSAFPID-0001";
  finding.product_name = "Siemens PET/CT Systems";
  finding.vulnerability = "CVE-2015-1635";
  finding.verdict = Verdict::kAffected;
  finding.status_source = StatusSource::kStated;
  finding.reasons = {{"named", "The document names it.", {some_id("place")}}};
  finding.contradictions = {{"os", {"Windows 10", "Windows 7"}, "List and wire differ.", {some_id("os")}}};
  finding.services = {{Transport::kTcp, std::uint16_t{80}, "Microsoft web server (HTTP.sys)", finding.reasons}};
  finding.exposure = {{sample_can()}, {sample_did()}, {"servers"}, true};
  finding.priority = {1, finding.reasons};
  finding.leave_on = "May be taken over.";
  finding.take_off = "No images to read.";
  Finding undecided = finding;
  undecided.verdict = Verdict::kUndecided;
  undecided.status_source = StatusSource::kNone;
  undecided.missing = {"operating system"};
  return {.findings = {finding, undecided},
          .beyond = {finding},
          .unjudged = {{sample_device(), {"vendor", "model"}}},
          .counts = {{"affected", 1}, {"unjudged", 1}}};
}

inline Plan sample_plan() {
  RequiredFlow store;
  store.name = "images to the archive";
  store.client = "10.20.0.11";
  store.server = "archive";
  store.port = std::uint16_t{11112};
  store.because = "clinical template";
  store.if_cut = "images queue";
  store.why = {some_id("flow")};
  Rule rule;
  rule.transport = Transport::kTcp;
  rule.to = {*parse_cidr("10.20.0.11/32")};
  rule.ports = PortSet::of({80, 443});
  rule.text = "deny tcp to 10.20.0.11 ports 80, 443";
  Option block;
  block.kind = OptionKind::kBlockPorts;
  block.rules = {rule};
  block.required_broken = {store};
  block.benign_lost = {{"10.10.0.60", "10.20.0.11", Transport::kTcp, 80, "http", 1, {some_id("flow")}}};
  Option disconnect = block;
  disconnect.kind = OptionKind::kDisconnect;
  disconnect.update_path_open = false;
  return {.options = {block, disconnect},
          .attack_paths_before = 8,
          .required_total = 27,
          .recommended = OptionKind::kBlockPorts,
          .reasons = {{"least-lost", "It keeps every clinical flow.", {}}}};
}

inline AdvisoryHead sample_head() {
  AdvisoryHead head;
  head.id = "ICSMA-17-215-02";
  head.title = "Siemens Molecular Imaging Vulnerabilities";
  head.sha256 = std::string(64, '0');
  head.released = Time{0};
  head.revisions = {{Time{0}, "1", "Initial"}};
  head.vulnerabilities = {"CVE-2015-1635"};
  head.highest_score = 9.8;
  head.exploits = {ExploitStatement::Says::kPublic, "Exploits are public.", "/document/notes/1"};
  head.faults = {{"remediation-cut-off", "A list was lost.", {"/vulnerabilities/0/remediations/0"}}};
  AdviceChange change;
  change.id = make_id("advice-change", {"1"});
  change.advisory = head.id;
  change.what = AdviceChange::What::kDisconnectWithdrawn;
  head.changes = {change};
  return head;
}

inline Response sample_response() {
  Response r;
  r.advisories = {sample_head()};
  r.complete = false;
  r.problems = {{"a.pcap", "offset 7", "a packet header"}};
  r.limits = {"No network file was given."};
  r.affected.assessment = sample_assessment();
  r.affected.devices = {{.device = sample_device(),
                         .vendor = "Siemens",
                         .model = "Biograph64_mCT",
                         .software = "VG60A",
                         .os = "Windows 7",
                         .families = "PET/CT",
                         .zone = "imaging",
                         .worst = Verdict::kAffected,
                         .because = "stated",
                         .contradictions = {"80: patched answer"}}};
  r.affected.text = "Yes.";
  r.reachable.rows = {{sample_device(), std::uint16_t{80}, {sample_can()}, {sample_did()}, {"servers"}}};
  r.reachable.can_known = true;
  r.reachable.text = "Yes.";
  r.disconnect = {sample_plan(), "No."};
  r.tonight = {.rules = "table inet asepsis {}\n",
               .rules_file = "rules.nft",
               .placement = "at core",
               .steps = {{"Load rules.nft.", "nft -f undo.nft", "network engineer", 10}},
               .checks = {"is KB3042553 installed?"},
               .text = "One step."};
  r.fixed = {{{sample_device(), "no", "unknown", "80: vulnerable answer"}},
             {sample_probe(), sample_sweep()},
             "12 s",
             "Not yet."};
  r.zones = {{"imaging", {*parse_cidr("10.20.0.0/24")}, false, true, {}}};
  return r;
}

inline Knowing sample_knowing() {
  Device device;
  device.id = "PET-1";
  device.addresses = {*parse_ip("10.20.0.11")};
  device.macs = {*parse_mac("00:19:99:20:00:11")};
  device.names = {"PETCT1"};
  device.ae_titles = {"PETCT1"};
  device.vendor = {.value = "Siemens", .raw = "SIEMENS", .confidence = 0.9, .forgeable = true, .why = {some_id("v")}};
  device.modalities = {"CT", "PT"};
  device.roles = {Role::kModality};
  device.services = {{Transport::kTcp, 104, "dicom", ServiceState::kOpen, {some_id("flow")}}};
  device.contradictions = sample_assessment().findings[0].contradictions;
  device.installed = {{"HP Client Automation 7.9"}};
  device.seen_on_wire = true;
  device.why = {some_id("v")};
  Knowing k{.devices = {device}, .detections = {sample_probe(), sample_sweep()}, .recording = {}};
  Flow flow;
  flow.client = *parse_ip("10.20.0.11");
  flow.server = *parse_ip("fd00:30::20");
  flow.port = 11112;
  flow.id = flow_id(flow.client, flow.server, flow.transport, flow.port);
  flow.operations = {"c-store"};
  flow.origin = {"secret-name.pcap", 77, 3};
  k.recording.flows = {flow};
  k.recording.coverage.packets = 10;
  k.recording.coverage.networks = {*parse_cidr("10.20.0.0/24")};
  return k;
}

}  // namespace asepsis::model::testing
