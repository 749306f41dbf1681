// The emitted file in a real kernel against the model: the same answer for every probe. Needs root, ip and nft; says so
// and skips where they are missing.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <random>
#include <set>

#include "network/match.h"
#include "network/rules/nftables/lab.h"
#include "network/rules/nftables/nftables.h"
#include "network/testing.h"

namespace asepsis::network::nftables {
namespace {

using testing::ip;
using testing::net;
using testing::rule;
using Side = Lab::Side;
using Rules = std::vector<model::Rule>;

bool is_east(const IpAddress& address) {
  return net("10.20.0.0/24").contains(address) || net("fd00:20::/64").contains(address);
}
bool is_west(const IpAddress& address) {
  return net("10.10.0.0/16").contains(address) || net("10.30.0.0/24").contains(address) ||
         net("fd00:10::/64").contains(address);
}

// The first and last address of every network of the rules, and their outer neighbours.
std::vector<IpAddress> corners(const Rules& rules) {
  std::set<IpAddress> found{ip("10.10.0.57"), ip("10.20.0.200"), ip("10.30.0.20"), ip("fd00:10::57"), ip("fd00:20::1")};
  for (const model::Rule& rule : rules)
    for (const auto* side : {&rule.from, &rule.to})
      for (const Cidr& cidr : *side) {
        found.insert(cidr.first());
        found.insert(cidr.last());
        if (const auto after = next(cidr.last())) found.insert(*after);
        IpAddress before = cidr.first();
        for (std::size_t i = before.bytes.size(); i-- > 0 && before.bytes[i]-- == 0;) {
        }
        found.insert(before);
      }
  return {found.begin(), found.end()};
}

std::vector<std::uint16_t> port_corners(const Rules& rules) {
  std::set<std::uint16_t> found{104, 65000};
  for (const model::Rule& rule : rules)
    if (!rule.ports.is_all())
      for (const PortRange& range : rule.ports.ranges)
        for (const int port : {range.first - 1, int{range.first}, int{range.last}, range.last + 1})
          if (port > 0 && port < 65536) found.insert(static_cast<std::uint16_t>(port));
  return {found.begin(), found.end()};
}

std::vector<Probe> probes_from(Side side, const Rules& rules, std::mt19937& random) {
  constexpr std::size_t kMost = 400;
  std::vector<Probe> probes;
  const auto addresses = corners(rules);
  for (const IpAddress& client : addresses)
    for (const IpAddress& server : addresses) {
      const bool crosses =
          side == Side::kWest ? is_west(client) && is_east(server) : is_east(client) && is_west(server);
      if (!crosses || client.is_v4() != server.is_v4()) continue;
      for (const std::uint16_t port : port_corners(rules))
        for (const Transport transport : {Transport::kTcp, Transport::kUdp})
          probes.push_back({client, server, transport, port});
    }
  std::ranges::shuffle(probes, random);
  if (probes.size() > kMost) probes.resize(kMost);
  return probes;
}

std::string words(const Probe& probe) {
  return std::string(to_string(probe.transport)) + " " + to_string(probe.client) + " -> " + to_string(probe.server) +
         " " + std::to_string(probe.port);
}

std::size_t compare(const Lab& lab, const Rules& rules, std::mt19937& random) {
  const std::string file = emit(rules, {"kernel_test", {"a test"}});
  EXPECT_TRUE(lab.check(file)) << file;
  EXPECT_TRUE(lab.load(file) && lab.load(file)) << file;
  std::size_t asked = 0;
  for (const Side side : {Side::kWest, Side::kEast}) {
    const auto probes = probes_from(side, rules, random);
    std::vector<bool> expected;
    for (const Probe& probe : probes) {
      const model::Rule* match = first_match(rules, probe);
      expected.push_back(match == nullptr || match->allow);
    }
    const auto passed = lab.try_all(side, probes, expected);
    for (std::size_t i = 0; i < probes.size(); ++i)
      EXPECT_EQ(passed[i], expected[i]) << words(probes[i]) << "\n" << file;
    asked += probes.size();
  }
  return asked;
}

Rules restrict_to_the_archive() {
  return {rule(true, Transport::kTcp, {net("10.30.0.20")}, {net("10.20.0.11")}, PortSet::of({104})),
          rule(false, {}, {}, {net("10.20.0.11"), net("10.20.0.12")})};
}

Rules random_rules(std::mt19937& random) {
  const auto below = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random); };
  const auto network = [&](std::initializer_list<std::string_view> bases) {
    IpAddress base = ip(*(bases.begin() + below(static_cast<unsigned>(bases.size()))));
    const unsigned bits = below(7);
    base.bytes[15] = static_cast<std::uint8_t>(below(256) & ~((1u << bits) - 1u));
    return Cidr{base, 128 - bits};
  };
  const auto networks = [&] {
    std::vector<Cidr> list;
    for (unsigned n = below(4); n > 0; --n)
      list.push_back(
          network({"10.10.0.0", "10.10.3.0", "10.20.0.0", "10.20.0.0", "10.30.0.0", "fd00:10::", "fd00:20::"}));
    return list;
  };
  Rules rules;
  for (unsigned n = 2 + below(5); n > 0; --n) {
    PortSet ports = below(3) == 0 ? PortSet::all() : PortSet{};
    for (unsigned p = 1 + below(3); p > 0 && !ports.is_all(); --p) {
      const auto first = static_cast<std::uint16_t>(1 + below(60000));
      ports.add(first, static_cast<std::uint16_t>(first + below(2) * below(5000)));
    }
    std::optional<Transport> transport;
    if (const unsigned kind = below(4); kind < 3) transport = kind < 2 ? Transport::kTcp : Transport::kUdp;
    rules.push_back(rule(below(2) == 0, transport, networks(), networks(), ports));
  }
  return rules;
}

TEST(Kernel, AnswersEveryProbeAsTheModelDoes) {
  if (const std::string why = Lab::missing(); !why.empty()) GTEST_SKIP() << why;
  const Lab lab;
  ASSERT_TRUE(lab.ready());
  std::mt19937 random(20170807);
  std::size_t asked = 0;
  asked += compare(lab, {}, random);
  asked += compare(
      lab, {rule(false, Transport::kTcp, {}, {net("10.20.0.11"), net("10.20.0.12")}, PortSet::of({80, 443, 3465}))},
      random);
  asked += compare(lab, restrict_to_the_archive(), random);
  asked += compare(lab, {rule(false, {}, {}, {net("10.20.0.11")}), rule(false, {}, {net("10.20.0.11")}, {})}, random);
  for (int i = 0; i < 8; ++i) asked += compare(lab, random_rules(random), random);
  RecordProperty("probes", static_cast<int>(asked));
  std::printf("%zu probes compared with the kernel\n", asked);
}

TEST(Kernel, TheArchiveReportsBackAndTheDeviceStillStoresUnderRestriction) {
  if (const std::string why = Lab::missing(); !why.empty()) GTEST_SKIP() << why;
  const Lab lab;
  ASSERT_TRUE(lab.ready() && lab.load(emit(restrict_to_the_archive(), {"kernel_test", {}})));
  const std::vector<Probe> in{{ip("10.30.0.20"), ip("10.20.0.11"), Transport::kTcp, 104},
                              {ip("10.30.0.20"), ip("10.20.0.12"), Transport::kTcp, 104},
                              {ip("10.30.0.21"), ip("10.20.0.11"), Transport::kTcp, 104}};
  EXPECT_EQ(lab.try_all(Side::kWest, in, {true, false, false}), (std::vector{true, false, false}));
  const std::vector<Probe> out{{ip("10.20.0.11"), ip("10.30.0.20"), Transport::kTcp, 11112},
                               {ip("10.20.0.11"), ip("10.30.0.20"), Transport::kUdp, 123}};
  EXPECT_EQ(lab.try_all(Side::kEast, out, {true, true}), (std::vector{true, true}));
}

TEST(Kernel, AnOpenAttackIsCutByTheLoadAndAnOpenStoreIsNot) {
  if (const std::string why = Lab::missing(); !why.empty()) GTEST_SKIP() << why;
  const Lab lab;
  ASSERT_TRUE(lab.ready() && lab.load(emit({}, {"kernel_test", {}})));
  const auto attack = lab.connect(Side::kWest, {ip("10.10.0.57"), ip("10.20.0.11"), Transport::kTcp, 80});
  const auto store = lab.connect(Side::kEast, {ip("10.20.0.11"), ip("10.30.0.20"), Transport::kTcp, 11112});
  ASSERT_TRUE(attack.server >= 0 && store.server >= 0);
  EXPECT_TRUE(arrives(attack.client, attack.server, 2000));
  ASSERT_TRUE(lab.load(emit(restrict_to_the_archive(), {"kernel_test", {}})));
  EXPECT_FALSE(arrives(attack.client, attack.server, 400));
  EXPECT_TRUE(arrives(store.client, store.server, 2000));
  EXPECT_TRUE(arrives(store.server, store.client, 2000));
  for (const int fd : {attack.client, attack.server, store.client, store.server}) ::close(fd);
}

}  // namespace
}  // namespace asepsis::network::nftables
