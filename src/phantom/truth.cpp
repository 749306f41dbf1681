#include "phantom/truth.h"

#include <set>

#include "base/json.h"

namespace asepsis::phantom {
namespace {

double seconds_of(Time time) { return static_cast<double>(time.ns) / 1e9; }

void write_capture_facts(json::Writer& out, const Scenario& scenario, const CaptureFacts& facts, std::size_t bytes) {
  out.key("capture").object().member("file", scenario.name + ".pcapng");
  out.member("bytes", std::uint64_t{bytes});
  out.member("first", seconds_of(facts.first)).member("last", seconds_of(facts.last));
  out.key("interfaces").array();
  for (const auto& name : facts.interfaces) out.value(name);
  out.end().member("packets", facts.packets).end();
}

void write_zones(json::Writer& out, const Scenario& scenario) {
  out.key("vlans").object();
  for (const Zone& zone : scenario.zones) {
    constexpr unsigned kMappedBits = 96;
    out.key(zone.name).object();
    out.member("gateway", to_string(zone.router) + "/" + std::to_string(zone.subnet.length - kMappedBits));
    out.key("gateway6").null().member("mac", to_string(zone.router_mac));
    out.key("vid").null().key("outer_vid").null().member("tap", zone.tap).end();
  }
  out.end();
}

std::set<std::uint16_t> services(const Host& host) {
  std::set<std::uint16_t> ports;
  if (host.dicom) ports.insert(host.dicom->port);
  if (host.web) ports.insert(host.web->port);
  if (host.agent) ports.insert(host.agent->port);
  if (host.hl7) ports.insert(host.hl7->port);
  return ports;
}

void write_device(json::Writer& out, const Scenario& scenario, const Host& host, bool identity_on_wire) {
  const auto optional = [&](std::string_view name, const std::string* text) {
    text ? out.member(name, *text) : out.key(name).null();
  };
  const Identity* identity = host.dicom && host.dicom->identity ? &*host.dicom->identity : nullptr;
  out.object().member("name", host.name).member("ip", to_string(host.address)).key("ip6").null();
  out.member("mac", to_string(host.mac)).member("vlan", scenario.zones[host.zone].name);
  out.member("role", host.role).member("os", host.os);
  optional("maker", identity ? &identity->manufacturer : nullptr);
  optional("model", identity ? &identity->model : nullptr);
  optional("software", identity ? &identity->software : nullptr);
  optional("ae", host.dicom ? &host.dicom->ae : nullptr);
  if (host.dicom)
    out.key("implementation")
        .array()
        .value(host.dicom->implementation_class)
        .value(host.dicom->implementation_version)
        .end();
  else
    out.key("implementation").null();
  optional("netbios", host.announces ? &host.netbios : nullptr);
  optional("http_server", host.web && host.web->server ? &*host.web->server : nullptr);
  constexpr int kUnsatisfiable = 416;
  if (host.web)
    out.member("ms15_034", host.web->probe_status == kUnsatisfiable ? "vulnerable" : "patched");
  else
    out.key("ms15_034").null();
  out.member("identity_on_wire", identity_on_wire).key("services").array();
  for (const auto port : services(host)) out.value(static_cast<int>(port));
  out.end().key("roles").array();
  for (const auto& role : host.roles) out.value(role);
  out.end().end();
}

void write_events(json::Writer& out, const Scenario& scenario, const Truth& truth) {
  out.key("events").array();
  for (Index i = 0; i < scenario.events.size(); ++i) {
    const Event& event = scenario.events[i];
    const bool everybody = event.kind == Kind::kAnnounce || event.kind == Kind::kDhcp || event.kind == Kind::kSweep;
    out.object().member("kind", to_string(event.kind));
    out.member("src", to_string(scenario.hosts[event.from].address));
    if (everybody)
      out.key("dst").null();
    else
      out.member("dst", to_string(scenario.hosts[event.to].address));
    out.member("port", static_cast<int>(truth.event_ports[i])).member("malicious", is_attack(event.kind));
    out.member("t", seconds_of(scenario.start) + static_cast<double>(event.at_ms) / 1e3).end();
  }
  out.end();
}

void write_attacks(json::Writer& out, const Truth& truth) {
  out.key("attack").array();
  for (const Attack& attack : truth.attacks) {
    out.object().member("kind", to_string(attack.kind)).member("src", to_string(attack.client));
    out.member("dst", to_string(attack.server)).member("port", static_cast<int>(attack.port));
    out.member("t0", seconds_of(attack.begin)).member("t1", seconds_of(attack.end)).member("answer", attack.answer);
    if (attack.kind == Kind::kProbe) out.member("cve", "CVE-2015-1635");
    if (attack.kind == Kind::kAgentContact) out.member("cve", "CVE-2015-1497 CVE-2015-7860 CVE-2015-7861");
    out.end();
  }
  out.end();
}

void write_flows(json::Writer& out, const std::vector<Flow>& flows) {
  out.key("flows").array();
  for (const Flow& flow : flows) {
    if (flow.packets == 0) continue;  // between zones without a tap
    out.object().member("client", to_string(flow.client)).member("server", to_string(flow.server));
    out.member("proto", to_string(flow.transport)).member("port", static_cast<int>(flow.port));
    out.member("packets", flow.packets).member("bytes", flow.bytes);
    out.member("first", seconds_of(flow.first)).member("last", seconds_of(flow.last)).end();
  }
  out.end();
}

void write_router(json::Writer& out, const Scenario& scenario) {
  out.key("router").object().member("role", "infrastructure").key("macs").array();
  for (const Zone& zone : scenario.zones) out.value(to_string(zone.router_mac));
  out.end().key("addresses").array();
  for (const Zone& zone : scenario.zones) out.value(to_string(zone.router));
  out.end().member("note", "may be reported as a device of role infrastructure or not at all").end();
}

}  // namespace

std::string write_truth(const Scenario& scenario, std::uint64_t seed, const Truth& truth, const CaptureFacts& facts,
                        std::size_t bytes, const std::vector<Flow>& flows) {
  json::Writer out(1);
  out.object().member("scenario", scenario.name).member("synthetic", true).member("seed", seed);
  out.member("note", scenario.note);
  write_capture_facts(out, scenario, facts, bytes);
  write_zones(out, scenario);
  out.key("devices").array();
  for (Index i = 0; i < scenario.hosts.size(); ++i)
    write_device(out, scenario, scenario.hosts[i], truth.identities.contains(i));
  out.end();
  write_events(out, scenario, truth);
  write_attacks(out, truth);
  write_flows(out, flows);
  out.key("must_not_appear").array();
  for (const Patient& patient : scenario.patients) out.value(patient.name).value(patient.id);
  out.end();
  write_router(out, scenario);
  out.member("how_to_compare",
             "devices by address; roles: any of the listed words; os may be null but never another system; flows: TCP "
             "and UDP unicast only; attack by client, server, kind and answer");
  out.end();
  return std::move(out).take() + "\n";
}

}  // namespace asepsis::phantom
