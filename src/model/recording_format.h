// The observation file: one JSON object {"format", "version", "complete", "coverage", "router_macs", "observations",
// "flows", "contacts", "problems"} (schemas/recording.schema.json). One recording has one text: facts stand in order,
// none twice, ids fit what they name, and whatever a writer of this version would not have written is refused.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "model/recording.h"

namespace asepsis::model {

inline constexpr std::string_view kRecordingFormat = "asepsis-recording";
inline constexpr std::uint64_t kRecordingVersion = 1;

// What makes two facts the same fact, and the order in which they stand.
inline auto key(const Observation& o) { return std::tie(o.subject, o.claim, o.value); }
inline auto key(const Flow& f) { return std::tie(f.client, f.server, f.transport, f.port); }
inline auto key(const Contact& c) { return std::tie(c.at, c.client, c.client_port, c.server, c.port, c.kind); }

}  // namespace asepsis::model
