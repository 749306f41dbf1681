#include "norms/vers/native.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "norms/vers/lines.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

struct Case {
  const char* scheme;
  const char* native;
  const char* vers;
};

TEST(VersNative, PackageManagersRangesBecomeVers) {
  for (const Case& c : std::vector<Case>{
           {"conan", "~3.1 || 4.0", "vers:conan/>=3.1|<3.2-|4.0"},
           {"conan", "", "vers:conan/"},
           {"deb", "(>= 1.0~rc1), (<< 2:1.0)", "vers:deb/>=1.0~rc1|<2:1.0"},
           {"deb", "= 1.0", "vers:deb/1.0"},
           {"gem", "~>3.1", "vers:gem/>=3.1|<4"},
           {"gem", "~> 2.2.0, != 2.2.1, < 2.3.0", "vers:gem/>=2.2.0|!=2.2.1|<2.3.0"},
           {"maven", "[1.0,2.0),[3.0,)", "vers:maven/>=1.0|<2.0|>=3.0"},
           {"maven", "1.0", "vers:maven/>=1.0"},
           {"maven", "(,)", "vers:maven/*"},
           {"nginx", "1.6.2+, 1.7.5+", "vers:nginx/>=1.6.2|<1.7.0|>=1.7.5"},
           {"nginx", "all", "vers:nginx/*"},
           {"npm", "^0.0.3 || ~1 || 2.x", "vers:npm/>=0.0.3|<0.0.4|>=1.0.0|<2.0.0|>=2.0.0|<3.0.0"},
           {"npm", "1.2 - 2.3", "vers:npm/>=1.2.0|<2.4.0"},
           {"npm", "~0.8.0-pre", "vers:npm/>=0.8.0-pre|<0.9.0"},
           {"npm", "", "vers:npm/*"},
           {"npm", "1 || *", "vers:npm/*"},
           {"npm", "99999999999999999999.x", "vers:npm/>=99999999999999999999.0.0|<100000000000000000000.0.0"},
           {"nuget", "[1.0]", "vers:nuget/1.0"},
           {"nuget", "(1.0,2.0]", "vers:nuget/>1.0|<=2.0"},
           {"openssl", "1.0.2zk, 1.1.1", "vers:openssl/1.0.2zk|1.1.1"},
           {"pypi", "~=1.4.2, !=1.4.5", "vers:pypi/>=1.4.2|!=1.4.5|<1.5.dev0"},
           {"pypi", "==1!2.*", "vers:pypi/>=1%212.dev0|<1%213.dev0"},
           {"pypi", ">=1, >=2, <5, <=4, !=4", "vers:pypi/>=2|<4"},
           {"pypi", "===1.0", "vers:pypi/1.0"},
           {"rpm", ">= 1.0-3", "vers:rpm/>=1.0-3"},
       })
    EXPECT_EQ(native_line(c.scheme, c.native), c.vers) << c.scheme << " " << c.native;
}

TEST(VersNative, WhatIsNoRangeIsAnErrorAndNoGuess) {
  for (const auto& [scheme, native] : std::vector<std::pair<const char*, const char*>>{
           {"npm", "latest"},   {"npm", ">x"},      {"npm", "1.2.3.4"},      {"npm", "!=1"},
           {"npm", "~>=1"},     {"npm", ">="},      {"conan", "1, loose"},   {"conan", "^a.b"},
           {"deb", "1.0"},      {"deb", "!= 1"},    {"gem", "~>"},           {"gem", ">1, <1"},
           {"maven", "[1.0"},   {"maven", "[2,1]"}, {"maven", "[1,2],"},     {"maven", "(1.0)"},
           {"nuget", "1.*, 2"}, {"nginx", "1.2"},   {"nginx", "1.2.3-x"},    {"openssl", "1.0.2, "},
           {"pypi", "~=1"},     {"pypi", ">=1.*"},  {"pypi", "==1,==2"},     {"pypi", ">1,!=2,==2"},
           {"semver", ">=1"},   {"unknown", ">=1"}, {"maven", "[1,2] [3,4]"}})
    EXPECT_EQ(native_line(scheme, native), "error") << scheme << " " << native;
}

TEST(VersNative, AnErrorNamesThePlace) {
  EXPECT_EQ(find_scheme("npm")->from_native(">=1 <two").error().where, "offset 4");
  EXPECT_EQ(find_scheme("pypi")->from_native(">=1,latest").error().where, "offset 4");
  EXPECT_EQ(find_scheme("maven")->from_native("[1,2],x").error().where, "offset 6");
}

// A conjunction holds what each of its parts holds, and no more.
TEST(VersNativeProperty, AConjunctionHoldsWhatAllItsPartsHold) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Constraint> parts;
    const auto count = *rc::gen::inRange<std::size_t>(1, 6);
    for (std::size_t i = 0; i < count; ++i)
      parts.push_back({static_cast<Comparator>(*rc::gen::inRange(0, 6)), std::to_string(2 * *rc::gen::inRange(1, 8))});
    const auto whole = all_of("intdot", parts);
    for (int version = 1; version < 17; ++version) {
      const auto text = std::to_string(version);
      bool all = true;
      for (const Constraint& part : parts) all = all && contains({"intdot", false, {part}}, text) == Containment::kIn;
      RC_ASSERT((whole.ok() && contains(*whole, text) == Containment::kIn) == all);
    }
  }));
}

}  // namespace
}  // namespace asepsis::norms::vers
