// The tap's clever parts beside naive twins that do the same slowly.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "tap/flow_table.h"
#include "tap/fragments.h"
#include "tap/order.h"
#include "tap/reassembly.h"
#include "tap/testing_traffic.h"

namespace asepsis::tap {
namespace {

using testing::bytes_of;

FlowKey key_number(std::uint32_t n) {
  return key_of(IpAddress::v4(0x0a000000 + n % 7), static_cast<std::uint16_t>(n), IpAddress::v4(0x0a140011), 104,
                n % 3 == 0 ? Transport::kUdp : Transport::kTcp)
      .key;
}

TEST(FlowTable, DoesWhatAMapAndAListDo) {
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::uint8_t, std::uint16_t>>& steps) {
    FlowTable table;
    std::map<std::uint32_t, std::uint32_t> twin;  // key number -> conversation number
    std::vector<std::uint32_t> silence;           // the longest silent first
    std::uint32_t next = 0;
    for (const auto& [what, which] : steps) {
      const std::uint32_t n = which % 300;
      const FlowKey key = key_number(n);
      const std::uint64_t hash = std::uint64_t{n % 16} << 32;  // nearly everything collides
      Flow* flow = table.find(key, hash);
      RC_ASSERT((flow != nullptr) == twin.contains(n));
      if (flow == nullptr) {
        flow = &table.open(key, hash, FlowList::kTcp);
        flow->conversation.number = next;
        twin[n] = next++;
      } else if (what % 3 == 0) {
        RC_ASSERT(flow->conversation.number == twin[n]);
        table.close(*flow);
        twin.erase(n);
        std::erase(silence, n);
        continue;
      }
      table.touch(*flow, FlowList::kTcp);
      std::erase(silence, n);
      silence.push_back(n);
      RC_ASSERT(table.size() == twin.size());
      RC_ASSERT(table.longest_silent(FlowList::kTcp)->conversation.number == twin[silence.front()]);
    }
    std::vector<std::uint32_t> order;
    for (Flow* flow = table.longest_silent(FlowList::kTcp); flow != nullptr; flow = table.next_newer(*flow))
      order.push_back(static_cast<std::uint32_t>(flow->conversation.number));
    std::vector<std::uint32_t> expected;
    for (const std::uint32_t n : silence) expected.push_back(twin[n]);
    RC_ASSERT(order == expected);
  }));
}

TEST(FlowTable, BothDirectionsHaveOneKeyAndDifferentLanes) {
  const IpAddress a = *parse_ip("10.0.0.1"), b = *parse_ip("fd00::2");
  for (const auto& [from, to] : {std::pair{a, b}, std::pair{a, a}}) {
    const auto there = key_of(from, 5, to, 6, Transport::kTcp), back = key_of(to, 6, from, 5, Transport::kTcp);
    EXPECT_EQ(there.key, back.key);
    EXPECT_NE(there.lane, back.lane);
  }
}

TEST(OrderOfTime, GivesPacketsAsSortingAWindowWould) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint8_t>& times, std::uint8_t room) {
    const std::size_t capacity = 1 + room % 40;
    OrderOfTime order(capacity);
    std::multiset<std::pair<std::int64_t, std::uint64_t>> twin;  // time, number
    std::vector<std::uint64_t> got, expected;
    const auto pop_both = [&] {
      got.push_back(order.pop().number);
      expected.push_back(twin.begin()->second);
      twin.erase(twin.begin());
    };
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (order.full()) pop_both();
      Packet packet;
      packet.time = {times[i]};
      packet.number = i + 1;
      order.push(packet);
      twin.insert({times[i], i + 1});
    }
    while (!order.empty()) pop_both();
    RC_ASSERT(got == expected);
  }));
}

TEST(OrderOfTime, TiesGoByContentAndTheWorstOrderStaysQuick) {
  const auto a = bytes_of("a"), b = bytes_of("b");
  OrderOfTime order(10);
  order.push({.number = 1, .bytes = b});
  order.push({.number = 2, .bytes = a});
  EXPECT_EQ(order.pop().number, 2u);

  OrderOfTime large(65'536);  // backwards in time: n log n, not n squared
  for (std::int64_t i = 65'536; i > 0; --i) large.push({.time = {i}, .number = static_cast<std::uint64_t>(i)});
  for (std::uint64_t i = 1; i <= 65'536; ++i) ASSERT_EQ(large.pop().number, i);
}

TEST(OrderOfTime, ManyLaterPacketsDoNotSpoilTheOrderOfATie) {
  const auto a = bytes_of("a"), b = bytes_of("b");
  OrderOfTime order(1'000);
  order.push({.time = {1}, .number = 1, .bytes = b});
  for (std::uint64_t i = 0; i < 300; ++i) order.push({.time = {2 + static_cast<std::int64_t>(i)}, .number = 2 + i});
  order.push({.time = {1}, .number = 999, .bytes = a});
  EXPECT_EQ(order.pop().number, 999u);
}

// Lays every byte that was told into a map, first copy first.
struct NaiveStream {
  std::map<std::uint32_t, std::byte> bytes;
  std::map<std::uint32_t, Place> places;
  void lay(std::uint32_t at, wire::Bytes part, Place place) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const auto position = at + static_cast<std::uint32_t>(i);
      bytes.try_emplace(position, part[i]);
      places.try_emplace(position, Place{place.source, place.packet, place.offset + static_cast<std::uint32_t>(i), {}});
    }
  }
};

struct Written final : Receiver {
  std::vector<std::optional<std::byte>> bytes;  // nothing: lost
  std::vector<Place> places;
  std::size_t conflicts = 0;
  void on_data(Lane, std::uint64_t position, wire::Bytes part, const Place& place) override {
    EXPECT_EQ(position, kOrigin + bytes.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
      bytes.push_back(part[i]);
      places.push_back({place.source, place.packet, place.offset + static_cast<std::uint32_t>(i), {}});
    }
  }
  void on_gap(Lane, std::uint64_t length) override {
    bytes.resize(bytes.size() + length);
    places.resize(bytes.size());
  }
  void on_conflict(Lane, const Place&) override { ++conflicts; }
};

TEST(Reassembly, DoesWhatLayingBytesIntoAMapDoes) {
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& parts, std::uint32_t isn,
                           bool liar) {
    Reassembly tcp;
    Written written;
    NaiveStream twin;
    const auto send = [&](Arrival arrival) { tcp.segment(arrival, 1u << 20, 1'000, written); };
    send({.lane = 0, .sequence = isn, .syn = true});
    std::vector<std::vector<std::byte>> sent;  // lives on, as captured packets do
    sent.reserve(parts.size());
    bool lied = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto [at, length] = parts[i];
      auto& bytes = sent.emplace_back(length % 60);
      for (std::size_t k = 0; k < bytes.size(); ++k) bytes[k] = static_cast<std::byte>((at + k) * 7 + (liar ? i : 0));
      const Place place{.source = 0, .packet = i + 1, .offset = 54, .time = {}};
      // What was handed on stays; a later copy of what is still held stays out too: first come, first served.
      twin.lay(at, bytes, place);
      send({.lane = 0, .sequence = isn + 1 + at, .bytes = bytes, .place = place, .clock = i + 1});
      lied = lied || liar;
    }
    tcp.finish(written);
    const std::size_t end = twin.bytes.empty() ? 0 : twin.bytes.rbegin()->first + std::size_t{1};
    RC_ASSERT(written.bytes.size() == end);
    RC_ASSERT(tcp.length(0) == end);
    std::uint64_t lost = 0;
    for (std::uint32_t i = 0; i < end; ++i) {
      const auto found = twin.bytes.find(i);
      RC_ASSERT(written.bytes[i].has_value() == (found != twin.bytes.end()));
      if (found == twin.bytes.end()) {
        ++lost;
        continue;
      }
      RC_ASSERT(*written.bytes[i] == found->second);
      RC_ASSERT(written.places[i].packet == twin.places[i].packet && written.places[i].offset == twin.places[i].offset);
    }
    RC_ASSERT(tcp.lost() == lost);
    RC_ASSERT(tcp.held() == 0u);
    if (!lied) RC_ASSERT(written.conflicts == 0u);
  }));
}

TEST(Reassembly, SkippedBytesAreNeverHandedOnAndNeverHeld) {
  EXPECT_TRUE(rc::check([](std::vector<std::uint8_t> order, std::uint8_t skip) {
    // 256 segments of 10 bytes in any order, the first first; bytes 10..10+10*skip are skipped from the start on.
    Reassembly tcp;
    struct : Receiver {
      Reassembly* streams = nullptr;
      std::uint64_t until = 0, got = 0, gaps = 0;
      void on_data(Lane, std::uint64_t position, wire::Bytes bytes, const Place&) override {
        got += bytes.size();
        if (position == kOrigin)
          streams->skip_to(0, until);
        else if (position < until)
          ADD_FAILURE() << position;
      }
      void on_gap(Lane, std::uint64_t length) override { gaps += length; }
      void on_conflict(Lane, const Place&) override {}
    } receiver;
    receiver.streams = &tcp;
    receiver.until = kOrigin + 10 + 10 * std::uint64_t{skip};
    const std::vector<std::byte> ten(10);
    const auto send = [&](std::uint32_t n) {
      tcp.segment({.lane = 0, .sequence = 1 + n * 10, .bytes = ten}, 1u << 20, 1'000, receiver);
    };
    tcp.segment({.lane = 0, .sequence = 0, .syn = true}, 1u << 20, 1'000, receiver);
    send(0);
    std::set<std::uint32_t> sent{0};
    for (const std::uint8_t n : order) send(n), sent.insert(n);
    tcp.finish(receiver);
    std::uint64_t wanted = 10;
    for (const std::uint32_t n : sent) wanted += n > skip ? 10 : 0;
    RC_ASSERT(receiver.got == wanted);
    RC_ASSERT(tcp.lost() == (*sent.rbegin() + 1 - sent.size()) * 10);
    const std::uint64_t after_skip = *sent.rbegin() > skip ? (*sent.rbegin() - skip) * std::uint64_t{10} : 0;
    RC_ASSERT(receiver.gaps == after_skip - (wanted - 10));
  }));
}

TEST(Fragments, DoWhatLayingBytesIntoAMapDoes) {
  EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& parts, std::uint8_t total) {
    Fragments fragments(8);
    const std::uint32_t length = 1 + total;
    std::map<std::uint32_t, std::byte> twin;
    wire::ip::Header header;
    header.source = IpAddress::v4(1);
    header.destination = IpAddress::v4(2);
    std::vector<std::pair<std::uint8_t, std::uint8_t>> all = parts;
    for (std::uint32_t at = 0; at < length; at += 64) all.push_back({static_cast<std::uint8_t>(at / 8), 64});
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::uint32_t at = all[i].first % 32 * 8u;
      if (at >= length) continue;
      const std::uint32_t end = std::min<std::uint32_t>(length, at + 1 + all[i].second);
      std::vector<std::byte> part(end - at);
      for (std::size_t k = 0; k < part.size(); ++k) part[k] = static_cast<std::byte>(i + k);
      for (std::size_t k = 0; k < part.size(); ++k) twin.try_emplace(at + static_cast<std::uint32_t>(k), part[k]);
      header.fragment_offset = at;
      header.length = static_cast<std::uint32_t>(part.size());
      header.more_fragments = end != length;
      const auto whole = fragments.add(header, part, {.source = 0, .packet = i + 1, .offset = 34, .time = {}});
      const bool ends_known =
          std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i) + 1, [&](const auto& p) {
            const std::uint32_t begin = p.first % 32 * 8u;
            return begin < length && begin + 1 + p.second >= length;
          });
      RC_ASSERT(whole.has_value() == (twin.size() == length && ends_known));
      if (!whole) continue;
      RC_ASSERT(whole->bytes.size() == length);
      for (std::uint32_t k = 0; k < length; ++k) RC_ASSERT(whole->bytes[k] == twin[k]);
      return;
    }
  }));
}

TEST(Fragments, TooManyDatagramsEvictTheOldestAndCountIt) {
  Fragments fragments(4);
  wire::ip::Header header;
  header.more_fragments = true;
  header.length = 8;
  const std::vector<std::byte> part(8);
  for (std::uint32_t i = 0; i < 10; ++i) {
    header.identification = i;
    EXPECT_FALSE(fragments.add(header, part, {}));
  }
  EXPECT_EQ(fragments.evicted(), 6u);
}

}  // namespace
}  // namespace asepsis::tap
