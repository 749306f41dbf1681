#include "network/rules/nftables/nftables.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "network/testing.h"

namespace asepsis::network::nftables {
namespace {

using testing::ip;
using testing::net;
using testing::rule;

bool passes(const Ruleset& ruleset, const Probe& probe) {
  const model::Rule* match = first_match(ruleset.rules, probe);
  return match == nullptr ? ruleset.default_allow : match->allow;
}

bool passes(const Ruleset& ruleset, std::string_view client, std::string_view server, std::uint16_t port,
            Transport transport = Transport::kTcp) {
  return passes(ruleset, {ip(client), ip(server), transport, port});
}

Ruleset read_all(std::string_view text) {
  auto ruleset = read(text, "t.nft");
  EXPECT_TRUE(ruleset) << to_string(ruleset.error());
  return ruleset ? *ruleset : Ruleset{};
}

Ruleset read_chain(const std::string& lines, const std::string& policy = "drop", const std::string& family = "inet") {
  return read_all("table " + family +
                  " filter {\n set web { type ipv4_addr . inet_service; flags interval; elements = { "
                  "10.2.0.1 . 80-81,\n 10.2.0.2 . 443 comment \"x\" } }\n chain forward {\n type filter hook forward "
                  "priority filter; policy " +
                  policy + ";\n" + lines + "\n }\n}\n");
}

TEST(Nftables, TheFileLoadsTwiceAsOnceAndSaysWhatItIsFor) {
  const std::vector rules{
      rule(true, Transport::kTcp, {net("10.30.0.40")}, {net("10.20.0.11")}, PortSet::of({3465})),
      rule(false, Transport::kTcp, {}, {net("10.20.0.11"), net("10.20.0.12")}, PortSet::of({80, 443, 3465}))};
  EXPECT_EQ(emit(rules, {"asepsis_ICSMA-17-215-02", {"for ICSMA-17-215-02", "undo:\nnft delete table"}}),
            R"(# for ICSMA-17-215-02
# undo: nft delete table
table inet asepsis_icsma_17_215_02
delete table inet asepsis_icsma_17_215_02
table inet asepsis_icsma_17_215_02 {
  set rule_2_ip {
    type ipv4_addr . inet_proto . inet_service
    flags interval
    elements = {
      10.20.0.11 . tcp . 80,
      10.20.0.11 . tcp . 443,
      10.20.0.11 . tcp . 3465,
      10.20.0.12 . tcp . 80,
      10.20.0.12 . tcp . 443,
      10.20.0.12 . tcp . 3465
    }
  }
  chain forward {
    type filter hook forward priority filter - 10; policy accept;
    ct direction reply counter accept comment "answers to connections that may be open"
    ct state related counter accept comment "errors that belong to them"
    ip saddr 10.30.0.40 ip daddr 10.20.0.11 meta l4proto tcp th dport 3465 counter accept comment "allow tcp from 10.30.0.40 to 10.20.0.11 ports 3465"
    ip daddr . meta l4proto . th dport @rule_2_ip counter drop comment "deny tcp from any to 10.20.0.11, 10.20.0.12 ports 80, 443, 3465"
  }
}
)");
}

TEST(Nftables, WordsOfPeopleCannotLeaveTheirComment) {
  model::Rule hostile = rule(false, {}, {}, {});
  hostile.text = "x\" accept\n} # \\ " + std::string(300, 'y');
  const std::string text = emit(std::vector{hostile}, {"t\n}", {"a\nflush ruleset"}});
  EXPECT_EQ(text.find("\nflush"), std::string::npos);
  const Ruleset back = read_all(text);
  EXPECT_TRUE(back.not_modelled.empty());
  ASSERT_EQ(back.rules.size(), 1u);
  EXPECT_FALSE(back.rules[0].allow);
}

TEST(Nftables, ReadsTheShapesThatNftListPrints) {
  const Ruleset r = read_chain(R"(
    ct state established,related counter packets 12 bytes 3400 accept # handle 4
    ct state vmap { established : accept, related : accept, invalid : drop }
    ct state invalid drop
    ip saddr 10.1.0.0/16 tcp dport { 80, 443 } counter packets 0 bytes 0 accept comment "web"
    ip saddr { 10.9.0.1, 10.9.0.4-10.9.0.7 } ip daddr . tcp dport @web ct state new accept
    ip6 saddr fd00::/64 udp dport 53 log prefix "dns " level info accept
    meta l4proto { tcp, udp } th dport 123 accept
    ip protocol icmp accept
    icmp type { echo-request, echo-reply } accept
    tcp dport ssh reject with tcp reset
  )");
  EXPECT_TRUE(r.not_modelled.empty()) << r.not_modelled.front();
  EXPECT_FALSE(r.default_allow);
  EXPECT_TRUE(passes(r, "10.1.2.3", "10.2.0.9", 443));
  EXPECT_FALSE(passes(r, "10.1.2.3", "10.2.0.9", 444));
  EXPECT_FALSE(passes(r, "10.9.0.3", "10.2.0.1", 81));
  EXPECT_TRUE(passes(r, "10.9.0.6", "10.2.0.1", 81));
  EXPECT_FALSE(passes(r, "10.9.0.6", "10.2.0.2", 81));
  EXPECT_TRUE(passes(r, "10.9.0.6", "10.2.0.2", 443));
  EXPECT_TRUE(passes(r, "fd00::5", "fd01::1", 53, Transport::kUdp));
  EXPECT_FALSE(passes(r, "fd00::5", "fd01::1", 53));
  EXPECT_TRUE(passes(r, "10.7.0.1", "10.8.0.1", 123, Transport::kUdp));
}

TEST(Nftables, WhatIsNotUnderstoodIsListedWithItsLine) {
  for (const std::string line :
       {"iifname \"eth0\" accept", "ip saddr != 10.0.0.1 drop", "jump other", "tcp dport 80 limit rate 5/second accept",
        "tcp dport @nosuchset accept", "tcp sport 20 accept", "ct state bogus accept", "ip saddr $office accept",
        "tcp dport 80 accept drop", "ip saddr 10.0.0.1/24 accept", "meta mark 7 accept",
        "ip daddr . tcp dport 10.0.0.1 accept", "tcp dport vmap { 80 : accept }", "ct state vmap { new : accept }",
        "tcp dport { 80, 90-70 } accept", "return"}) {
    const Ruleset r = read_chain(line);
    ASSERT_EQ(r.not_modelled.size(), 1u) << line;
    EXPECT_TRUE(r.not_modelled[0].starts_with("line 6: ")) << r.not_modelled[0];
    EXPECT_TRUE(r.rules.empty()) << line;
  }
}

TEST(Nftables, WhatElseCouldDropAForwardedPacketIsListed) {
  EXPECT_EQ(read_all("").not_modelled, std::vector<std::string>{"no chain with hook forward"});
  const Ruleset r = read_all(
      "define x = 1\ntable inet a { chain pre { type filter hook prerouting priority 0; tcp dport 80 drop\n }\n"
      "chain i { type filter hook input priority 0; policy drop; }\n"
      "chain f { type filter hook forward priority 0; }\n chain g { type filter hook forward priority 1; drop; } }\n"
      "include \"more.nft\"\nadd rule inet a f tcp dport 1 drop\n");
  EXPECT_EQ(r.not_modelled.size(), 5u);
  EXPECT_TRUE(r.default_allow);
}

TEST(Nftables, ADeletedTableDoesNotCount) {
  const Ruleset r = read_all(
      "table inet a { chain f { type filter hook forward priority 0; policy drop; } }\ndelete table inet a\n"
      "table inet a { chain f { type filter hook forward priority 0; policy accept; } }\n");
  EXPECT_TRUE(r.default_allow);
  EXPECT_TRUE(r.not_modelled.empty());
}

TEST(Nftables, ATableOfOneFamilyLeavesTheOtherAlone) {
  const Ruleset r = read_chain("tcp dport 80 accept", "drop", "ip");
  EXPECT_TRUE(passes(r, "10.0.0.1", "10.0.0.2", 80));
  EXPECT_FALSE(passes(r, "10.0.0.1", "10.0.0.2", 81));
  EXPECT_TRUE(passes(r, "fd00::1", "fd00::2", 81));
  const Ruleset six = read_chain("tcp dport 80 drop", "accept", "ip6");
  EXPECT_TRUE(passes(six, "10.0.0.1", "10.0.0.2", 80));
  EXPECT_FALSE(passes(six, "fd00::1", "fd00::2", 80));
}

TEST(Nftables, DamagedFilesAreOneErrorWithALine) {
  for (const std::string_view text :
       {"table inet a {", "table inet a { chain f { tcp dport { 80 ", "}", "table inet a { set s { elements = { 1 ",
        "comment \"never closed\n", "table inet a { map m { "}) {
    const auto ruleset = read(text, "t.nft");
    ASSERT_FALSE(ruleset) << text;
    EXPECT_TRUE(ruleset.error().where.starts_with("line ")) << text;
  }
  EXPECT_FALSE(read(std::string_view("a\0b", 3), "t.nft"));
}

rc::Gen<Cidr> any_network() {
  return rc::gen::apply(
      [](bool v4, unsigned bits, unsigned n) {
        IpAddress base = v4 ? IpAddress::v4(10u << 24) : ip("fd00::");
        base.bytes[15] = static_cast<std::uint8_t>(n & ~((1u << bits) - 1u));
        return Cidr{base, 128 - bits};
      },
      rc::gen::arbitrary<bool>(), rc::gen::inRange(0u, 7u), rc::gen::inRange(0u, 64u));
}

rc::Gen<model::Rule> any_rule() {
  const auto few = rc::gen::resize(4, rc::gen::container<std::vector<Cidr>>(any_network()));
  return rc::gen::apply(
      [](bool allow, int kind, const std::vector<Cidr>& from, const std::vector<Cidr>& to,
         const std::vector<std::uint16_t>& starts) {
        std::optional<Transport> transport;
        if (kind < 2) transport = Transport::kTcp;
        if (kind == 2) transport = Transport::kUdp;
        if (kind == 3) transport = Transport::kOther;
        PortSet ports;
        for (const std::uint16_t start : starts) ports.add(start, static_cast<std::uint16_t>(start + start % 4));
        return rule(allow, transport, from, to, starts.empty() ? PortSet::all() : ports);
      },
      rc::gen::arbitrary<bool>(), rc::gen::inRange(0, 6), few, few,
      rc::gen::resize(3, rc::gen::container<std::vector<std::uint16_t>>(rc::gen::inRange<std::uint16_t>(1, 20))));
}

TEST(Nftables, RulesReadBackAnswerEveryProbeAlike) {
  const auto one_list = [] {
    const auto rules = *rc::gen::resize(6, rc::gen::container<std::vector<model::Rule>>(any_rule()));
    const auto back = read(emit(rules, {"t", {}}), "t.nft");
    RC_ASSERT(back.ok());
    RC_ASSERT(back->not_modelled.empty());
    RC_ASSERT(back->default_allow);
    for (int i = 0; i < 100; ++i) {
      const auto end = [](bool v4) {
        IpAddress made = v4 ? IpAddress::v4(10u << 24) : ip("fd00::");
        made.bytes[15] = *rc::gen::inRange<std::uint8_t>(0, 80);
        return made;
      };
      const bool v4 = *rc::gen::arbitrary<bool>();
      const Probe probe{end(v4), end(v4), *rc::gen::element(Transport::kTcp, Transport::kUdp, Transport::kOther),
                        *rc::gen::inRange<std::uint16_t>(1, 26)};
      const model::Rule* match = first_match(rules, probe);
      RC_ASSERT(passes(*back, probe) == (match == nullptr || match->allow));
    }
  };
  const auto property = [&] {
    for (int i = 0; i < 10; ++i) one_list();  // times 100 cases
  };
  EXPECT_TRUE(rc::check("read(emit(rules)) == rules", property));
}

TEST(Nftables, ALargeProductIsMatchedPartByPart) {
  std::vector<Cidr> from, to;
  for (std::uint32_t i = 0; i < 80; ++i) {
    from.push_back({IpAddress::v4((10u << 24) + 2 * i), 128});
    to.push_back({IpAddress::v4((11u << 24) + 2 * i), 128});
  }
  const std::vector rules{rule(false, Transport::kTcp, from, to, PortSet::of({80, 443}))};
  const std::string text = emit(rules, {"t", {}});
  EXPECT_LT(text.size(), 20'000u);
  const Ruleset back = read_all(text);
  EXPECT_TRUE(back.not_modelled.empty());
  EXPECT_FALSE(passes(back, "10.0.0.2", "11.0.0.4", 443));
  EXPECT_TRUE(passes(back, "10.0.0.3", "11.0.0.4", 443));
}

}  // namespace
}  // namespace asepsis::network::nftables
