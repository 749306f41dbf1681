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

bool is_earlier(const tap::Place& a, const tap::Place& b, const std::vector<std::string>& file_names) {
  if (a.time != b.time) return a.time < b.time;
  if (a.source == b.source) return std::tie(a.packet, a.offset) < std::tie(b.packet, b.offset);
  const model::PacketOrigin first = origin_of(a, file_names), second = origin_of(b, file_names);
  return std::tie(first.file, first.packet, first.offset) < std::tie(second.file, second.packet, second.offset);
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
    found = values.emplace(std::move(*value), Seen{0, place.time, place.time, 0, place}).first;
  }
  Seen& seen = found->second;
  if (is_earlier(place, seen.place, file_names_)) seen.place = place;
  ++seen.count;
  seen.first = std::min(seen.first, place.time);
  seen.last = std::max(seen.last, place.time);
  seen.weight = std::max(seen.weight, claim.weight);
}

std::vector<model::Observation> Evidence::take() && {
  std::vector<model::Observation> all;
  all.reserve(observations_);
  while (!subjects_.empty()) {
    const auto subject = subjects_.extract(subjects_.begin());  // given back while the result grows
    for (const auto& [name, values] : subject.mapped())
      for (const auto& [value, seen] : values)
        all.push_back({.id = model::observation_id(subject.key(), name, value),
                       .subject = subject.key(),
                       .claim = std::string(name),
                       .value = value,
                       .count = seen.count,
                       .first = seen.first,
                       .last = seen.last,
                       .weight = seen.weight,
                       .forgeable = true,
                       .origin = origin_of(seen.place, file_names_)});
  }
  return all;
}

}  // namespace asepsis::know
