#include "model/codec_parts.h"

namespace asepsis::model::codec {

void write(Writer& out, std::string_view text) { out.value(text); }
void write(Writer& out, const Id& id) { out.value(id.text); }
void write(Writer& out, const IpAddress& address) { out.value(to_string(address)); }
void write(Writer& out, const MacAddress& mac) { out.value(to_string(mac)); }
void write(Writer& out, const Cidr& network) { out.value(to_string(network)); }
void write(Writer& out, Time time) { out.value(to_rfc3339(time)); }
void write(Writer& out, std::uint16_t port) { out.value(int{port}); }
void write(Writer& out, Role role) { out.value(to_string(role)); }

void write(Writer& out, const DeviceRef& device) {
  out.object().member("id", device.id).member("name", device.name);
  list(out, "addresses", device.addresses);
  out.end();
}

void write(Writer& out, const Reason& reason) {
  out.object().member("rule", reason.rule).member("text", reason.text);
  list(out, "why", reason.why);
  out.end();
}

void write(Writer& out, const Contradiction& contradiction) {
  out.object().member("attribute", contradiction.attribute);
  list(out, "values", contradiction.values);
  out.member("text", contradiction.text);
  list(out, "why", contradiction.why);
  out.end();
}

void write(Writer& out, const Hop& hop) { out.object().member("point", hop.point).member("rule", hop.rule).end(); }

void write(Writer& out, const Detection& detection) {
  out.object().member("id", detection.id.text).member("rule", detection.rule);
  list(out, "vulnerabilities", detection.vulnerabilities);
  member(out, "client", detection.client);
  list(out, "servers", detection.servers);
  member(out, "server", detection.server);
  member(out, "port", detection.port);
  member(out, "first", detection.first);
  member(out, "last", detection.last);
  out.member("count", detection.count).member("outcome", to_string(detection.outcome));
  list(out, "why", detection.reasons);
  list(out, "evidence", detection.why);
  out.end();
}

void write(Writer& out, const Problem& problem) {
  out.object().member("file", problem.file).member("where", problem.where).member("expected", problem.expected).end();
}

void write_can(Writer& out, const Reach& reach) {
  out.object().member("from", reach.from);
  member(out, "port", reach.port);
  out.key("hosts");
  if (reach.hosts > 0)
    out.value(reach.hosts);
  else
    out.null();
  list(out, "hops", reach.hops);
  list(out, "why", reach.why);
  out.end();
}

void write_did(Writer& out, const Reach& reach) {
  out.object().member("from", reach.from);
  member(out, "port", reach.port);
  out.member("connections", reach.connections);
  member(out, "first", reach.first);
  member(out, "last", reach.last);
  out.member("state", reach.state).member("attack", reach.attack);
  list(out, "why", reach.why);
  out.end();
}

}  // namespace asepsis::model::codec
