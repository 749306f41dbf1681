#include "norms/vers/scheme.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/text.h"

namespace asepsis::norms::vers {
namespace {

// Each line: a scheme, then versions in ascending order with '<' or '=' between.
void expect_orders(const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    const auto words = split(line, ' ');
    const Scheme* scheme = find_scheme(words[0]);
    ASSERT_NE(scheme, nullptr) << words[0];
    for (std::size_t i = 3; i < words.size(); i += 2) {
      const bool equal = words[i - 1] == "=";
      const auto forth = scheme->compare(words[i - 2], words[i]);
      const auto back = scheme->compare(words[i], words[i - 2]);
      EXPECT_EQ(forth, equal ? std::partial_ordering::equivalent : std::partial_ordering::less)
          << line << ": " << words[i - 2] << " " << words[i];
      EXPECT_EQ(back, equal ? std::partial_ordering::equivalent : std::partial_ordering::greater)
          << line << ": " << words[i] << " " << words[i - 2];
    }
  }
}

TEST(VersScheme, VersionsStandInTheOrderOfTheirScheme) {
  expect_orders({
      "alpm 1.5rc < 1.5 = 1.5-3 < 1.5.a < 1.5.1 < 2:0.1",
      "apk 1.0_alpha < 1.0_alpha2 < 1.0_rc1 < 1.0 < 1.0-r1 < 1.0_p1 < 1.0a < 1.0.01 < 1.0.1 < 1.0.10",
      "cargo 1.0.0-a < 1.0.0 < 1.0.1",
      "composer 1.0-dev < 1.0.0-alpha1 < 1.0-RC2 < v1.0 = 1.0.0.0 < 1.0-p1 < 1.1",
      "conan 1.0- < 1.0-alpha < 1 = 1.0.0 < 1+b1 < 1.1 < 1.1a",
      "cpan 1.002 = v1.2 < 1.2 = v1.200 < 1.21",
      "dart 1.0.0-a < 1.0.0 < 1.0.0+1 < 1.0.0+2 < 1.0.0+10",
      "datetime 2016-12-31T23:59:59.9Z < 2016-12-31T23:59:60Z < 2017-01-01T00:00:00Z = 2017-01-01T01:00:00+01:00",
      "deb 1.0~rc1-1 < 1.0-1 < 1.0-1+b1 < 1.0a < 1.0+x < 1.0.1 < 1:0.9",
      "deb 1.0 = 1.0-0 = 0:1.0 < 1.0-1",
      "gem 1.0.a < 1.0.b1 < 1 = 1.0.0 < 1.0.1",
      "gentoo 1.0_alpha < 1.0_pre1 < 1.0 = 1.0-r0 < 1.0-r1 < 1.0_p < 1.0b < 1.0.0",
      "golang v1.2.3-0.20200101 < v1.2.3 = v1.2.3+incompatible < v1.2.10",
      "hackage 1.2 < 1.2.0 < 1.10",
      "intdot 0.9 < 1.2 = 01.2-beta < 1.2.0 < 1.10",
      "lexicographic 10 < 9 < A < a",
      "maven 1.0.Alpha1 = 1-alpha-1 < 1.0-beta-2 < 1.0-rc < 1.0-SNAPSHOT < 1.0 = 1.ga < 1-sp < 1-foo < 1-1 < 1.0.1",
      "nginx 1.3.9 < 1.4.0",
      "npm 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-alpha.beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0 = v1.0.0+9",
      "nuget 1.0.0-ALPHA = 1.0.0-alpha < 1.0 = 1.0.0.0 < 1.0.0.1",
      "openssl 1.0.2-beta3 < 1.0.2 < 1.0.2a < 1.0.2z < 1.0.2za < 1.1.1 < 3.0.0-alpha9 < 3.0.0-alpha10 < 3.0.0",
      "pypi 1.0.dev1 < 1.0a1.dev2 < 1.0a1 < 1.0b2 < 1.0rc1 < 1.0 = 1.0.0 < 1.0+abc < 1.0+5 < 1.0.post1 < 1.1 < 1!0",
      "pypi 1.0ALPHA1 = 1.0-a.1 < 1.0-1 = 1.0.post1",
      "rpm 1.0~rc1 < 1.0 < 1.0^git1 < 1.0.a < 1.0.1 < 1:0.1",
      "rpm 1.0-2 = 1.0 < 1.1-1",
      "semver 1.9.0 < 1.10.0",
  });
}

TEST(VersScheme, TextsThatAreNoVersionsAreUnordered) {
  for (const auto& [scheme, text] : std::multimap<std::string, std::string>{{"npm", "1.2.3.4"},
                                                                            {"npm", "1.2.x"},
                                                                            {"npm", "1.0.0-"},
                                                                            {"apk", "1.0_new"},
                                                                            {"gentoo", "1.0_git"},
                                                                            {"gem", "1..2"},
                                                                            {"gem", "a.1"},
                                                                            {"pypi", "1.0 final"},
                                                                            {"composer", "dev-main"},
                                                                            {"openssl", "1.0"},
                                                                            {"deb", "x:1.0"},
                                                                            {"intdot", "v1"},
                                                                            {"datetime", "2023-02-29T00:00:00Z"},
                                                                            {"datetime", "2024-01-01T12:00:60Z"},
                                                                            {"datetime", "2024-01-01"}})
    EXPECT_EQ(find_scheme(scheme)->compare(text, text), std::partial_ordering::unordered) << scheme << " " << text;
}

TEST(VersScheme, SchemesStandInOrderSoThatEachIsFound) {
  const auto& schemes = all_schemes();
  EXPECT_TRUE(
      std::is_sorted(schemes.begin(), schemes.end(), [](const Scheme& a, const Scheme& b) { return a.name < b.name; }));
  for (const Scheme& scheme : schemes) EXPECT_EQ(find_scheme(scheme.name), &scheme);
  EXPECT_EQ(find_scheme(""), nullptr);
}

TEST(VersScheme, EveryRegisteredTypeIsSupportedAndOthersAreToldApart) {
  for (const auto* type : {"all",  "alpm", "apk",     "cargo",  "composer", "cpan",   "dart",          "datetime",
                           "deb",  "gem",  "generic", "golang", "hackage",  "intdot", "lexicographic", "maven",
                           "none", "npm",  "nuget",   "pypi",   "rpm",      "semver"}) {
    EXPECT_TRUE(type_standing(type).registered) << type;
    EXPECT_TRUE(type_standing(type).supported) << type;
  }
  EXPECT_FALSE(type_standing("openssl").registered);
  EXPECT_TRUE(type_standing("openssl").supported);
  EXPECT_FALSE(type_standing("ourown").registered);
  EXPECT_FALSE(type_standing("ourown").supported);
}

// Fragments that versions of all schemes are made of; what a scheme does not take is left out.
std::string any_version(bool releases) {
  static const std::vector<std::string> kFragments{"0",    "1",    "2",  "10", "01", "007", ".",   ".",   ".",  "-",
                                                   "_",    "a",    "b",  "rc", "p",  "r1",  "~",   "^",   "+",  "alpha",
                                                   "beta", "_pre", ".0", "-1", ":",  "dev", "git", "x10", "!1", "sp"};
  std::string out = std::to_string(*rc::gen::inRange(0, 4));
  const auto count = *rc::gen::inRange<std::size_t>(0, 6);
  for (std::size_t i = 0; i < count; ++i) out += *rc::gen::elementOf(kFragments);
  if (!releases) std::erase(out, '-');
  return out;
}

// Arch and RPM versions without a release equal all with one, and Conan compares a number with a word as texts: of
// these no order can be asked for such mixtures.
bool is_an_order(std::string_view scheme) { return scheme != "conan"; }
bool has_releases_apart(std::string_view scheme) { return scheme == "rpm" || scheme == "alpm"; }

// a <= b <= c: then a <= c, and equal only where all three are. Between orders that are not total the whole may be
// unknown, but never the reverse.
bool is_transitive(const Scheme& scheme, const std::string& a, const std::string& b, const std::string& c) {
  const auto first = scheme.compare(a, b);
  const auto second = scheme.compare(b, c);
  if (!(first <= 0) || !(second <= 0)) return true;
  const auto whole = scheme.compare(a, c);
  if (whole == std::partial_ordering::unordered) return scheme.name == "generic";
  return whole <= 0 && (whole == 0) == (first == 0 && second == 0);
}

TEST(VersSchemeProperty, EveryComparisonIsAnOrder) {
  for (const Scheme& scheme : all_schemes()) {
    if (scheme.name == "datetime") continue;  // no such text is a timestamp; see the next test
    EXPECT_TRUE(rc::check(std::string(scheme.name), [&] {
      std::vector<std::string> versions;
      for (int i = 0; i < 8; ++i) {
        auto version = any_version(!has_releases_apart(scheme.name));
        if (scheme.compare(version, version) == std::partial_ordering::equivalent)
          versions.push_back(std::move(version));
      }
      for (const auto& a : versions) {
        for (const auto& b : versions) {
          const auto forth = scheme.compare(a, b);
          const auto back = scheme.compare(b, a);
          const bool reversed = (forth < 0 && back > 0) || (forth > 0 && back < 0) || (forth == 0 && back == 0) ||
                                (!(forth <= 0) && !(forth >= 0) && !(back <= 0) && !(back >= 0));
          if (!reversed) RC_FAIL(a + " and " + b);
          if (!is_an_order(scheme.name)) continue;
          for (const auto& c : versions)
            if (!is_transitive(scheme, a, b, c)) RC_FAIL(a + ", " + b + " and " + c);
        }
      }
    }));
  }
}

TEST(VersSchemeProperty, TimestampsStandInTheOrderOfTheirInstants) {
  EXPECT_TRUE(rc::check([] {
    const auto two = [](int value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
    const int day = *rc::gen::inRange(1, 29);
    const int hour = *rc::gen::inRange(0, 24);
    const int zone = *rc::gen::inRange(0, 24);
    const std::string local = "2024-02-" + two(day) + "T" + two(hour) + ":30:00+" + two(zone) + ":00";
    const int utc = day * 24 + hour - zone;  // hours since the last day of January
    const int other = *rc::gen::inRange(24, 24 * 29);
    const std::string universal = "2024-02-" + two(other / 24) + "T" + two(other % 24) + ":30:00.000Z";
    RC_ASSERT(find_scheme("datetime")->compare(local, universal) == (utc <=> other));
  }));
}

}  // namespace
}  // namespace asepsis::norms::vers
