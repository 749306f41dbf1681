#include "model/codec.h"
#include "model/codec_parts.h"

namespace asepsis::model {
namespace codec {
namespace {

void write_attribute(Writer& out, std::string_view key, const std::optional<Attribute>& attribute) {
  out.key(key);
  if (!attribute) {
    out.null();
    return;
  }
  out.object().member("value", attribute->value).member("raw", attribute->raw);
  out.member("confidence", attribute->confidence).member("forgeable", attribute->forgeable);
  list(out, "why", attribute->why);
  out.end();
}

void write_service(Writer& out, const Service& service) {
  out.object().member("transport", to_string(service.transport));
  member(out, "port", service.port);
  out.member("protocol", service.protocol).member("state", to_string(service.state));
  list(out, "why", service.why);
  out.end();
}

void write_device(Writer& out, const Device& device) {
  out.object().member("id", device.id).member("name", device.display_name());
  list(out, "addresses", device.addresses);
  list(out, "macs", device.macs);
  list(out, "names", device.names);
  list(out, "ae_titles", device.ae_titles);
  write_attribute(out, "vendor", device.vendor);
  write_attribute(out, "model", device.model);
  write_attribute(out, "software", device.software);
  write_attribute(out, "serial", device.serial);
  write_attribute(out, "os", device.os);
  list(out, "modalities", device.modalities);
  list(out, "roles", device.roles);
  out.member("zone", device.zone).member("site", device.site);
  list(out, "services", device.services, write_service);
  list(out, "contradictions", device.contradictions);
  out.key("installed").array();
  for (const InstalledSoftware& software : device.installed) out.value(software.text);
  out.end();
  out.member("seen_on_wire", device.seen_on_wire).member("in_inventory", device.in_inventory);
  list(out, "why", device.why);
  out.end();
}

void write_flow(Writer& out, const Flow& flow) {
  out.object().member("id", flow.id.text);
  member(out, "client", flow.client);
  member(out, "server", flow.server);
  out.member("transport", to_string(flow.transport));
  member(out, "port", flow.port);
  out.member("protocol", flow.protocol);
  list(out, "operations", flow.operations);
  out.member("connections", flow.connections).member("refused", flow.refused);
  out.member("silent", flow.silent).member("empty", flow.empty);
  out.member("packets", flow.packets).member("bytes", flow.bytes);
  member(out, "first", flow.first);
  member(out, "last", flow.last);
  out.end();
}

void write_coverage(Writer& out, const Coverage& coverage) {
  out.object();
  member(out, "from", coverage.empty() ? std::nullopt : std::optional(coverage.from));
  member(out, "to", coverage.empty() ? std::nullopt : std::optional(coverage.to));
  out.member("packets", coverage.packets).member("bytes", coverage.bytes).member("lost", coverage.lost);
  out.member("duplicates", coverage.duplicates).member("evicted", coverage.evicted);
  list(out, "networks", coverage.networks);
  out.end();
}

}  // namespace
}  // namespace codec

std::string to_json(const Knowing& knowing) {
  json::Writer out;
  out.object();
  codec::list(out, "devices", knowing.devices, codec::write_device);
  codec::list(out, "flows", knowing.recording.flows, codec::write_flow);
  codec::list(out, "detections", knowing.detections);
  out.key("coverage");
  codec::write_coverage(out, knowing.recording.coverage);
  out.member("complete", knowing.recording.complete);
  codec::list(out, "problems", knowing.recording.problems);
  out.end();
  return std::move(out).take();
}

}  // namespace asepsis::model
