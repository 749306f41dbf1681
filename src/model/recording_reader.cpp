#include <algorithm>

#include "model/codec.h"
#include "model/fields.h"
#include "model/recording_format.h"

namespace asepsis::model {
namespace {

// An observation is about 14 values: room for half a million facts, and 400 MB at most for what a stranger sends.
constexpr json::Limits kLimits{.bytes = 256u << 20, .depth = 8, .values = 16'000'000};
constexpr std::size_t kLongestName = 4'096;  // of a file, document, person; of a problem's words
constexpr std::size_t kLongestWord = 128;    // of a claim, protocol, operation, server software
constexpr std::size_t kLongestId = 64;

PacketOrigin read_packet_origin(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  PacketOrigin origin;
  origin.file = in.free_text("file", kLongestName);
  origin.packet = in.whole("packet", kLargestCount);
  origin.offset = static_cast<std::uint32_t>(in.whole("offset", 0xffff'ffff));
  in.end();
  return origin;
}

Origin read_origin(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  if (in.has("file")) return read_packet_origin(value, faults);
  if (in.has("person")) {
    PersonOrigin origin;
    origin.person = in.free_text("person", kLongestName);
    origin.at = in.time("at");
    origin.source = in.free_text("source", kLongestName);
    in.end();
    return origin;
  }
  DocumentOrigin origin;
  origin.document = in.free_text("document", kLongestName);
  origin.place = in.free_text("place", kLongestName);
  in.end();
  return origin;
}

void check_id(const json::Value& value, const Id& id, const Id& right, Faults& faults) {
  if (!faults.first && id != right) faults.add(value["id"], right.text + ", the id of what it says");
}

void check_times(const json::Value& value, Time first, Time last, Faults& faults) {
  if (last < first) faults.add(value["last"], "a time that is not before 'first'");
}

Observation read_observation(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  Observation o;
  o.id.text = in.text("id", kLongestId);
  o.subject = in.address("subject");
  o.claim = in.text("claim", kLongestWord);
  o.value = in.text("value", Observation::kLongestValue);
  o.count = in.whole("count", kLargestCount);
  o.first = in.time("first");
  o.last = in.time("last");
  o.weight = in.share("weight");
  o.forgeable = in.truth("forgeable");
  o.origin = read_origin(in.take("origin"), faults);
  in.end();
  check_times(value, o.first, o.last, faults);
  check_id(value, o.id, observation_id(o.subject, o.claim, o.value), faults);
  return o;
}

std::string read_word(const json::Value& value, Faults& faults) { return read_text(value, kLongestWord, faults); }

template <class T>
void check_ascending(const std::vector<T>& values, const json::Value& array, Faults& faults) {
  for (std::size_t i = 1; i < values.size() && !faults.first; ++i)
    if (!(values[i - 1] < values[i])) faults.add(array[i], "ascending order, and nothing twice");
}

Flow read_flow(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  Flow f;
  f.id.text = in.text("id", kLongestId);
  f.client = in.address("client");
  f.server = in.address("server");
  f.transport = in.word("transport", {Transport::kTcp, Transport::kUdp, Transport::kOther});
  f.port = in.port("port");
  f.protocol = in.text("protocol", kLongestWord);
  f.operations = in.list("operations", read_word);
  check_ascending(f.operations, value["operations"], faults);
  f.connections = in.whole("connections", kLargestCount);
  f.refused = in.whole("refused", kLargestCount);
  f.silent = in.whole("silent", kLargestCount);
  f.empty = in.whole("empty", kLargestCount);
  f.packets = in.whole("packets", kLargestCount);
  f.bytes = in.whole("bytes", kLargestCount);
  f.first = in.time("first");
  f.last = in.time("last");
  f.origin = read_packet_origin(in.take("origin"), faults);
  in.end();
  check_times(value, f.first, f.last, faults);
  check_id(value, f.id, flow_id(f.client, f.server, f.transport, f.port), faults);
  return f;
}

Contact read_contact(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  Contact c;
  c.id.text = in.text("id", kLongestId);
  c.kind = in.word("kind", {Contact::Kind::kTouch, Contact::Kind::kRangeProbe, Contact::Kind::kAgentNotify});
  c.client = in.address("client");
  c.client_port = in.port("client_port");
  c.server = in.address("server");
  c.port = in.port("port");
  c.at = in.time("at");
  c.answer = in.word("answer", {Contact::Answer::kNone, Contact::Answer::kAccepted, Contact::Answer::kRefused,
                                Contact::Answer::kStatus});
  c.status = static_cast<int>(in.whole("status", 999));
  c.server_software = in.text("server_software", kLongestWord);
  c.origin = read_packet_origin(in.take("origin"), faults);
  in.end();
  check_id(value, c.id, contact_id(c), faults);
  return c;
}

Coverage read_coverage(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  Coverage c;
  c.from = in.time("from");
  c.to = in.time("to");
  c.packets = in.whole("packets", kLargestCount);
  c.bytes = in.whole("bytes", kLargestCount);
  c.lost = in.whole("lost", kLargestCount);
  c.duplicates = in.whole("duplicates", kLargestCount);
  c.evicted = in.whole("evicted", kLargestCount);
  c.networks = in.list("networks", read_network);
  check_ascending(c.networks, value["networks"], faults);
  in.end();
  if (c.to < c.from) faults.add(value["to"], "a time that is not before 'from'");
  if (c.empty() && c.to != Time{}) faults.add(value["to"], "1970-01-01T00:00:00Z where there is no packet");
  if (c.empty() && c.from != Time{}) faults.add(value["from"], "1970-01-01T00:00:00Z where there is no packet");
  return c;
}

Problem read_problem(const json::Value& value, Faults& faults) {
  Fields in(value, faults);
  Problem problem;
  problem.file = in.free_text("file", kLongestName);
  problem.where = in.free_text("where", kLongestName);
  problem.expected = in.free_text("expected", kLongestName);
  in.end();
  return problem;
}

template <class Fact>
void check_order(const std::vector<Fact>& facts, const json::Value& array, Faults& faults) {
  for (std::size_t i = 1; i < facts.size() && !faults.first; ++i)
    if (!(key(facts[i - 1]) < key(facts[i]))) faults.add(array[i], "facts in order, and none twice");
}

Recording read_recording(const json::Value& root, Faults& faults) {
  Fields in(root, faults);
  Recording r;
  if (in.text("format", kLongestWord) != kRecordingFormat) faults.add(root["format"], "'asepsis-recording'");
  if (in.whole("version", kLargestCount) != kRecordingVersion)
    faults.add(root["version"], "version 1: a newer file needs a newer Asepsis");
  r.complete = in.truth("complete");
  r.coverage = read_coverage(in.take("coverage"), faults);
  r.router_macs = in.list("router_macs", read_mac);
  check_ascending(r.router_macs, root["router_macs"], faults);
  r.observations = in.list("observations", read_observation);
  check_order(r.observations, root["observations"], faults);
  r.flows = in.list("flows", read_flow);
  check_order(r.flows, root["flows"], faults);
  r.contacts = in.list("contacts", read_contact);
  check_order(r.contacts, root["contacts"], faults);
  r.problems = in.list("problems", read_problem);
  check_ascending(r.problems, root["problems"], faults);
  in.end();
  return r;
}

}  // namespace

Result<Recording> decode_recording(std::string_view json, const std::string& file) {
  auto document = json::parse(json, kLimits);
  if (!document) {
    document.error().file = file;
    return document.error();
  }
  Faults faults{.file = file};
  Recording recording = read_recording(document->root(), faults);
  if (faults.first) return *faults.first;
  return recording;
}

}  // namespace asepsis::model
