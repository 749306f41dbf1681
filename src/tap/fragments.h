// Fragments: IP datagrams put together again, IPv4 and IPv6.
//
//   if (auto datagram = fragments.add(header, part, place)) use(*datagram);
//
// Where fragments overlap, the first copy of a byte wins. Bounded: so many datagrams at once and kMostHeld bytes; the
// oldest gives way and is counted. What lies longer than kPatience is too old for any receiver (RFC 791 3.2, RFC 8200
// 4.5: 60 s) and gives way too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "tap/packet.h"
#include "wire/ip/ip.h"

namespace asepsis::tap {

// Bytes of a datagram that came in one frame; the place is that of its first byte.
struct Run {
  std::uint32_t begin = 0, end = 0;
  Place place;
};

struct Datagram {
  wire::ip::Header header;  // of the first fragment
  std::vector<std::byte> bytes;
  std::vector<Run> runs;  // in order, without holes
};

class Fragments {
 public:
  explicit Fragments(std::size_t most_datagrams) : most_datagrams_(most_datagrams) {}

  // `part`: the fragment's payload; `place`: of its first byte.
  std::optional<Datagram> add(const wire::ip::Header& header, wire::Bytes part, const Place& place);

  std::uint64_t evicted() const { return evicted_; }

 private:
  static constexpr std::size_t kMostHeld = 16u << 20;
  static constexpr std::size_t kLongestDatagram = 65'535;
  static constexpr std::size_t kMostRuns = 2'048;  // a datagram over the smallest link (68 bytes) has 1,366
  static constexpr Duration kPatience = seconds(60);

  using Key = std::tuple<IpAddress, IpAddress, std::uint32_t, std::uint8_t>;  // identification, protocol
  struct Partial {
    std::uint64_t number = 0;
    Time since;
    std::optional<std::uint32_t> length;  // known from the last fragment
    Datagram datagram;                    // bytes as far as the furthest; runs with holes
    std::uint32_t filled = 0;
  };

  void remove(std::map<Key, Partial>::iterator partial);
  void make_room(Time now);

  std::size_t most_datagrams_;
  std::map<Key, Partial> partial_;
  std::map<std::uint64_t, Key> by_age_;
  std::uint64_t next_number_ = 0;
  std::size_t held_ = 0;
  std::uint64_t evicted_ = 0;
};

}  // namespace asepsis::tap
