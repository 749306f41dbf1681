#include "contain/morning.h"

#include <algorithm>

namespace asepsis::contain::testing {
namespace {

constexpr std::string_view kPc = "10.10.0.57";
constexpr std::string_view kArchive = "10.30.0.20";
constexpr std::string_view kWorklist = "10.30.0.21";
constexpr std::string_view kAffected[] = {"10.20.0.11", "10.20.0.12", "10.20.0.13", "10.20.0.14"};
constexpr std::string_view kMr = "10.20.0.15";
constexpr Time kStart{1'500'000'000'000'000'000};
constexpr Time kTried = kStart + seconds(10);

model::Device device(std::string_view address, model::Role role) {
  model::Device made;
  made.id = "device-" + std::string(address);
  made.addresses = {ip(address)};
  made.roles = {role};
  return made;
}

model::FlowTemplate row(std::string name, bool device_opens, std::string partner, std::string operation,
                        double confidence = 0.9) {
  model::FlowTemplate made;
  made.name = std::move(name);
  made.role = "modality";
  made.device_opens = device_opens;
  made.partner = std::move(partner);
  made.operation = std::move(operation);
  made.protocol = "dicom";
  made.ports = PortSet::of({104});
  made.kind = "clinical";
  made.if_cut = "work waits";
  made.confidence = confidence;
  return made;
}

}  // namespace

void Morning::add_flow(std::string_view client, std::string_view server, std::uint16_t port, std::string_view protocol,
                       std::vector<std::string> operations, std::uint64_t connections) {
  model::Flow flow;
  flow.client = ip(client);
  flow.server = ip(server);
  flow.port = port;
  flow.protocol = protocol;
  flow.operations = std::move(operations);
  flow.connections = connections;
  flow.first = kStart;
  flow.last = kTried;
  flow.id = make_id("flow", {client, server, std::to_string(port)});
  recording.flows.push_back(std::move(flow));
}

void Morning::set_services(std::vector<std::uint16_t> ports, bool one_unknown) {
  for (model::Finding& finding : assessment.findings) {
    finding.services.clear();
    for (const std::uint16_t port : ports)
      finding.services.push_back({Transport::kTcp, port, port == 3465 ? "update agent" : "web server", {}});
    if (one_unknown) finding.services.push_back({Transport::kTcp, std::nullopt, "some service", {}});
  }
}

Morning::Morning() {
  for (const std::string_view address : kAffected) devices.push_back(device(address, model::Role::kModality));
  devices.push_back(device(kMr, model::Role::kModality));
  devices.push_back(device(kArchive, model::Role::kArchive));
  devices.push_back(device(kWorklist, model::Role::kWorklist));
  devices.push_back(device("10.30.0.23", model::Role::kInfrastructure));
  devices.push_back(device(kPc, model::Role::kClient));
  for (const std::string_view address : kAffected) {
    model::Finding finding;
    finding.device.id = "device-" + std::string(address);
    finding.verdict = model::Verdict::kAffected;
    assessment.findings.push_back(std::move(finding));
  }
  model::Finding mr;
  mr.device.id = "device-" + std::string(kMr);
  mr.verdict = model::Verdict::kNotAffected;
  assessment.findings.push_back(std::move(mr));
  set_services({80, 443, 3465});

  knowledge.flows = {row("images to the archive", true, "archive", "c-store"),
                     row("storage commitment report", false, "archive", "n-event-report"),
                     row("worklist", true, "worklist", "worklist"),
                     row("priors sent back", false, "archive", "c-store", 0.6),
                     row("seldom used", true, "gateway", "seldom", 0.2)};

  recording.coverage.from = kStart;
  recording.coverage.to = kStart + seconds(12);
  recording.coverage.packets = 9000;
  model::Detection sweep;
  sweep.rule = "sweep";
  sweep.client = ip(kPc);
  sweep.first = sweep.last = kTried;
  const auto contact = [&](model::Contact::Kind kind, std::string_view server, std::uint16_t port, std::uint16_t from) {
    model::Contact made;
    made.kind = kind;
    made.client = ip(kPc);
    made.server = ip(server);
    made.port = port;
    made.client_port = from;
    made.at = kTried;
    recording.contacts.push_back(made);
  };
  const auto detection = [&](std::string_view server, std::uint16_t port, model::Outcome outcome) {
    model::Detection made;
    made.client = ip(kPc);
    made.server = ip(server);
    made.servers = {ip(server)};
    made.port = port;
    made.outcome = outcome;
    detections.push_back(made);
  };
  for (const std::string_view system : {kAffected[0], kAffected[1], kAffected[2], kAffected[3], kMr}) {
    add_flow(system, kArchive, 11112, "dicom", {"c-store"}, 3);
    add_flow(kArchive, system, 104, "dicom", {"n-event-report"});
    add_flow(system, kWorklist, 104, "dicom", {"worklist"});
    sweep.servers.push_back(ip(system));
    contact(model::Contact::Kind::kTouch, system, 80, 40001);
    contact(model::Contact::Kind::kTouch, system, 3465, 40002);
    if (system == kMr) {
      add_flow(kPc, system, 80, "", {});
      add_flow(kPc, system, 3465, "", {});
      continue;
    }
    contact(model::Contact::Kind::kRangeProbe, system, 80, 40003);
    contact(model::Contact::Kind::kAgentNotify, system, 3465, 40004);
    detection(system, 80, model::Outcome::kAnsweredVulnerable);
    detection(system, 3465, model::Outcome::kAccepted);
    add_flow(kPc, system, 80, "http", {"get"}, system == kAffected[0] ? 3 : 2);  // one visit beside touch and probe
    add_flow(kPc, system, 3465, "", {}, 2);
  }
  add_flow("10.20.0.14", "10.30.0.23", 445, "smb", {});
  add_flow(kPc, kArchive, 8042, "http", {"get"}, 3);
  detections.push_back(sweep);
}

Situation Morning::situation() const {
  return {.devices = devices,
          .assessment = &assessment,
          .advisories = advisories,
          .changes = changes,
          .recording = &recording,
          .detections = detections,
          .knowledge = &knowledge,
          .network = network ? &*network : nullptr};
}

model::NetworkModel three_zones() {
  model::NetworkModel model;
  model.zones = {{"office", {net("10.10.0.0/16")}, true, true, {}},
                 {"imaging", {net("10.20.0.0/24")}, false, true, {}},
                 {"servers", {net("10.30.0.0/24")}, false, true, {}}};
  model::EnforcementPoint core{"core", {"office", "imaging", "servers"}, false, {}, {}};
  const auto allow = [&](std::string_view from, std::string_view to, PortSet ports) {
    model::Rule rule;
    rule.allow = true;
    rule.transport = Transport::kTcp;
    rule.from = {net(from)};
    rule.to = {net(to)};
    rule.ports = std::move(ports);
    core.rules.push_back(std::move(rule));
  };
  allow("10.10.0.0/16", "10.20.0.0/24", PortSet::of({80, 443, 3465}));
  allow("10.20.0.0/24", "10.30.0.0/24", PortSet::of({104, 443, 445, 11112}));
  allow("10.30.0.0/24", "10.20.0.0/24", PortSet::of({104, 3465}));
  model.points = {core};
  return model;
}

}  // namespace asepsis::contain::testing
