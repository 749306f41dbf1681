// ask() and reach() by hand, and against a twin that tries every address, every port and every chain of points.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "network/network.h"
#include "network/testing.h"

namespace asepsis::network {
namespace {

using testing::ip;
using testing::net;
using testing::rule;

model::NetworkModel three_zones() {
  model::NetworkModel model;
  model.zones = {{"office", {net("10.10.0.0/16")}, true, true, {}},
                 {"imaging", {net("10.20.0.0/24")}, false, true, {}},
                 {"servers", {net("10.30.0.0/24")}, false, true, {}}};
  model.points = {{"edge", {"office", "servers"}, true, {}, {}}, {"inner", {"servers", "imaging"}, false, {}, {}}};
  model.points[1].rules = {rule(false, Transport::kTcp, {net("10.10.0.66")}, {}),
                           rule(true, Transport::kTcp, {}, {net("10.20.0.11")}, PortSet::of({80}))};
  return model;
}

std::vector<std::string> zones_of(const std::vector<model::Reach>& ways) {
  std::vector<std::string> names;
  for (const auto& way : ways) names.push_back(way.from);
  return names;
}

TEST(Reach, EveryPointInARowMustLetItPass) {
  auto model = three_zones();
  const Answer open = ask(model, {ip("10.10.0.1"), ip("10.20.0.11"), Transport::kTcp, 80});
  EXPECT_EQ(open.passage, Passage::kPasses);
  ASSERT_EQ(open.hops.size(), 2u);
  EXPECT_EQ(open.hops[0].point, "edge");
  EXPECT_EQ(open.hops[0].rule, "default allow");
  EXPECT_EQ(open.hops[1].rule, "allow tcp from any to 10.20.0.11 ports 80");
  model.points[0].default_allow = false;
  const Answer shut = ask(model, {ip("10.10.0.1"), ip("10.20.0.11"), Transport::kTcp, 80});
  EXPECT_EQ(shut.passage, Passage::kBlocked);
  EXPECT_EQ(shut.hops.size(), 1u);
}

TEST(Reach, AZoneReachesWhereOneOfItsAddressesDoes) {
  auto model = three_zones();
  EXPECT_EQ(ask(model, {ip("10.10.0.66"), ip("10.20.0.11"), Transport::kTcp, 80}).passage, Passage::kBlocked);
  EXPECT_EQ(zones_of(reach(model, ip("10.20.0.11"), Transport::kTcp, 80)),
            (std::vector<std::string>{"imaging", "office", "servers"}));
  model.points[1].rules[0].from = {net("10.10.0.0/17"), net("10.10.128.0/17")};
  EXPECT_EQ(zones_of(reach(model, ip("10.20.0.11"), Transport::kTcp, 80)),
            (std::vector<std::string>{"imaging", "servers"}));
}

TEST(Reach, NothingFiltersInsideAZoneButThePlugItself) {
  const auto model = three_zones();
  const std::vector deny{rule(false, {}, {}, {net("10.20.0.11")})};
  EXPECT_EQ(zones_of(reach(model, ip("10.20.0.11"), Transport::kTcp, 80, deny)), std::vector<std::string>{"imaging"});
  EXPECT_TRUE(reach(model, ip("10.20.0.11"), Transport::kTcp, 80, deny, "*").empty());
  EXPECT_EQ(reach(model, ip("10.20.0.11"), Transport::kTcp, 80, deny, "edge").size(), 2u);
}

TEST(Reach, AnAddedAllowOpensNothingThatThePointCloses) {
  const auto model = three_zones();
  const std::vector allow{rule(true, {}, {}, {})};
  EXPECT_EQ(ask(model, {ip("10.10.0.1"), ip("10.20.0.11"), Transport::kTcp, 81}, allow).passage, Passage::kBlocked);
}

TEST(Reach, AnEndOutsideEveryZoneIsUnknownWithAReason) {
  const auto model = three_zones();
  const Answer answer = ask(model, {ip("192.0.2.1"), ip("10.20.0.11"), Transport::kTcp, 80});
  EXPECT_EQ(answer.passage, Passage::kUnknown);
  EXPECT_NE(answer.text.find("192.0.2.1"), std::string::npos);
  EXPECT_TRUE(reach(model, ip("192.0.2.1"), Transport::kTcp, 80).empty());
}

TEST(Reach, TheTwoFamiliesNeverMeetEvenThroughARuleForEverything) {
  auto model = three_zones();
  model.zones[0].subnets.push_back(net("fd00:10::/64"));
  model.points[1].rules = {rule(true, {}, {net("::/0")}, {})};
  EXPECT_EQ(ask(model, {ip("fd00:10::1"), ip("10.20.0.11"), Transport::kTcp, 80}).passage, Passage::kUnknown);
  EXPECT_EQ(zones_of(reach(model, ip("10.20.0.11"), Transport::kTcp, 80)), std::vector<std::string>{"imaging"});
}

// The twin. A world of 10.0.0.0/26 and fd00::/122, ports 1..12 and what lies beyond: small enough to try everything.
constexpr std::uint32_t kBase = 10u << 24;
constexpr unsigned kWorld = 64;
IpAddress address(bool v4, unsigned n) {
  if (v4) return IpAddress::v4(kBase + n);
  IpAddress made = ip("fd00::");
  made.bytes[15] = static_cast<std::uint8_t>(n);
  return made;
}
Cidr network_at(bool v4, unsigned bits, unsigned n) {
  return {address(v4, n & ~((1u << bits) - 1u) & (kWorld - 1)), 128 - bits};
}

rc::Gen<Cidr> any_network() {
  return rc::gen::map(rc::gen::tuple(rc::gen::weightedElement<bool>({{4, true}, {1, false}}), rc::gen::inRange(0u, 7u),
                                     rc::gen::inRange(0u, kWorld)),
                      [](const auto& t) { return network_at(std::get<0>(t), std::get<1>(t), std::get<2>(t)); });
}
rc::Gen<PortSet> any_ports() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange<std::uint16_t>(1, 13),
                                     rc::gen::inRange<std::uint16_t>(1, 13)),
                      [](const auto& t) {
                        if (std::get<0>(t) == 0) return PortSet::all();
                        PortSet ports;
                        ports.add(std::min(std::get<1>(t), std::get<2>(t)), std::max(std::get<1>(t), std::get<2>(t)));
                        if (std::get<0>(t) == 2) ports.add(13, 65535);
                        return ports;
                      });
}
rc::Gen<std::vector<model::Rule>> any_rules(int most) {
  const auto few = [](int n) {
    return rc::gen::mapcat(rc::gen::inRange(0, n), [](int size) {
      return rc::gen::container<std::vector<Cidr>>(static_cast<std::size_t>(size), any_network());
    });
  };
  const auto one =
      rc::gen::map(rc::gen::tuple(rc::gen::arbitrary<bool>(), rc::gen::inRange(0, 4), few(4), few(3), any_ports()),
                   [](const auto& t) {
                     std::optional<Transport> transport;
                     if (std::get<1>(t) < 2) transport = Transport::kTcp;
                     if (std::get<1>(t) == 2) transport = Transport::kUdp;
                     return rule(std::get<0>(t), transport, std::get<2>(t), std::get<3>(t), std::get<4>(t));
                   });
  return rc::gen::mapcat(rc::gen::inRange(0, most), [one](int size) {
    return rc::gen::container<std::vector<model::Rule>>(static_cast<std::size_t>(size), one);
  });
}

model::NetworkModel any_model() {
  model::NetworkModel model;
  const int zones = *rc::gen::inRange(2, 6);
  std::set<Cidr> taken;
  for (int i = 0; i < zones; ++i) {
    model::Zone zone;
    zone.name = std::string(1, static_cast<char>('a' + i));
    const int subnets = *rc::gen::inRange(1, 4);
    for (int j = 0; j < subnets; ++j) {
      const Cidr subnet = *any_network();
      if (taken.insert(subnet).second) zone.subnets.push_back(subnet);
    }
    model.zones.push_back(zone);
  }
  const int points = *rc::gen::inRange(0, 5);
  for (int i = 0; i < points; ++i) {
    model::EnforcementPoint point;
    point.name = "p" + std::to_string(i);
    for (const model::Zone& zone : model.zones)
      if (*rc::gen::inRange(0, 5) < 2) point.between.push_back(zone.name);
    point.default_allow = *rc::gen::arbitrary<bool>();
    point.rules = *any_rules(6);
    model.points.push_back(point);
  }
  return model;
}

bool twin_fits(const model::Rule& rule, const Probe& probe) {
  const auto side = [](const std::vector<Cidr>& cidrs, const IpAddress& end) {
    if (cidrs.empty()) return true;
    for (const Cidr& cidr : cidrs)
      if (cidr.base.is_v4() == end.is_v4() && cidr.base <= end && end <= cidr.last()) return true;
    return false;
  };
  return (!rule.transport || *rule.transport == probe.transport) && rule.ports.contains(probe.port) &&
         side(rule.from, probe.client) && side(rule.to, probe.server);
}
bool twin_allows(const std::vector<model::Rule>& rules, const Probe& probe, bool otherwise) {
  for (const model::Rule& rule : rules)
    if (twin_fits(rule, probe)) return rule.allow;
  return otherwise;
}

using Chain = std::vector<const model::EnforcementPoint*>;
bool joins(const model::EnforcementPoint& point, const std::string& zone) {
  return std::ranges::find(point.between, zone) != point.between.end();
}
bool leads(const Chain& chain, const std::string& from, const std::string& to) {
  if (!joins(*chain.front(), from) || !joins(*chain.back(), to)) return false;
  for (std::size_t i = 0; i + 1 < chain.size(); ++i)
    if (std::ranges::none_of(chain[i]->between, [&](const auto& zone) { return joins(*chain[i + 1], zone); }))
      return false;
  return true;
}
// Every sequence of points, shorter ones first, in the file's order.
std::optional<Chain> twin_chain(const model::NetworkModel& model, const std::string& from, const std::string& to) {
  if (from == to) return Chain{};
  const std::size_t n = model.points.size();
  for (std::size_t length = 1, sequences = n; length <= n; ++length, sequences *= n)
    for (std::size_t code = 0; code < sequences; ++code) {
      Chain chain(length);
      for (std::size_t i = length, rest = code; i-- > 0; rest /= n) chain[i] = &model.points[rest % n];
      if (leads(chain, from, to)) return chain;
    }
  return std::nullopt;
}

struct Extra {
  std::vector<model::Rule> rules;
  std::string at;
};
std::optional<bool> twin_ask(const model::NetworkModel& model, const Probe& probe, const Extra& extra) {
  if (extra.at == "*" && !twin_allows(extra.rules, probe, true)) return false;
  const model::Zone* from = model.zone_of(probe.client);
  const model::Zone* to = model.zone_of(probe.server);
  if (from == nullptr || to == nullptr || probe.client.is_v4() != probe.server.is_v4()) return std::nullopt;
  const auto chain = twin_chain(model, from->name, to->name);
  if (!chain) return std::nullopt;
  for (const model::EnforcementPoint* point : *chain) {
    if ((extra.at.empty() || extra.at == point->name) && !twin_allows(extra.rules, probe, true)) return false;
    if (!twin_allows(point->rules, probe, point->default_allow)) return false;
  }
  return true;
}

std::vector<std::uint16_t> every_port(std::optional<std::uint16_t> port) {
  if (port) return {*port};
  std::vector<std::uint16_t> ports{13, 4000, 65535};
  for (std::uint16_t p = 1; p <= 12; ++p) ports.push_back(p);
  return ports;
}

TEST(Reach, AgreesWithATwinThatTriesEveryAddressPortAndChain) {
  const auto one_network = [] {
    const model::NetworkModel model = any_model();
    const Extra extra{*any_rules(4), *rc::gen::element<std::string>("", "*", "p0", "p1")};
    const IpAddress server =
        address(*rc::gen::weightedElement<bool>({{4, true}, {1, false}}), *rc::gen::inRange(0u, kWorld));
    const Transport transport = *rc::gen::element(Transport::kTcp, Transport::kUdp);
    std::optional<std::uint16_t> port = *rc::gen::inRange<std::uint16_t>(1, 15);
    if (*rc::gen::inRange(0, 3) == 0) port = std::nullopt;

    std::set<std::string> expected;
    for (unsigned n = 0; n < kWorld; ++n)
      for (const std::uint16_t p : every_port(port)) {
        const Probe probe{address(server.is_v4(), n), server, transport, p};
        const auto twin = twin_ask(model, probe, extra);
        const Passage passage = ask(model, probe, extra.rules, extra.at).passage;
        const bool agree =
            twin ? passage == (*twin ? Passage::kPasses : Passage::kBlocked) : passage == Passage::kUnknown;
        RC_ASSERT(agree);
        if (twin == true) expected.insert(model.zone_of(probe.client)->name);
      }
    const auto ways = reach(model, server, transport, port, extra.rules, extra.at);
    std::set<std::string> found;
    for (const model::Reach& way : ways) {
      RC_ASSERT(found.insert(way.from).second);
      RC_ASSERT(way.port == port);
    }
    RC_ASSERT(found == expected);
    const model::Zone* home = model.zone_of(server);
    if (home != nullptr && found.contains(home->name)) RC_ASSERT(ways.front().from == home->name);
  };
  const auto property = [&] {
    for (int i = 0; i < 12; ++i) one_network();  // times 100 cases
  };
  EXPECT_TRUE(rc::check("reach == twin", property));
}

}  // namespace
}  // namespace asepsis::network
