// A packet as a capture holds it, and where a value stood.
#pragma once

#include <cstdint>

#include "base/time.h"
#include "wire/reader.h"

namespace asepsis::tap {

enum class LinkType : std::uint16_t { kEthernet = 1, kRawIp = 101, kLinuxSll = 113, kLinuxSll2 = 276 };

// `bytes` is borrowed from the source. Of a file it is valid as long as the source lives; any other source keeps it
// until 2 x Limits::reorder more packets were taken: the run holds packets back to order them, and looks once more at
// the bytes of a recent one to tell a copy from a retransmission that says something else.
struct Packet {
  Time time{};
  LinkType link = LinkType::kEthernet;
  std::uint32_t interface_number = 0;  // of the file, over all its sections
  std::uint32_t source = 0;            // index of the capture file in the run
  std::uint64_t number = 0;            // 1-based over its file
  std::uint32_t length_on_wire = 0;    // may be more than bytes.size() (snaplen)
  wire::Bytes bytes{};
};

// Where a value begins: packet and offset in its frame.
struct Place {
  std::uint32_t source = 0;
  std::uint64_t packet = 0;
  std::uint32_t offset = 0;
  Time time{};
};

}  // namespace asepsis::tap
