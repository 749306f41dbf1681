// Interface descriptions and statistics of a pcapng section: time resolution and offset, drops.
//
// Source: draft-ietf-opsawg-pcapng 4.2 (if_tsresol, if_tsoffset), 4.6 (isb_ifdrop, isb_osdrop).
#pragma once

#include <optional>

#include "tap/capture_reader.h"

namespace asepsis::tap {

// if_tsresol, worked out. Time within a second: finer than a nanosecond is cut; finer than 2^-34 s is cut to that
// first, so that the product with 10^9 fits 64 bits.
struct Resolution {
  std::uint64_t ticks_per_second = 1'000'000;
  std::uint64_t divisor = 1;  // of the ticks within a second, to get down to `fine_per_second`
  std::uint64_t fine_per_second = 1'000'000;
};

struct PcapngInterface {
  LinkType link = LinkType::kEthernet;
  std::uint32_t snaplen = 0;
  std::optional<Resolution> resolution = Resolution{};  // nothing: finer than 64 bits can tell
  std::int64_t offset_seconds = 0;                      // if_tsoffset
  std::uint64_t dropped = 0;                            // packets, as the last statistics said
  bool readable = true;
};

// From the block's body. Nothing where it is cut.
std::optional<PcapngInterface> read_interface(FileReader body);
// Nothing beyond the range of 64-bit nanoseconds. Ticks finer than a nanosecond are cut.
std::optional<Time> time_of(const PcapngInterface& interface, std::uint64_t ticks);
// From behind the statistics block's time: what the interface and the system say they dropped.
std::uint64_t dropped_packets(FileReader options);

}  // namespace asepsis::tap
