// What several JSON codecs write alike: V, D, P, reasons, reaches. Every write() writes one value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/detection.h"
#include "model/device.h"
#include "model/finding.h"
#include "model/network.h"
#include "model/problem.h"

namespace asepsis::model::codec {

using json::Writer;

void write(Writer& out, std::string_view text);
void write(Writer& out, const Id& id);
void write(Writer& out, const IpAddress& address);
void write(Writer& out, const MacAddress& mac);
void write(Writer& out, const Cidr& network);
void write(Writer& out, Time time);
void write(Writer& out, std::uint16_t port);
void write(Writer& out, Role role);
void write(Writer& out, const DeviceRef& device);  // "V"
void write(Writer& out, const Reason& reason);
void write(Writer& out, const Contradiction& contradiction);
void write(Writer& out, const Hop& hop);
void write(Writer& out, const Detection& detection);  // "D"
void write(Writer& out, const Problem& problem);      // "P"

// "Can" and "did" have other members: one speaks of hops, the other of connections.
void write_can(Writer& out, const Reach& reach);
void write_did(Writer& out, const Reach& reach);

// The members of the `assess` object from "findings" to "counts", into an object that is open.
void write_members(Writer& out, const Assessment& assessment);

template <class T>
void list(Writer& out, std::string_view key, const std::vector<T>& values) {
  out.key(key).array();
  for (const T& value : values) write(out, value);
  out.end();
}

template <class T>
void list(Writer& out, std::string_view key, const std::vector<T>& values, void (*write_one)(Writer&, const T&)) {
  out.key(key).array();
  for (const T& value : values) write_one(out, value);
  out.end();
}

template <class T>
void member(Writer& out, std::string_view key, const T& value) {
  out.key(key);
  write(out, value);
}

// null where there is no value.
template <class T>
void member(Writer& out, std::string_view key, const std::optional<T>& value) {
  out.key(key);
  if (value)
    write(out, *value);
  else
    out.null();
}

}  // namespace asepsis::model::codec
