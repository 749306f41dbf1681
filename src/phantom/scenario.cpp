#include "phantom/scenario.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "phantom/event.h"
#include "phantom/fields.h"

namespace asepsis::phantom {
namespace {

Zone read_zone(const json::Value& value, Faults& faults) {
  Fields fields(value, faults);
  Zone zone;
  zone.name = fields.text("name");
  const auto subnet = parse_cidr(fields.text("subnet"));
  if (subnet && subnet->is_v4())
    zone.subnet = *subnet;
  else
    fields.fault("subnet", "an IPv4 network without host bits, as 10.20.0.0/24");
  zone.router = fields.address("router");
  if (subnet && !subnet->contains(zone.router)) fields.fault("router", "an address of the zone");
  zone.router_mac = fields.mac("router_mac");
  zone.tap = fields.flag_or("tap", true);
  fields.done();
  return zone;
}

Dicom read_dicom(const json::Value& value, Faults& faults) {
  Fields fields(value, faults);
  Dicom dicom;
  dicom.ae = fields.text("ae");
  constexpr std::size_t kLongestAe = 16;
  if (dicom.ae.size() > kLongestAe) fields.fault("ae", "an AE title of at most 16 characters");
  dicom.port = static_cast<std::uint16_t>(fields.number_or("port", 1, 65'535, 104));
  dicom.implementation_class = fields.text("implementation_class");
  dicom.implementation_version = fields.text("implementation_version");
  if (fields.has("identity")) {
    Fields identity(fields.value("identity"), faults);
    dicom.identity = Identity{identity.text("manufacturer"), identity.text("model"),   identity.text("software"),
                              identity.text("serial"),       identity.text("station"), identity.text("institution")};
    identity.done();
  }
  fields.done();
  return dicom;
}

Web read_web(const json::Value& value, Faults& faults) {
  Fields fields(value, faults);
  Web web;
  web.port = static_cast<std::uint16_t>(fields.number_or("port", 1, 65'535, 80));
  web.server = fields.optional_text("server");
  web.powered_by = fields.optional_text("powered_by");
  web.probe_status = static_cast<int>(fields.number_or("probe", 200, 599, 400));
  if (fields.has("logon")) {
    Fields logon(fields.value("logon"), faults);
    web.logon = wire::ntlmssp::Version{static_cast<std::uint8_t>(logon.number("major", 0, 255)),
                                       static_cast<std::uint8_t>(logon.number("minor", 0, 255)),
                                       static_cast<std::uint16_t>(logon.number("build", 0, 65'535))};
    logon.done();
  }
  fields.done();
  return web;
}

Agent read_agent(const json::Value& value, Faults& faults) {
  Fields fields(value, faults);
  const Agent agent{.port = static_cast<std::uint16_t>(fields.number_or("port", 1, 65'535, 3'465)),
                    .accepts = fields.flag_or("accepts", true)};
  fields.done();
  return agent;
}

Hl7 read_hl7(const json::Value& value, Faults& faults) {
  Fields fields(value, faults);
  const Hl7 hl7{.port = static_cast<std::uint16_t>(fields.number_or("port", 1, 65'535, 2'575)),
                .application = fields.text("application"),
                .facility = fields.text("facility")};
  fields.done();
  return hl7;
}

template <class T>
std::optional<Index> index_of(const std::vector<T>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.name == name; });
  if (found == all.end()) return std::nullopt;
  return static_cast<Index>(found - all.begin());
}

Host read_host(const json::Value& value, const Scenario& scenario, Faults& faults) {
  Fields fields(value, faults);
  Host host;
  host.name = fields.text("name");
  if (index_of(scenario.hosts, host.name)) fields.fault("name", "a name that no other host has");
  const auto zone = index_of(scenario.zones, fields.text("zone"));
  host.address = fields.address("address");
  if (!zone)
    fields.fault("zone", "the name of a zone");
  else if (host.zone = *zone; !scenario.zones[*zone].subnet.contains(host.address))
    fields.fault("address", "an address of the host's zone");
  if (std::any_of(scenario.hosts.begin(), scenario.hosts.end(),
                  [&](const Host& h) { return h.address == host.address; }))
    fields.fault("address", "an address that no other host has");
  host.mac = fields.mac("mac");
  host.role = fields.text("role");
  for (const auto& role : fields.list("roles")) host.roles.emplace_back(role.string_or(""));
  host.os = fields.text("os");
  constexpr std::size_t kLongestNetbios = 15;
  host.netbios = fields.text_or("netbios", host.name);
  if (host.netbios.size() > kLongestNetbios) fields.fault("netbios", "at most 15 characters");
  if (fields.has("announces")) {
    Fields version(fields.value("announces"), faults);
    host.announces = WindowsVersion{static_cast<std::uint8_t>(version.number("major", 0, 255)),
                                    static_cast<std::uint8_t>(version.number("minor", 0, 255))};
    version.done();
  }
  if (fields.has("dicom")) host.dicom = read_dicom(fields.value("dicom"), faults);
  if (fields.has("web")) host.web = read_web(fields.value("web"), faults);
  if (fields.has("agent")) host.agent = read_agent(fields.value("agent"), faults);
  if (fields.has("hl7")) host.hl7 = read_hl7(fields.value("hl7"), faults);
  fields.done();
  return host;
}

Scenario read(const json::Value& root, Faults& faults) {
  Fields fields(root, faults);
  Scenario scenario;
  scenario.name = fields.text("scenario");
  scenario.note = fields.value("note").string_or("");
  if (const auto start = parse_time(fields.value("start").string_or("")))
    scenario.start = *start;
  else
    fields.fault("start", "a time as 2017-08-03T07:30:00Z");
  for (const auto& zone : fields.list("zones")) scenario.zones.push_back(read_zone(zone, faults));
  if (scenario.zones.empty()) fields.fault("zones", "at least one zone");
  for (const auto& host : fields.list("hosts")) scenario.hosts.push_back(read_host(host, scenario, faults));
  for (const auto& patient : fields.list("patients")) {
    Fields of_patient(patient, faults);
    scenario.patients.push_back({of_patient.text("name"), of_patient.text("id")});
    of_patient.done();
  }
  read_events(fields.list("events"), scenario, faults);
  fields.done();
  return scenario;
}

}  // namespace

void ScenarioDeleter::operator()(Scenario* scenario) const { delete scenario; }

Result<ScenarioHandle> read_scenario(std::string_view text, const std::string& file) {
  constexpr std::size_t kLongestFile = 8u << 20;
  auto document = json::parse(text, {.bytes = kLongestFile});
  if (!document) {
    Error error = document.error();
    error.file = file;
    return error;
  }
  Faults faults{.file = file, .first = std::nullopt};
  Scenario scenario = read(document->root(), faults);
  if (faults.first) return *faults.first;
  return ScenarioHandle(new Scenario(std::move(scenario)));
}

}  // namespace asepsis::phantom
