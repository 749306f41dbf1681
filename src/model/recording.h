// Recording: everything that one pass over captures told, with no packet and no patient left in it. It is what the
// journal keeps, what `know capture --write` writes, and what every later stage starts from.
//
// All vectors are sorted by their keys; merging the recordings of two captures gives the recording of both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/net.h"
#include "base/time.h"
#include "model/observation.h"
#include "model/problem.h"

namespace asepsis::model {

// Who used which service of whom. One row per client, server, transport, port; broadcast and multicast are no flows.
// The client is who opened it (the sender of the SYN, else the side with the higher port).
struct Flow {
  Id id;
  IpAddress client, server;
  Transport transport = Transport::kTcp;
  std::uint16_t port = 0;                // the server's
  std::string protocol;                  // "dicom", "http", ...: recognised by content; empty: not recognised
  std::vector<std::string> operations;   // sorted: "c-store", "worklist", "n-event-report", "get", "adt^a04", ...
  std::uint64_t connections = 0;         // attempts, answered or not; for UDP: exchanges by client port
  std::uint64_t refused = 0;             // of them: answered by RST
  std::uint64_t silent = 0;              // of them: not answered at all
  std::uint64_t empty = 0;               // of them: opened, and the client never sent a byte
  std::uint64_t packets = 0, bytes = 0;  // both directions, bytes on the wire, duplicates counted once
  Time first, last;
  PacketOrigin origin;  // the first packet
  bool operator==(const Flow&) const = default;
};

Id flow_id(const IpAddress& client, const IpAddress& server, Transport transport, std::uint16_t port);

// A connection that a detector wants remembered on its own, because of what it asked or because nothing was asked.
struct Contact {
  enum class Kind : std::uint8_t {
    kTouch,        // a connection attempt on which the client sent nothing, or that was refused or silent
    kRangeProbe,   // HTTP Range whose last byte is beyond any file (the published test for CVE-2015-1635)
    kAgentNotify,  // the hand-shake of the Radia notify daemon, or bytes for it, from its client side
  };
  enum class Answer : std::uint8_t { kNone, kAccepted, kRefused, kStatus };
  Id id;
  Kind kind = Kind::kTouch;
  IpAddress client, server;
  std::uint16_t client_port = 0, port = 0;
  Time at;
  Answer answer = Answer::kNone;
  int status = 0;               // HTTP status where answer is kStatus
  std::string server_software;  // HTTP Server header of that answer, where there was one
  PacketOrigin origin;          // the request (or the SYN of a touch)
  bool operator==(const Contact&) const = default;
};
// Hash of who, whom, what and when; not of the answer or the place in a file.
Id contact_id(const Contact& contact);
std::string_view to_string(Contact::Kind kind);
std::string_view to_string(Contact::Answer answer);

// What could have been seen.
struct Coverage {
  Time from, to;                         // first and last packet; equal and zero: nothing at all
  std::uint64_t packets = 0, bytes = 0;  // duplicates counted once
  std::uint64_t lost = 0;  // bytes that TCP said were sent and the capture does not hold, plus kernel drops
  std::uint64_t duplicates = 0;
  std::uint64_t evicted = 0;   // flows given up because a budget was full
  std::vector<Cidr> networks;  // networks whose own (unrouted) traffic was seen: ARP, broadcast, host MACs
  bool empty() const { return packets == 0; }
  Duration length() const { return to - from; }
  bool operator==(const Coverage&) const = default;
};

// Counts of a recording end here: the largest whole number that every JSON reader of ours keeps exact.
inline constexpr std::uint64_t kLargestCount = 0x7fff'ffff'ffff'ffff;

// Sorted: observations by subject, claim, value; flows by client, server, transport, port; contacts by time, client,
// client port, server, port, kind.
struct Recording {
  std::vector<Observation> observations;
  std::vector<Flow> flows;
  std::vector<Contact> contacts;
  std::vector<MacAddress> router_macs;  // one MAC in front of hosts of other networks
  Coverage coverage;
  std::vector<Problem> problems;
  bool complete = true;  // false where a problem means that something was not read
  bool operator==(const Recording&) const = default;
};

// Associative and commutative; origins of equal facts: the earliest wins, then file name, then packet. The result is
// sorted and has one fact a key even where `a` and `b` were not, so merge({}, r) brings r into order.
Recording merge(Recording a, const Recording& b);

}  // namespace asepsis::model
