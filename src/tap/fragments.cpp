#include "tap/fragments.h"

#include <algorithm>

namespace asepsis::tap {
namespace {

// Lays down the bytes that no earlier run covers; says how many.
std::uint32_t lay(Datagram& datagram, std::uint32_t begin, wire::Bytes part, const Place& place) {
  const std::uint32_t end = begin + static_cast<std::uint32_t>(part.size());
  if (datagram.bytes.size() < end) datagram.bytes.resize(end);
  std::vector<Run> fresh;
  std::uint32_t at = begin;
  const auto keep = [&](std::uint32_t from, std::uint32_t to) {
    Place here = place;
    here.offset += from - begin;
    fresh.push_back({from, to, here});
    const auto bytes = part.subspan(from - begin, to - from);
    std::copy(bytes.begin(), bytes.end(), datagram.bytes.begin() + from);
  };
  auto run = std::upper_bound(datagram.runs.begin(), datagram.runs.end(), begin,
                              [](std::uint32_t value, const Run& r) { return value < r.end; });
  for (; run != datagram.runs.end() && run->begin < end; ++run) {
    if (run->begin > at) keep(at, run->begin);
    at = std::max(at, run->end);
  }
  if (at < end) keep(at, end);

  std::uint32_t laid = 0;
  for (const Run& r : fresh) laid += r.end - r.begin;
  const auto middle = static_cast<std::ptrdiff_t>(datagram.runs.size());
  datagram.runs.insert(datagram.runs.end(), fresh.begin(), fresh.end());
  std::inplace_merge(datagram.runs.begin(), datagram.runs.begin() + middle, datagram.runs.end(),
                     [](const Run& a, const Run& b) { return a.begin < b.begin; });
  return laid;
}

}  // namespace

std::optional<Datagram> Fragments::add(const wire::ip::Header& header, wire::Bytes part, const Place& place) {
  const std::size_t end = std::size_t{header.fragment_offset} + header.length;
  if (end > kLongestDatagram || part.empty()) return std::nullopt;
  make_room(place.time);
  const Key key{header.source, header.destination, header.identification, header.protocol};
  const auto [found, is_new] = partial_.try_emplace(key);
  Partial& partial = found->second;
  if (is_new) {
    partial.number = next_number_++;
    partial.since = place.time;
    partial.datagram.header = header;
    by_age_.emplace(partial.number, key);
  }
  if (header.fragment_offset == 0) partial.datagram.header = header;
  if (!header.more_fragments && !partial.length) partial.length = static_cast<std::uint32_t>(end);

  const std::size_t before = partial.datagram.bytes.size();
  partial.filled += lay(partial.datagram, header.fragment_offset, part, place);
  held_ += partial.datagram.bytes.size() - before;
  if (partial.datagram.runs.size() > kMostRuns) {
    ++evicted_;
    remove(found);
    return std::nullopt;
  }
  if (!partial.length || partial.filled < *partial.length) return std::nullopt;

  Datagram whole = std::move(partial.datagram);
  held_ -= whole.bytes.size();
  const std::uint32_t length = *partial.length;
  remove(found);
  // Bytes beyond the first fragment that called itself the last are nobody's.
  whole.bytes.resize(length);
  std::erase_if(whole.runs, [&](const Run& run) { return run.begin >= length; });
  std::uint32_t covered = 0;
  for (Run& run : whole.runs) {
    if (run.begin != covered) return std::nullopt;
    run.end = std::min(run.end, length);
    covered = run.end;
  }
  if (covered != length) return std::nullopt;
  whole.header.more_fragments = false;
  return whole;
}

void Fragments::remove(std::map<Key, Partial>::iterator partial) {
  held_ -= partial->second.datagram.bytes.size();
  by_age_.erase(partial->second.number);
  partial_.erase(partial);
}

void Fragments::make_room(Time now) {
  while (!by_age_.empty()) {
    const auto oldest = partial_.find(by_age_.begin()->second);
    const bool crowded = partial_.size() >= most_datagrams_ || held_ + kLongestDatagram > kMostHeld;
    if (!crowded && now - oldest->second.since <= kPatience) return;
    if (crowded) ++evicted_;
    remove(oldest);
  }
}

}  // namespace asepsis::tap
