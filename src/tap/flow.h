// Flow: what the tap keeps of one conversation while it is open.
#pragma once

#include <array>
#include <cstdint>

#include "tap/mix.h"
#include "tap/reading.h"
#include "tap/reassembly.h"
#include "tap/sink.h"

namespace asepsis::tap {

// Both directions have the same key: the smaller end (by its words) is end 0, whose packets are lane 0.
struct FlowKey {
  std::array<std::uint64_t, 4> addresses{};  // end 0, end 1
  std::uint32_t ports = 0;                   // end 0 in the upper half
  Transport transport = Transport::kTcp;
  bool operator==(const FlowKey&) const = default;
};

struct KeyAndLane {
  FlowKey key;
  Lane lane = 0;  // of the packet's sender
};

inline KeyAndLane key_of(const IpAddress& source, std::uint16_t source_port, const IpAddress& destination,
                         std::uint16_t destination_port, Transport transport) {
  const AddressWords from = words_of(source), to = words_of(destination);
  const bool forward = from != to ? from < to : source_port <= destination_port;
  const auto both = [](std::uint16_t a, std::uint16_t b) { return (std::uint32_t{a} << 16) | b; };
  if (forward) return {{{from[0], from[1], to[0], to[1]}, both(source_port, destination_port), transport}, 0};
  return {{{to[0], to[1], from[0], from[1]}, both(destination_port, source_port), transport}, 1};
}

inline std::uint64_t hash_of(const FlowKey& key, std::uint64_t seed) {
  std::uint64_t hash = mix(seed, (std::uint64_t{key.ports} << 8) | static_cast<std::uint64_t>(key.transport));
  for (const std::uint64_t word : key.addresses) hash = mix(hash, word);
  return hash;
}

using FlowIndex = std::uint32_t;
inline constexpr FlowIndex kNoFlow = UINT32_MAX;

struct Flow {
  FlowKey key;
  std::uint32_t tag = 0;  // the hash's upper half
  FlowIndex index = kNoFlow;
  FlowIndex older = kNoFlow, newer = kNoFlow;  // in the list that it stands in
  std::uint8_t list = 0;

  Conversation conversation;
  Lane client_lane = 0;
  bool client_certain = false;     // a SYN or SYN-ACK said so
  bool reset[2] = {false, false};  // an RST was seen from this lane
  bool has_candidate = false;      // a SYN with another number was seen in the open connection,
  Lane candidate_lane = 0;         // from this lane,
  std::uint32_t candidate = 0;     // with this number: a new connection if it is answered

  struct Behind {  // the MAC and interface that a lane's host was told to the sinks with
    MacAddress mac;
    std::uint32_t source = UINT32_MAX, interface_number = 0;
    bool operator==(const Behind&) const = default;
  };
  std::array<Behind, 2> behind;

  Reassembly streams;
  Reading reading;

  bool ended() const { return reset[0] || reset[1] || streams.both_finished(); }
  Reading::Of of() { return {conversation, client_lane, streams}; }
  std::size_t held() const { return streams.held() + reading.held(); }
};

}  // namespace asepsis::tap
