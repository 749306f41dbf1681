#include "tap/duplicates.h"

#include <algorithm>
#include <bit>

#include "tap/mix.h"

namespace asepsis::tap {
namespace {

bool same(wire::Bytes a, wire::Bytes b, std::size_t from, std::size_t to) {
  to = std::min({to, a.size(), b.size()});  // one of them may be cut by a snaplen
  return from >= to ||
         std::equal(a.begin() + static_cast<std::ptrdiff_t>(from), a.begin() + static_cast<std::ptrdiff_t>(to),
                    b.begin() + static_cast<std::ptrdiff_t>(from));
}

bool same_version(wire::Bytes a, wire::Bytes b) { return !a.empty() && !b.empty() && (a[0] >> 4) == (b[0] >> 4); }

// But for what a router changes: IPv4 class (1), TTL (8), checksum (10, 11); IPv6 class and flow (0-3), hop limit (7).
bool same_packet(wire::Bytes a, wire::Bytes b, const Decoded& decoded) {
  constexpr std::size_t kAll = SIZE_MAX;
  if (!decoded.is_ip()) return a.size() == b.size() && same(a, b, 0, kAll);
  if (decoded.ip.version == 4) return same(a, b, 0, 1) && same(a, b, 2, 8) && same(a, b, 9, 10) && same(a, b, 12, kAll);
  return same_version(a, b) && same(a, b, 4, 7) && same(a, b, 8, kAll);
}

std::uint64_t hash_first(std::uint64_t hash, wire::Bytes bytes, std::size_t most) {
  wire::Reader in(bytes.first(std::min(bytes.size(), most)));
  while (const auto word = in.u32be()) hash = mix(hash, *word);
  return hash;
}

std::uint64_t hash_of(const Decoded& in, std::uint64_t hash) {
  if (!in.is_ip()) return hash_first(mix(hash, in.network.size()), in.network, 64);
  hash = mix(mix(hash, in.ip.source), in.ip.destination);
  hash = mix(hash, (std::uint64_t{in.ip.identification} << 32) | in.ip.length);
  hash = mix(hash, (std::uint64_t{in.ip.protocol} << 32) | in.ip.fragment_offset);
  switch (in.kind) {
    case Decoded::Kind::kTcp:
      hash = mix(hash, (std::uint64_t{in.tcp.sequence} << 32) | in.tcp.acknowledgement);
      hash = mix(hash, (std::uint64_t{in.tcp.source_port} << 48) | (std::uint64_t{in.tcp.destination_port} << 32) |
                           (std::uint64_t{in.tcp.window} << 16) | in.tcp.checksum);
      return mix(hash, in.tcp.flags);
    case Decoded::Kind::kUdp:
      return mix(hash, (std::uint64_t{in.udp.source_port} << 48) | (std::uint64_t{in.udp.destination_port} << 32) |
                           (std::uint64_t{in.udp.length} << 16) | in.udp.checksum);
    default: return hash_first(hash, in.body, 16);
  }
}

}  // namespace

Duplicates::Duplicates(Duration within, std::uint64_t keep, std::uint64_t seed)
    : within_(within),
      keep_(keep),
      seed_(seed),
      mask_(std::bit_ceil(std::clamp<std::size_t>(keep / kWays, 1, kMostBuckets)) - 1),
      buckets_(mask_ + 1),
      seen_(kWays * buckets_.size()) {}

bool Duplicates::is_copy(const Packet& packet, const Decoded& decoded) {
  ++sequence_;
  const std::uint64_t hash = hash_of(decoded, seed_);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t at = hash & mask_;
  Bucket& bucket = buckets_[at];
  for (std::size_t way = 0; way < kWays; ++way) {
    if (bucket.tags[way] != tag) continue;
    const Seen& seen = seen_[at * kWays + way];
    if (seen.sequence == 0 || seen.ip != decoded.is_ip() || sequence_ - seen.sequence > keep_) continue;
    const Duration apart = packet.time - seen.time;
    if (apart > within_ || apart < Duration{-within_.ns}) continue;
    if (same_packet(seen.bytes, decoded.network, decoded)) return true;
  }
  bucket.tags[bucket.next] = tag;
  seen_[at * kWays + bucket.next] = {sequence_, decoded.is_ip(), packet.time, decoded.network};
  bucket.next = (bucket.next + 1) % kWays;
  return false;
}

}  // namespace asepsis::tap
