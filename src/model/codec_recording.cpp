#include <algorithm>

#include "model/codec.h"
#include "model/codec_parts.h"
#include "model/recording_format.h"

namespace asepsis::model {
namespace {

using codec::list;
using codec::member;
using json::Writer;

void write_origin(Writer& out, const PacketOrigin& origin) {
  out.object().member("file", origin.file).member("packet", origin.packet);
  out.member("offset", std::uint64_t{origin.offset}).end();
}

void write_origin(Writer& out, const DocumentOrigin& origin) {
  out.object().member("document", origin.document).member("place", origin.place).end();
}

void write_origin(Writer& out, const PersonOrigin& origin) {
  out.object().member("person", origin.person);
  member(out, "at", origin.at);
  out.member("source", origin.source).end();
}

void write_observation(Writer& out, const Observation& o) {
  out.object().member("id", o.id.text);
  member(out, "subject", o.subject);
  out.member("claim", o.claim).member("value", o.value).member("count", o.count);
  member(out, "first", o.first);
  member(out, "last", o.last);
  out.member("weight", o.weight).member("forgeable", o.forgeable).key("origin");
  std::visit([&out](const auto& origin) { write_origin(out, origin); }, o.origin);
  out.end();
}

void write_flow(Writer& out, const Flow& f) {
  out.object().member("id", f.id.text);
  member(out, "client", f.client);
  member(out, "server", f.server);
  out.member("transport", to_string(f.transport)).member("port", int{f.port}).member("protocol", f.protocol);
  list(out, "operations", f.operations);
  out.member("connections", f.connections).member("refused", f.refused).member("silent", f.silent);
  out.member("empty", f.empty).member("packets", f.packets).member("bytes", f.bytes);
  member(out, "first", f.first);
  member(out, "last", f.last);
  write_origin(out.key("origin"), f.origin);
  out.end();
}

void write_contact(Writer& out, const Contact& c) {
  out.object().member("id", c.id.text).member("kind", to_string(c.kind));
  member(out, "client", c.client);
  out.member("client_port", int{c.client_port});
  member(out, "server", c.server);
  out.member("port", int{c.port});
  member(out, "at", c.at);
  out.member("answer", to_string(c.answer)).member("status", c.status).member("server_software", c.server_software);
  write_origin(out.key("origin"), c.origin);
  out.end();
}

void write_coverage(Writer& out, const Coverage& c) {
  out.object();
  member(out, "from", c.from);
  member(out, "to", c.to);
  out.member("packets", c.packets).member("bytes", c.bytes).member("lost", c.lost);
  out.member("duplicates", c.duplicates).member("evicted", c.evicted);
  list(out, "networks", c.networks);
  out.end();
}

// Steps over `token` and the white space before it.
bool eat(std::string_view& text, std::string_view token) {
  text = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

}  // namespace

std::string encode(const Recording& recording) {
  const Recording r = merge({}, recording);  // in order
  Writer out;
  out.object().member("format", kRecordingFormat).member("version", kRecordingVersion).member("complete", r.complete);
  write_coverage(out.key("coverage"), r.coverage);
  list(out, "router_macs", r.router_macs);
  list(out, "observations", r.observations, write_observation);
  list(out, "flows", r.flows, write_flow);
  list(out, "contacts", r.contacts, write_contact);
  list(out, "problems", r.problems);
  out.end();
  return std::move(out).take();
}

bool looks_like_recording(std::string_view text) {
  return eat(text, "{") && eat(text, "\"format\"") && eat(text, ":") && eat(text, "\"asepsis-recording\"");
}

}  // namespace asepsis::model
