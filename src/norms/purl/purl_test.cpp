#include "norms/purl/purl.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace asepsis::norms::purl {
namespace {

std::string again(std::string_view text, Reading reading = Reading::kStandard) {
  const auto purl = parse(text, reading);
  return purl ? to_string(*purl) : "offset?" + purl.error().where;
}

TEST(Purl, EveryComponentIsRead) {
  const auto purl = parse("pkg:deb/debian/attr@1:2.4.47-2%2Bb1?distro=sid&arch=amd64#usr/./share/../doc");
  ASSERT_TRUE(purl);
  EXPECT_EQ(*purl, (Purl{.type = "deb",
                         .namespace_text = "debian",
                         .name = "attr",
                         .version = "1:2.4.47-2+b1",
                         .qualifiers = {{"arch", "amd64"}, {"distro", "sid"}},
                         .subpath = "usr/share/doc"}));
  EXPECT_EQ(to_string(*purl), "pkg:deb/debian/attr@1:2.4.47-2%2Bb1?arch=amd64&distro=sid#usr/share/doc");
}

TEST(Purl, TheTypeSaysWhatIsNormalised) {
  EXPECT_EQ(again("pkg:PYPI/Django_Package@1.0RC1"), "pkg:pypi/django-package@1.0rc1");
  EXPECT_EQ(again("pkg:GitHub/Owner/Name@V1"), "pkg:github/owner/name@V1");
  EXPECT_EQ(again("pkg:pub/Flutter.Tool"), "pkg:pub/flutter_tool");
  EXPECT_EQ(again("pkg:cpan/drolsky/DateTime"), "pkg:cpan/DROLSKY/DateTime");
  EXPECT_EQ(again("pkg:mlflow/Fraud?repository_url=https://x.azuredatabricks.net"),
            "pkg:mlflow/fraud?repository_url=https:%2F%2Fx.azuredatabricks.net");
  EXPECT_EQ(again("pkg:git/host.example/team/part/Name@1"), "pkg:git/host.example/team/part/Name@1");
  EXPECT_EQ(parse("pkg:git/host.example/team/part/Name")->name, "team/part/Name");
  EXPECT_EQ(parse("pkg:git/host.example%2FName")->namespace_text, "host.example");
  EXPECT_EQ(again("pkg:our-own/Team/Name_1@A"), "pkg:our-own/Team/Name_1@A");
}

TEST(Purl, SlashesAroundPartsMeanNothing) {
  EXPECT_EQ(again("pkg:///npm//%40scope//name/"), "pkg:npm/%40scope/name");
  EXPECT_EQ(again("pkg:npm/name#/a//b/"), "pkg:npm/name#a/b");
  EXPECT_EQ(again("pkg:npm/name?x=&y=1"), "pkg:npm/name?y=1");
}

TEST(Purl, ATolerantReaderTakesWhatPeopleWrite) {
  EXPECT_EQ(again("pkg:npm/@babel/core@7", Reading::kTolerant), "pkg:npm/%40babel/core@7");
  EXPECT_EQ(again("pkg:npm/@babel/core", Reading::kTolerant), "pkg:npm/%40babel/core");
  EXPECT_EQ(again("pkg:gem/a?Platform=java", Reading::kTolerant), "pkg:gem/a?platform=java");
  EXPECT_FALSE(parse("pkg:npm/@babel/core"));
  EXPECT_FALSE(parse("pkg:gem/a?Platform=java"));
  EXPECT_FALSE(parse("pkg:npm/@1.0", Reading::kTolerant));
}

TEST(Purl, AFaultHasItsPlace) {
  struct Refusal {
    const char* text;
    const char* where;
  };
  for (const Refusal& refusal : std::vector<Refusal>{{"", "offset 0"},
                                                     {"npm/a", "offset 0"},
                                                     {"pkg:npm", "offset 4"},
                                                     {"pkg:3d/a", "offset 4"},
                                                     {"pkg:n&m/a", "offset 4"},
                                                     {"pkg:maven/@1.3.4", "offset 10"},
                                                     {"pkg:swift/github.com/A/@5", "offset 10"},
                                                     {"pkg:npm/a b", "offset 9"},
                                                     {"pkg:npm/\xc3\xa9", "offset 8"},
                                                     {"pkg:npm/a@%zz", "offset 10"},
                                                     {"pkg:npm/%ff", "offset 8"},
                                                     {"pkg:npm/a%2Fb/c", "offset 8"},
                                                     {"pkg:npm/c?a=1&a=2", "offset 10"},
                                                     {"pkg:npm/c?a", "offset 10"},
                                                     {"pkg:npm/c?1=1", "offset 10"}}) {
    const auto purl = parse(refusal.text);
    ASSERT_FALSE(purl) << refusal.text;
    EXPECT_EQ(purl.error().where, refusal.where) << refusal.text << " " << to_string(purl.error());
    EXPECT_FALSE(purl.error().expected.empty());
  }
  EXPECT_EQ(parse("pkg:npm/" + std::string(70'000, 'a')).error().code, Code::kLimit);
}

TEST(Purl, WhatATypeRequiresOrForbidsIsAQuestionOfItsOwn) {
  const auto fault = [](std::string_view text) {
    const auto purl = parse(text);
    EXPECT_TRUE(purl) << text;
    const auto done = check_type_rules(*purl);
    return done ? std::string() : done.error().where;
  };
  EXPECT_EQ(fault("pkg:oci/com.example/product@1"), "namespace");
  EXPECT_EQ(fault("pkg:swift/Alamofire@5"), "namespace");
  EXPECT_EQ(fault("pkg:julia/Dates"), "qualifiers");
  EXPECT_EQ(fault("pkg:cpan/URI::PackageURL"), "name");
  EXPECT_EQ(fault("pkg:chrome-extension/dogs"), "name");
  EXPECT_EQ(fault("pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1.2.3.4.5"), "version");
  EXPECT_EQ(fault("pkg:cocoapods/.hidden"), "name");
  EXPECT_EQ(fault("pkg:swid/a/b/c/name?tag_id=1"), "namespace");
  EXPECT_EQ(fault("pkg:npm/a@1?vers=vers:npm%2F1"), "qualifiers");
  EXPECT_EQ(fault("pkg:oci/product-A@sha256%3Aad?repository_url=https://registry.example"), "");
  EXPECT_EQ(fault("pkg:our-own/anything"), "");
}

Purl components(std::string type, std::string space, std::string name, std::string version) {
  Purl purl;
  purl.type = std::move(type);
  purl.namespace_text = std::move(space);
  purl.name = std::move(name);
  purl.version = std::move(version);
  return purl;
}

TEST(Purl, ComponentsThatArePutTogetherAreChecked) {
  EXPECT_EQ(to_string(*build(components("NPM", "/@scope/", "a b", "1+2"))), "pkg:npm/%40scope/a%20b@1%2B2");
  EXPECT_FALSE(build(components("npm", "", "", "")));
  EXPECT_FALSE(build(components("", "", "a", "")));
  EXPECT_FALSE(build(components("n/m", "", "a", "")));
  EXPECT_FALSE(build(components("npm", "", "a\xff", "")));
  Purl purl = components("npm", "", "a", "");
  purl.qualifiers = {{"in production", "true"}};
  EXPECT_FALSE(build(purl));
}

TEST(Purl, PurlsOfOneProductDifferInQualifiersAlone) {
  const auto differ = [](std::string_view a, std::string_view b) {
    return differ_in_qualifiers_alone(*parse(a), *parse(b));
  };
  EXPECT_TRUE(differ("pkg:maven/g/a@1", "pkg:Maven/g/a@1?classifier=sources"));
  EXPECT_FALSE(differ("pkg:maven/g/a@1", "pkg:maven/g/b@1"));
  EXPECT_FALSE(differ("pkg:maven/g/a@1", "pkg:maven/g/a"));
  EXPECT_FALSE(differ("pkg:maven/g/a@1", "pkg:maven/g/a@1#sub"));
  EXPECT_TRUE(is_canonical("pkg:maven/g/a@1"));
  EXPECT_FALSE(is_canonical("pkg://maven/g/a@1"));
  EXPECT_EQ(default_repository("cargo"), "https://crates.io/");
  EXPECT_EQ(default_repository("our-own"), "");
  EXPECT_TRUE(is_registered_type("npm"));
  EXPECT_FALSE(is_registered_type("our-own"));
}

std::string any_text() {
  static const std::vector<std::string> kPieces{"a", "B", "01", ".", "/", "-", "_", "~", ":", "@",       "?",
                                                "=", "&", "#",  "%", "+", " ", "*", "!", "|", "\xc3\xa9"};
  std::string text;
  for (const auto& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) text += piece;
  return text;
}

TEST(PurlProperty, WhatIsBuiltIsReadBackTheSame) {
  std::size_t built = 0;
  EXPECT_TRUE(rc::check([&] {
    const auto type =
        *rc::gen::elementOf(std::vector<std::string>{"generic", "brew", "Conan", "hex", "our-own", "git"});
    const auto purl = build({.type = type,
                             .namespace_text = any_text(),
                             .name = any_text(),
                             .version = any_text(),
                             .qualifiers = {{"key", any_text()}},
                             .subpath = any_text()});
    if (!purl) return;
    ++built;
    const auto text = to_string(*purl);
    const auto read = parse(text);
    RC_ASSERT(read.ok());
    RC_ASSERT(*read == *purl);
    RC_ASSERT(is_canonical(text));
  }));
  EXPECT_GT(built, 5u);
}

}  // namespace
}  // namespace asepsis::norms::purl
