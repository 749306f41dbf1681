#include "know/evidence.h"

#include <algorithm>
#include <tuple>

#include "know/claim_text.h"

namespace asepsis::know {

bool can_be_host(const IpAddress& address) {
  if (address.is_unspecified() || address.is_multicast() || address.is_broadcast()) return false;
  constexpr std::uint32_t kLoopbackNetwork = 127;
  if (address.is_v4()) return (address.as_v4() >> 24) != kLoopbackNetwork && (address.as_v4() >> 24) != 0;
  IpAddress loopback;
  loopback.bytes[15] = 1;
  return address != loopback;
}

model::PacketOrigin origin_of(const tap::Place& place, const std::vector<std::string>& file_names) {
  return {place.source < file_names.size() ? file_names[place.source] : std::string(), place.packet, place.offset};
}

bool is_earlier(Time time, const model::PacketOrigin& origin, Time than_time, const model::PacketOrigin& than) {
  return std::tie(time, origin.file, origin.packet, origin.offset) <
         std::tie(than_time, than.file, than.packet, than.offset);
}

void Evidence::add(const Claim& claim, const tap::Place& place) {
  if (!can_be_host(claim.subject)) return;
  auto value = claim_text(claim.value);
  if (!value) return;
  Values& values = subjects_[claim.subject][claim.name];
  auto found = values.find(*value);
  if (found == values.end()) {
    if (values.size() >= kMostValues || observations_ >= kMostObservations) {
      ++left_out_;
      return;
    }
    ++observations_;
    found = values.emplace(std::move(*value), Seen{0, place.time, place.time, 0, origin_of(place, file_names_)}).first;
  }
  Seen& seen = found->second;
  const model::PacketOrigin origin = origin_of(place, file_names_);
  if (is_earlier(place.time, origin, seen.first, seen.origin)) seen.origin = origin;
  ++seen.count;
  seen.first = std::min(seen.first, place.time);
  seen.last = std::max(seen.last, place.time);
  seen.weight = std::max(seen.weight, claim.weight);
}

std::vector<model::Observation> Evidence::take() && {
  std::vector<model::Observation> all;
  all.reserve(observations_);
  for (const auto& [subject, claims] : subjects_)
    for (const auto& [name, values] : claims)
      for (const auto& [value, seen] : values)
        all.push_back({.id = model::observation_id(subject, name, value),
                       .subject = subject,
                       .claim = std::string(name),
                       .value = value,
                       .count = seen.count,
                       .first = seen.first,
                       .last = seen.last,
                       .weight = seen.weight,
                       .forgeable = true,
                       .origin = seen.origin});
  return all;
}

}  // namespace asepsis::know
