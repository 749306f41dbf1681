// Recordings for property tests. Few keys, so that two of them often speak of the same fact.
#pragma once

#include <rapidcheck.h>

#include "model/recording.h"

namespace asepsis::model::testing {

inline IpAddress some_address() {
  return *rc::gen::element(*parse_ip("10.20.0.11"), *parse_ip("10.20.0.12"), *parse_ip("fd00:30::20"));
}

inline Time some_time() { return {*rc::gen::inRange<std::int64_t>(0, 8) * 500'000'000}; }

// Now and then close to the end of what a count can hold.
inline std::uint64_t some_count() {
  return *rc::gen::oneOf(rc::gen::inRange<std::uint64_t>(0, 10), rc::gen::just(kLargestCount - 1));
}

inline PacketOrigin some_origin() {
  return {*rc::gen::element<std::string>("a.pcap", "b.pcap"), *rc::gen::inRange<std::uint64_t>(1, 4),
          *rc::gen::inRange<std::uint32_t>(0, 3)};
}

inline Observation some_observation() {
  Observation o;
  o.subject = some_address();
  o.claim = *rc::gen::element<std::string>("dicom.model", "browser.version");
  o.value = *rc::gen::element<std::string>("Biograph64_mCT", "6.1", "quote \" and \xC3\xA4");
  o.id = observation_id(o.subject, o.claim, o.value);
  o.count = some_count();
  o.first = some_time();
  o.last = std::max(o.first, some_time());
  o.weight = *rc::gen::element(0.0, 0.1, 0.85, 1.0);
  o.forgeable = *rc::gen::arbitrary<bool>();
  switch (*rc::gen::inRange(0, 3)) {
    case 0: o.origin = some_origin(); break;
    case 1: o.origin = DocumentOrigin{"list.csv", *rc::gen::element<std::string>("line 2", "line 3")}; break;
    default: o.origin = PersonOrigin{"J. Doe", some_time(), *rc::gen::element<std::string>("", "phone")};
  }
  return o;
}

inline Flow some_flow() {
  Flow f;
  f.client = some_address();
  f.server = some_address();
  f.transport = *rc::gen::element(Transport::kTcp, Transport::kUdp);
  f.port = *rc::gen::element<std::uint16_t>(104, 3465);
  f.id = flow_id(f.client, f.server, f.transport, f.port);
  f.protocol = *rc::gen::element<std::string>("", "dicom", "http");
  for (const char* operation : {"c-find", "c-store", "worklist"})
    if (*rc::gen::arbitrary<bool>()) f.operations.emplace_back(operation);
  f.connections = some_count();
  f.refused = some_count();
  f.silent = some_count();
  f.empty = some_count();
  f.packets = some_count();
  f.bytes = some_count();
  f.first = some_time();
  f.last = std::max(f.first, some_time());
  f.origin = some_origin();
  return f;
}

inline Contact some_contact() {
  Contact c;
  c.kind = *rc::gen::element(Contact::Kind::kTouch, Contact::Kind::kRangeProbe, Contact::Kind::kAgentNotify);
  c.client = some_address();
  c.server = some_address();
  c.client_port = *rc::gen::element<std::uint16_t>(49152, 49153);
  c.port = *rc::gen::element<std::uint16_t>(80, 3465);
  c.at = some_time();
  c.id = contact_id(c);
  c.answer = *rc::gen::element(Contact::Answer::kNone, Contact::Answer::kAccepted, Contact::Answer::kStatus);
  c.status = *rc::gen::element(0, 400, 416);
  c.server_software = *rc::gen::element<std::string>("", "Microsoft-IIS/7.5");
  c.origin = some_origin();
  return c;
}

template <class T>
std::vector<T> some(T (*one)()) {
  std::vector<T> values;
  for (int n = *rc::gen::inRange(0, 5); n > 0; --n) values.push_back(one());
  return values;
}

inline Coverage some_coverage() {
  Coverage c;
  c.packets = some_count();
  c.bytes = some_count();
  c.lost = some_count();
  c.duplicates = some_count();
  c.evicted = some_count();
  if (!c.empty()) {
    c.from = some_time();
    c.to = std::max(c.from, some_time());
  }
  for (const char* network : {"10.20.0.0/24", "10.30.0.0/24", "fd00:30::/64"})
    if (*rc::gen::arbitrary<bool>()) c.networks.push_back(*parse_cidr(network));
  return c;
}

inline Recording some_recording() {
  Recording r;
  r.observations = some(some_observation);
  r.flows = some(some_flow);
  r.contacts = some(some_contact);
  for (const char* mac : {"00:1b:21:0a:0a:01", "00:1b:21:0a:14:01"})
    if (*rc::gen::arbitrary<bool>()) r.router_macs.push_back(*parse_mac(mac));
  r.coverage = some_coverage();
  if (*rc::gen::arbitrary<bool>()) r.problems.push_back({"a.pcap", "offset 7", "a packet header"});
  r.complete = r.problems.empty();
  return merge({}, r);
}

}  // namespace asepsis::model::testing
