#include "tap/pcapng_interface.h"

#include <algorithm>
#include <limits>

#include "tap/capture_layout.h"

namespace asepsis::tap {
namespace {

using namespace pcapng;

struct Option {
  std::uint16_t code = kOptionEnd;
  wire::Bytes value;
};

// Options that break off are left: what stood before them holds.
std::optional<Option> next_option(FileReader& in) {
  const auto code = in.u16();
  const auto length = in.u16();
  if (!code || !length || *code == kOptionEnd) return std::nullopt;
  const auto value = in.bytes(*length);
  if (!value) return std::nullopt;
  in.skip((4u - *length % 4u) % 4u);
  return Option{*code, *value};
}

std::optional<std::uint64_t> read_u64(FileReader in) {
  const auto first = in.u32();
  const auto second = in.u32();
  if (!first || !second) return std::nullopt;
  return in.order() == ByteOrder::kBig ? (std::uint64_t{*first} << 32) | *second
                                       : (std::uint64_t{*second} << 32) | *first;
}

// 10^-n s, or 2^-n s with the top bit set.
std::optional<Resolution> resolution_of(std::uint8_t code) {
  constexpr unsigned kFinestDecimal = 19, kFinestBinary = 63;  // 10^19 and 2^63 fit 64 bits
  const unsigned exponent = code & 0x7fu;
  const bool binary = (code & 0x80) != 0;
  if (exponent > (binary ? kFinestBinary : kFinestDecimal)) return std::nullopt;
  const unsigned kept = std::min(exponent, binary ? 34u : 9u);
  Resolution out{1, 1, 1};
  for (unsigned i = 0; i < exponent; ++i) {
    const std::uint64_t step = binary ? 2 : 10;
    out.ticks_per_second *= step;
    (i < kept ? out.fine_per_second : out.divisor) *= step;
  }
  return out;
}

}  // namespace

std::optional<PcapngInterface> read_interface(FileReader body) {
  PcapngInterface out;
  const auto link = body.u16();
  const auto reserved = body.u16();
  const auto snaplen = body.u32();
  if (!link || !reserved || !snaplen) return std::nullopt;
  out.link = static_cast<LinkType>(*link);
  out.snaplen = *snaplen;
  while (const auto option = next_option(body)) {
    if (option->code == kOptionResolution && !option->value.empty())
      out.resolution = resolution_of(std::to_integer<std::uint8_t>(option->value[0]));
    if (option->code == kOptionOffset)
      if (const auto offset = read_u64(FileReader(option->value, body.order())))
        out.offset_seconds = static_cast<std::int64_t>(*offset);
  }
  return out;
}

std::optional<Time> time_of(const PcapngInterface& interface, std::uint64_t ticks) {
  const auto& resolution = interface.resolution;
  if (!resolution) return std::nullopt;
  const std::uint64_t whole = ticks / resolution->ticks_per_second;
  const std::uint64_t fine = ticks % resolution->ticks_per_second / resolution->divisor;
  const std::uint64_t ns = fine * 1'000'000'000 / resolution->fine_per_second;
  constexpr std::int64_t kMostSeconds = std::numeric_limits<std::int64_t>::max() / 1'000'000'000 - 1;
  if (whole > static_cast<std::uint64_t>(kMostSeconds)) return std::nullopt;
  const std::int64_t offset = interface.offset_seconds;
  if (offset > kMostSeconds || offset < -kMostSeconds) return std::nullopt;
  const std::int64_t seconds_since_1970 = static_cast<std::int64_t>(whole) + offset;
  if (seconds_since_1970 > kMostSeconds || seconds_since_1970 < -kMostSeconds) return std::nullopt;
  return Time{seconds_since_1970 * 1'000'000'000 + static_cast<std::int64_t>(ns)};
}

std::uint64_t dropped_packets(FileReader options) {
  std::uint64_t dropped = 0;
  while (const auto option = next_option(options))
    if (option->code == kOptionInterfaceDrops || option->code == kOptionSystemDrops)
      dropped += read_u64(FileReader(option->value, options.order())).value_or(0);
  return dropped;
}

}  // namespace asepsis::tap
