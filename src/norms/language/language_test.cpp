#include "norms/language/language.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"

namespace asepsis::norms::language {
namespace {

Tag tag_of(std::string_view text) { return parse(text).value(); }
std::string where(std::string_view text) { return parse(text).error().where; }

TEST(Language, ReadsEveryPartOfATag) {
  const Tag tag = tag_of("ZH-yue-hANT-hk-1996-ROZAJ-A-bb-cc-U-nu-latn-X-One-2");
  EXPECT_EQ(tag.language, "zh");
  EXPECT_EQ(tag.extlangs, (std::vector<std::string>{"yue"}));
  EXPECT_EQ(tag.script, "Hant");
  EXPECT_EQ(tag.region, "HK");
  EXPECT_EQ(tag.variants, (std::vector<std::string>{"1996", "rozaj"}));
  EXPECT_EQ(tag.extensions, (std::vector<Extension>{{'a', {"bb", "cc"}}, {'u', {"nu", "latn"}}}));
  EXPECT_EQ(tag.private_use, (std::vector<std::string>{"one", "2"}));
  EXPECT_EQ(to_string(tag), "zh-yue-Hant-HK-1996-rozaj-a-bb-cc-u-nu-latn-x-one-2");
}

TEST(Language, ATagMayBePrivateAsAWholeOrGrandfathered) {
  EXPECT_EQ(tag_of("x-Ward-7").private_use, (std::vector<std::string>{"ward", "7"}));
  EXPECT_EQ(tag_of("I-Default").grandfathered, "i-default");
  EXPECT_EQ(tag_of("SGN-be-FR").grandfathered, "sgn-BE-FR");
  EXPECT_EQ(tag_of("en-gb-OED").grandfathered, "en-GB-oed");
  EXPECT_EQ(tag_of("zh-min-nan").grandfathered, "zh-min-nan");
  EXPECT_TRUE(is_default(tag_of("i-default")));
  EXPECT_FALSE(is_default(tag_of("en")));
}

TEST(Language, AnErrorSaysWhereAndWhatWasExpected) {
  EXPECT_EQ(where(""), "offset 0");
  EXPECT_EQ(where("de-"), "offset 3");
  EXPECT_EQ(where("de--CH"), "offset 3");
  EXPECT_EQ(where("de_CH"), "offset 0");
  EXPECT_EQ(where("de-\xc3\xa4hnl"), "offset 3");
  EXPECT_EQ(where("abcdefghi"), "offset 0");
  EXPECT_EQ(where("i-unknown"), "offset 0");
  EXPECT_EQ(where("1de"), "offset 0");
  EXPECT_EQ(where("x"), "offset 1");
  EXPECT_EQ(where("de-x"), "offset 4");
  EXPECT_EQ(where("de-a"), "offset 4");
  EXPECT_EQ(where("de-a-x-b"), "offset 5");
  EXPECT_EQ(where("de-DE-Latn"), "offset 6");
  EXPECT_EQ(where("de-DE-AT"), "offset 6");
  EXPECT_EQ(where("abcd-efg"), "offset 5");
  EXPECT_EQ(where("zh-abc-def-ghi-jkl"), "offset 15");
  EXPECT_EQ(parse("de-DE-AT").error().expected, "a variant, extension or private use subtag after the region");
  EXPECT_EQ(parse(std::string(kLongestTag + 1, 'a')).error().code, Code::kLimit);
}

TEST(Language, EverySubtagMustBeRegisteredInItsPlace) {
  for (const std::string_view valid :
       {"de", "en-US", "zh-Hant-TW", "de-CH-1901", "sl-rozaj-biske", "es-419", "zh-yue", "qtx", "en-QM", "en-Qabc",
        "fr-ZZ", "x-anything", "i-default", "de-u-co-phonebk", "en-a-anything", "iw", "DE"})
    EXPECT_TRUE(is_valid(valid)) << valid;
  for (const std::string_view unregistered :
       {"EZ", "abcd", "abcdefgh", "de-Abcd", "de-XZZ", "de-999", "de-abcde", "qu-AB", "en-UK", "en-qabz"})
    EXPECT_FALSE(is_valid(unregistered)) << unregistered;
  const auto problems = invalid(tag_of("de-Abcd-QQ-abcde"));
  ASSERT_EQ(problems.size(), 2u);  // QQ is private use
  EXPECT_EQ(problems[0].where, "offset 3");
  EXPECT_EQ(problems[0].expected, "a registered script, not 'Abcd'");
  EXPECT_EQ(problems[1].where, "offset 11");
}

TEST(Language, AnExtendedLanguageNeedsItsOwnPrefix) {
  EXPECT_TRUE(is_valid("zh-yue"));
  EXPECT_FALSE(is_valid("ar-yue"));
  EXPECT_FALSE(is_valid("zh-yue-gan"));
  EXPECT_FALSE(is_valid("zh-xyz"));
  EXPECT_EQ(invalid(tag_of("ar-yue")).front().expected, "extended language 'yue' behind 'zh', not 'ar'");
}

TEST(Language, VariantsAndSingletonsStandOnce) {
  EXPECT_FALSE(is_valid("de-1901-1901"));
  EXPECT_FALSE(is_valid("de-1901-1996-1901"));
  EXPECT_FALSE(is_valid("en-a-bb-A-cc"));
  EXPECT_TRUE(is_valid("en-a-bb-x-a-bb"));
  EXPECT_EQ(invalid(tag_of("en-US-a-bbb-c-dd-a-ee")).front().where, "offset 17");
}

TEST(Language, WhatIsDeprecatedNamesItsReplacement) {
  EXPECT_EQ(deprecated(tag_of("iw")), (std::vector<Deprecation>{{"iw", "he", "1989-01-01"}}));
  EXPECT_EQ(deprecated(tag_of("de-DD")), (std::vector<Deprecation>{{"DD", "DE", "1990-10-30"}}));
  EXPECT_EQ(deprecated(tag_of("sgn-DE")), (std::vector<Deprecation>{{"sgn-DE", "gsg", "2009-07-29"}}));
  EXPECT_EQ(deprecated(tag_of("i-klingon")), (std::vector<Deprecation>{{"i-klingon", "tlh", "2004-02-24"}}));
  EXPECT_EQ(deprecated(tag_of("cel-gaulish")), (std::vector<Deprecation>{{"cel-gaulish", "", "2015-03-29"}}));
  EXPECT_TRUE(deprecated(tag_of("de-CH-1901")).empty());
  EXPECT_TRUE(deprecated(tag_of("i-default")).empty());
}

TEST(Language, PrivateUseIsFoundInEveryPlace) {
  EXPECT_EQ(private_use(tag_of("qtx-Qaaa-XP-x-b-c")), (std::vector<std::string>{"qtx", "Qaaa", "XP", "x-b-c"}));
  for (const std::string_view text : {"qaa", "qtz", "en-AA", "en-QM", "en-QZ", "en-XA", "en-XZ", "fr-ZZ", "en-Qabx"})
    EXPECT_EQ(private_use(tag_of(text)).size(), 1u) << text;
  EXPECT_TRUE(private_use(tag_of("en-US")).empty());
  EXPECT_TRUE(private_use(tag_of("qu-QA")).empty());
}

rc::Gen<std::string> subtag() {
  return rc::gen::element<std::string>("de", "ZH", "yue", "gan", "Latn", "hant", "CH", "419", "1901", "rozaj",
                                       "1994abcd", "a", "U", "x", "I", "default", "abcdefgh", "12", "nedis");
}

TEST(Language, WhatIsWellFormedPrintsToItselfAndCaseDoesNotCount) {
  EXPECT_TRUE(rc::check([] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(subtag());
    const std::string text = join(parts, "-");
    const auto tag = parse(text);
    RC_ASSERT(parse(to_lower(text)).ok() == tag.ok());
    if (!tag) return;
    RC_ASSERT(equal_ignoring_case(to_string(*tag), text));
    RC_ASSERT(parse(to_string(*tag)).value() == *tag);
    RC_ASSERT(parse(to_lower(text)).value() == *tag);
    RC_ASSERT(is_valid(text) == is_valid(to_lower(text)));
  }));
}

}  // namespace
}  // namespace asepsis::norms::language
