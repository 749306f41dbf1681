#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/hash.h"
#include "base/id.h"
#include "base/net.h"
#include "base/text.h"
#include "base/time.h"

namespace asepsis {
namespace {

TEST(Hash, KnowsTheExamplesOfTheStandard) {
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Id, PartsAreKeptApart) {
  EXPECT_NE(make_id("x", {"ab", "c"}), make_id("x", {"a", "bc"}));
  EXPECT_EQ(make_id("x", {"ab"}), make_id("x", {"ab"}));
  EXPECT_EQ(make_id("observation", {"a"}).text.size(), std::string("observation-").size() + 24);
}

TEST(TimeText, ReadsAndWritesRfc3339) {
  EXPECT_EQ(to_rfc3339(*parse_time("2017-08-03T00:00:00.000000Z")), "2017-08-03T00:00:00Z");
  EXPECT_EQ(to_rfc3339(*parse_time("2026-11-23T07:31:09.697+01:00")), "2026-11-23T06:31:09.697Z");
  EXPECT_EQ(to_rfc3339(*parse_time("1969-12-31T23:59:59.5Z")), "1969-12-31T23:59:59.5Z");
  EXPECT_EQ(to_date(*parse_time("2017-08-07")), "2017-08-07");
  EXPECT_EQ(to_text(*parse_time("2017-08-07")), "2017-08-07 00:00:00 UTC");
  for (const std::string_view bad : {"", "2017", "2017-02-30", "2017-08-03T25:00:00Z", "2017-08-03T00:00:00",
                                     "2017-08-03T00:00:00Zx", "1066-10-14", "2017-08-03T00:00:00.1234567890Z"})
    EXPECT_FALSE(parse_time(bad)) << bad;
}

TEST(TimeText, AnyInstantSurvivesTheRoundTrip) {
  EXPECT_TRUE(rc::check([](std::int64_t raw) {
    const Time time{raw / 2};
    RC_ASSERT(parse_time(to_rfc3339(time)) == time);
  }));
}

TEST(TimeText, DurationsAreNeverRoundedUp) {
  EXPECT_EQ(to_text(Duration{12'999'999'999}), "12 s");
  EXPECT_EQ(to_text(days(30)), "30 days");
  EXPECT_EQ(to_text(days(1)), "1 day");
  EXPECT_EQ(to_text(seconds(7'199)), "1 h");
}

TEST(Net, AddressesHaveOneTextForm) {
  for (const std::string_view text : {"10.20.0.11", "0.0.0.0", "255.255.255.255", "fe80::219:99ff:fe20:12", "::"})
    EXPECT_EQ(to_string(*parse_ip(text)), text);
  EXPECT_EQ(to_string(*parse_ip("FD00:0030::0001")), "fd00:30::1");
  for (const std::string_view bad : {"", "10.20.0", "10.20.0.256", "10.20.0.1 ", "::g", "1:2"})
    EXPECT_FALSE(parse_ip(bad)) << bad;
  EXPECT_EQ(IpAddress::v4(0x0a14000b), *parse_ip("10.20.0.11"));
  EXPECT_EQ(parse_ip("10.20.0.11")->as_v4(), 0x0a14000bu);
}

TEST(Net, NetworksContainWhatTheyShould) {
  const Cidr net = *parse_cidr("10.20.0.0/24");
  EXPECT_TRUE(net.contains(*parse_ip("10.20.0.255")));
  EXPECT_FALSE(net.contains(*parse_ip("10.20.1.0")));
  EXPECT_EQ(to_string(net), "10.20.0.0/24");
  EXPECT_EQ(to_string(net.last()), "10.20.0.255");
  EXPECT_EQ(to_string(*parse_cidr("10.20.0.11")), "10.20.0.11");
  EXPECT_TRUE(parse_cidr("0.0.0.0/0")->contains(*parse_ip("9.9.9.9")));
  EXPECT_FALSE(parse_cidr("0.0.0.0/0")->contains(*parse_ip("fd00::1")));
  EXPECT_TRUE(parse_cidr("fd00:30::/64")->contains(*parse_ip("fd00:30::77")));
  for (const std::string_view bad : {"10.0.0.1/24", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "/8"})
    EXPECT_FALSE(parse_cidr(bad)) << bad;
}

TEST(Net, MacsReadInTheThreeUsualForms) {
  for (const std::string_view text : {"00:19:99:20:00:1a", "00-19-99-20-00-1A", "0019.9920.001a"})
    EXPECT_EQ(to_string(*parse_mac(text)), "00:19:99:20:00:1a") << text;
  for (const std::string_view bad : {"", "00:19:99:20:00", "00:19:99:20:00:1g", "001999:20001a", ":00199920001a"})
    EXPECT_FALSE(parse_mac(bad)) << bad;
}

TEST(Net, PortSetsAreSortedAndMerged) {
  PortSet ports = PortSet::of({443, 80, 81});
  ports.add(6000, 6063);
  EXPECT_EQ(to_string(ports), "80-81, 443, 6000-6063");
  EXPECT_TRUE(ports.contains(6010));
  EXPECT_FALSE(ports.contains(82));
  ports.add(0, 65535);
  EXPECT_TRUE(ports.is_all());
  EXPECT_EQ(to_string(PortSet{}), "none");
}

TEST(Text, GlobsMatchLikeANaiveTwin) {
  EXPECT_TRUE(matches_glob("Symbia Intevo 16", "symbia intevo*"));
  EXPECT_FALSE(matches_glob("Symbia S", "Symbia ?*T"));
  const auto naive = [](auto self, std::string_view text, std::string_view pattern) -> bool {
    if (pattern.empty()) return text.empty();
    if (pattern[0] == '*')
      return self(self, text, pattern.substr(1)) || (!text.empty() && self(self, text.substr(1), pattern));
    return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
           self(self, text.substr(1), pattern.substr(1));
  };
  EXPECT_TRUE(rc::check([&](const std::vector<bool>& t, const std::vector<int>& p) {
    std::string text, pattern;
    for (std::size_t i = 0; i < std::min<std::size_t>(t.size(), 12); ++i) text += t[i] ? 'a' : 'b';
    for (std::size_t i = 0; i < std::min<std::size_t>(p.size(), 8); ++i) pattern += "ab*?"[p[i] & 3];
    RC_ASSERT(matches_glob(text, pattern) == naive(naive, text, pattern));
  }));
}

TEST(Text, SmallQuestions) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(join_as_sentence({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(count_of(1, "flow"), "1 flow");
  EXPECT_EQ(count_of(2, "query", "queries"), "2 queries");
  EXPECT_TRUE(contains_ignoring_case("All Windows 7-based", "windows 7"));
  EXPECT_TRUE(is_utf8("\xc3\xa4"));
  for (const std::string_view bad : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"})
    EXPECT_FALSE(is_utf8(bad));
}

}  // namespace
}  // namespace asepsis
