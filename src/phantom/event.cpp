#include "phantom/event.h"

#include <algorithm>
#include <array>

#include "phantom/modality.h"

namespace asepsis::phantom {
namespace {

struct Shape {
  Kind kind;
  std::string_view name;
  bool to = true;        // has a peer
  bool patient = false;  // names one
  bool dicom_from = false, dicom_to = false;
  bool attack = false;
};

constexpr std::array kShapes{
    Shape{.kind = Kind::kAnnounce, .name = "windows-announce", .to = false},
    Shape{.kind = Kind::kDhcp, .name = "dhcp", .to = false},
    Shape{.kind = Kind::kEcho, .name = "c-echo", .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kWorklist, .name = "worklist", .patient = true, .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kQuery, .name = "c-find", .patient = true, .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kStepCreated, .name = "mpps-ncreate", .patient = true, .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kStepEnded, .name = "mpps-nset", .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kStore, .name = "c-store", .patient = true, .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kCommit, .name = "storage-commit", .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kCommitReport, .name = "commit-report", .dicom_from = true, .dicom_to = true},
    Shape{.kind = Kind::kHl7, .name = "hl7", .patient = true},
    Shape{.kind = Kind::kVisit, .name = "http"},
    Shape{.kind = Kind::kNotify, .name = "agent-notify"},
    Shape{.kind = Kind::kSweep, .name = "sweep", .to = false, .attack = true},
    Shape{.kind = Kind::kProbe, .name = "ms15-034-probe", .attack = true},
    Shape{.kind = Kind::kAgentContact, .name = "rca-3465-contact", .attack = true},
};

const Shape& shape_of(Kind kind) {
  return *std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& shape) { return shape.kind == kind; });
}

Index host(Fields& fields, std::string_view name, const Scenario& scenario) {
  const auto text = fields.text(name);
  for (Index i = 0; i < scenario.hosts.size(); ++i)
    if (scenario.hosts[i].name == text) return i;
  fields.fault(name, "the name of a host");
  return 0;
}

Index patient(Fields& fields, const Scenario& scenario) {
  const auto text = fields.text("patient");
  for (Index i = 0; i < scenario.patients.size(); ++i)
    if (scenario.patients[i].name == text) return i;
  fields.fault("patient", "the name of a patient of this scenario");
  return 0;
}

void read_store(Fields& fields, Event& event, const Scenario& scenario) {
  event.modality = fields.text("modality");
  if (storage_class(event.modality).empty()) fields.fault("modality", "one of CT, MR, NM, OT, PT");
  event.objects = static_cast<std::uint32_t>(fields.number_or("objects", 1, kMostObjects, 1));
  event.pixel_bytes = static_cast<std::uint32_t>(fields.number_or("pixel_bytes", 0, kMostPixelBytes, 32'768));
  event.made_by = fields.has("made_by") ? host(fields, "made_by", scenario) : event.from;
  const auto& maker = scenario.hosts[event.made_by].dicom;
  if (!maker || !maker->identity) fields.fault("made_by", "a host whose 'dicom' has an 'identity'");
}

void read_sweep(Fields& fields, Event& event) {
  event.first = fields.address("first");
  event.last = fields.address("last");
  if (event.first.is_v4() && event.last.is_v4() &&
      (event.last < event.first || event.last.as_v4() - event.first.as_v4() >= kMostSwept))
    fields.fault("last", "an address behind 'first', at most 1024 in all");
  for (const auto& port : fields.list("ports")) {
    const auto number = port.integer().value_or(0);
    if (number < 1 || number > 65'535) fields.fault("ports", "port numbers");
    event.ports.push_back(static_cast<std::uint16_t>(number));
  }
  if (event.ports.empty()) fields.fault("ports", "at least one port");
}

void check_peer(Fields& fields, const Event& event, const Shape& shape, const Scenario& scenario) {
  const Host& from = scenario.hosts[event.from];
  const Host& to = scenario.hosts[event.to];
  if (shape.to && event.from == event.to) fields.fault("to", "another host than 'from'");
  if (shape.dicom_from && !from.dicom) fields.fault("from", "a host with 'dicom'");
  if (shape.dicom_to && !to.dicom) fields.fault("to", "a host with 'dicom'");
  const bool web = event.kind == Kind::kVisit || event.kind == Kind::kProbe;
  if (web && !to.web) fields.fault("to", "a host with 'web'");
  const bool agent = event.kind == Kind::kNotify || event.kind == Kind::kAgentContact;
  if (agent && !to.agent) fields.fault("to", "a host with 'agent'");
  if (event.kind == Kind::kHl7 && !(from.hl7 && to.hl7)) fields.fault("to", "two hosts with 'hl7'");
  if (event.kind == Kind::kAnnounce && !from.announces) fields.fault("from", "a host with 'announces'");
}

Event read_event(const json::Value& value, const Scenario& scenario, Faults& faults) {
  constexpr std::int64_t kOneDay = 86'400'000;
  Fields fields(value, faults);
  Event event;
  event.at_ms = fields.number("at", 0, kOneDay);
  const auto name = fields.text("do");
  const auto shape = std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& s) { return s.name == name; });
  event.from = host(fields, "from", scenario);
  if (shape == kShapes.end()) {
    fields.fault("do", "a kind of event, as c-store");
    return event;
  }
  event.kind = shape->kind;
  if (shape->to) event.to = host(fields, "to", scenario);
  if (shape->patient) event.patient = patient(fields, scenario);
  if (event.kind == Kind::kStore) read_store(fields, event, scenario);
  if (event.kind == Kind::kWorklist || event.kind == Kind::kStepCreated) event.modality = fields.text("modality");
  if (event.kind == Kind::kHl7) event.message = fields.text("message");
  if (event.kind == Kind::kSweep) read_sweep(fields, event);
  check_peer(fields, event, *shape, scenario);
  fields.done();
  return event;
}

}  // namespace

std::string_view to_string(Kind kind) { return shape_of(kind).name; }
bool is_attack(Kind kind) { return shape_of(kind).attack; }

void read_events(const std::vector<json::Value>& values, Scenario& scenario, Faults& faults) {
  std::uint64_t bytes = 0;
  for (const auto& value : values) {
    if (scenario.hosts.empty()) return faults.add(value, "no event where there is no host");
    const Event event = read_event(value, scenario, faults);
    bytes += std::uint64_t{event.objects} * event.pixel_bytes;
    if (bytes > kMostBytes) faults.add(value, "at most 2 GiB of pixels in one scenario");
    scenario.events.push_back(event);
  }
}

}  // namespace asepsis::phantom
