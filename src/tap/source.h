// Source: where packets come from. A file's bytes are borrowed (mapped by the caller) and read in place.
//
//   auto source = open_capture(bytes, "morning.pcapng");
//   while (auto packet = (*source)->next()) use(*packet);
//   (*source)->problems();        // cut off in mid-packet, blocks not understood: listed, never silently dropped
//
// pcap (both byte orders, micro- and nanoseconds) and pcapng (several sections and interfaces, if_tsresol, if_tsoffset,
// simple, enhanced and obsolete packet blocks; unknown blocks are passed). A file that is no capture at all is an Error
// of open_capture. Simple packet blocks have no time: each is one nanosecond after the packet before it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/problem.h"
#include "tap/packet.h"

namespace asepsis::tap {

class Source {
 public:
  virtual ~Source() = default;
  // The next packet, or nothing at the end (or where the file is too damaged to go on: see problems()).
  virtual std::optional<Packet> next() = 0;
  // Complete once next() has returned nothing.
  virtual const std::vector<model::Problem>& problems() const = 0;
  virtual const std::string& name() const = 0;
};

// Borrows `bytes`, which must outlive the source and its packets.
Result<std::unique_ptr<Source>> open_capture(wire::Bytes bytes, std::string name, std::uint32_t source_index = 0);

}  // namespace asepsis::tap
