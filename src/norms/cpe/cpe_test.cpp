#include "norms/cpe/cpe.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "norms/cpe/arbitrary_name.h"

namespace asepsis::norms::cpe {
namespace {

constexpr std::string_view kWindows = "cpe:2.3:o:microsoft:windows_7:-:sp1:*:*:*:*:x64:*";

Name name_of(std::string_view text) { return parse(text).value(); }
std::string where(std::string_view text) { return parse(text).error().where; }
std::string error_of(std::string_view vendor) {
  return to_string(parse("cpe:2.3:a:" + std::string(vendor) + ":p:*:*:*:*:*:*:*:*").error());
}

TEST(Cpe, ReadsAFormattedString) {
  const Name name = name_of(kWindows);
  EXPECT_EQ(name.at(Attribute::kPart).plain(), "o");
  EXPECT_EQ(name.at(Attribute::kProduct).plain(), "windows_7");
  EXPECT_TRUE(name.at(Attribute::kVersion).is_na());
  EXPECT_TRUE(name.at(Attribute::kLanguage).is_any());
  EXPECT_EQ(name.at(Attribute::kTargetHw).text(), "x64");
  EXPECT_EQ(to_formatted(name), kWindows);
}

TEST(Cpe, QuotedCharactersAreLiteralsAndBareOnesWildcards) {
  const Name name = name_of("cpe:2.3:a:foo\\\\bar:big\\$tool_*:1.0-b\\*:??:*:*:*:\\?x:-.:*");
  EXPECT_EQ(name.at(Attribute::kVendor).text(), "foo\\\\bar");
  EXPECT_EQ(name.at(Attribute::kVendor).plain(), "foo\\bar");
  EXPECT_EQ(name.at(Attribute::kProduct).text(), "big\\$tool_*");
  EXPECT_TRUE(name.at(Attribute::kProduct).has_wildcard());
  EXPECT_EQ(name.at(Attribute::kVersion).text(), "1\\.0\\-b\\*");
  EXPECT_FALSE(name.at(Attribute::kVersion).has_wildcard());
  EXPECT_EQ(name.at(Attribute::kUpdate).text(), "??");
  EXPECT_EQ(name.at(Attribute::kTargetSw).plain(), "?x");
  EXPECT_EQ(name.at(Attribute::kTargetHw).text(), "\\-\\.");
}

TEST(Cpe, AnErrorSaysWhereAndWhatWasExpected) {
  EXPECT_EQ(where("cpe-2.3"), "offset 0");
  EXPECT_EQ(where("cpe:2.3:"), "offset 8");
  EXPECT_EQ(where("cpe:2.3:x:v:p:*:*:*:*:*:*:*:*"), "offset 8");
  EXPECT_EQ(where("cpe:2.3:a:v:p"), "offset 13");
  EXPECT_EQ(where("cpe:2.3:a:v:p:*:*:*:*:*:*:*"), "offset 27");
  EXPECT_EQ(where("cpe:2.3:a:v:p:*:*:*:*:*:*:*:*:*"), "offset 29");
  EXPECT_EQ(where("cpe:2.3:a::p:*:*:*:*:*:*:*:*"), "offset 10");
  EXPECT_EQ(error_of("a b"), "offset 11: printable ASCII in vendor");
  EXPECT_EQ(error_of("a!b"), "offset 11: a backslash before this character in vendor");
  EXPECT_EQ(error_of("a\\.b"), "offset 11: no backslash before a character that stands bare");
  EXPECT_EQ(error_of("a*b"), "offset 12: wildcards at an end only: one '*', or any number of '?'");
  EXPECT_EQ(error_of("**"), "offset 11: wildcards at an end only: one '*', or any number of '?'");
  EXPECT_EQ(error_of("?*a"), "offset 11: wildcards at an end only: one '*', or any number of '?'");
  EXPECT_EQ(where("cpe:2.3:a:v:p:*:*:*:*:*:*:*:x\\"), "offset 30");
  EXPECT_EQ(parse(std::string(kWindows) + std::string(kLongestName, 'a')).error().code, Code::kLimit);
}

TEST(Cpe, ReadsAUriWithItsPercentCodes) {
  const Name name = name_of("CPE:/a:Foo%24bar:tool%02:8.%02:sp%01:x~y");
  EXPECT_EQ(name.at(Attribute::kVendor).text(), "foo\\$bar");
  EXPECT_EQ(name.at(Attribute::kVersion).text(), "8\\.*");
  EXPECT_EQ(name.at(Attribute::kEdition).plain(), "x~y");
  EXPECT_EQ(to_formatted(name_of("cpe:/a:foo%24bar:tool%02:1-2:sp%01")),
            "cpe:2.3:a:foo\\$bar:tool*:1-2:sp?:*:*:*:*:*:*");
  EXPECT_FALSE(parse("cpe:/a:%2"));
  EXPECT_EQ(where("cpe:/a:b%2"), "offset 8");
  EXPECT_EQ(where("cpe:/a:b%41"), "offset 8");
  EXPECT_EQ(where("cpe:/a:b%ff"), "offset 8");
  EXPECT_EQ(where("cpe:/a:b%02c"), "offset 11");
  EXPECT_EQ(where("cpe:/a:b!"), "offset 8");
  EXPECT_EQ(where("cpe:/x:b"), "offset 5");
  EXPECT_EQ(where("cpe:/a:b:c:d:e:f:g:h"), "offset 18");
  EXPECT_EQ(name_of("cpe:/"), Name{});
  EXPECT_EQ(to_uri(Name{}), "cpe:/");
}

TEST(Cpe, AUriPacksFiveValuesIntoItsEdition) {
  const Name name = name_of("cpe:/a:hp:insight:7.4.0.1570:-:~-~online~win2003~x64~a~b:de");
  EXPECT_TRUE(name.at(Attribute::kEdition).is_na());
  EXPECT_EQ(name.at(Attribute::kSwEdition).plain(), "online");
  EXPECT_EQ(name.at(Attribute::kTargetSw).plain(), "win2003");
  EXPECT_EQ(name.at(Attribute::kTargetHw).plain(), "x64");
  EXPECT_EQ(name.at(Attribute::kOther).plain(), "a~b");
  EXPECT_EQ(name.at(Attribute::kLanguage).plain(), "de");
  EXPECT_EQ(to_uri(name), "cpe:/a:hp:insight:7.4.0.1570:-:~-~online~win2003~x64~a%7eb:de");
  EXPECT_EQ(where("cpe:/a:v:p:1:u:~a~b"), "offset 19");
  EXPECT_EQ(parse("cpe:/a:v:p:1:u:~a~b").error().expected, "'~' and target_sw");
}

TEST(Cpe, AnyWordsBecomeALiteral) {
  EXPECT_EQ(Value::literal("Big $Tool 4.0").text(), "Big_\\$Tool_4\\.0");
  EXPECT_TRUE(Value::literal("").is_any());
  EXPECT_FALSE(Value::literal("*").has_wildcard());
  EXPECT_EQ(Value::literal("-").plain(), "_");
  EXPECT_EQ(Value::literal("\xc3\xa4").plain(), "__");
}

TEST(Cpe, TheTextOfAWellFormedNameIsChecked) {
  EXPECT_TRUE(Value::well_formed("*a\\.b??").ok());
  EXPECT_TRUE(Value::well_formed("?").ok());
  for (const std::string_view bad : {"", "*", "\\-", "a*b", "**", "*?", "a.b", "\\a", "a\\", "a b", "a\\ b", "a?*"})
    EXPECT_FALSE(Value::well_formed(bad).ok()) << bad;
}

TEST(Cpe, AFormattedStringReadsBackAsTheSameName) {
  EXPECT_TRUE(rc::check([] {
    const Name name = *arbitrary_name(true);
    RC_ASSERT(parse(to_formatted(name)).value() == name);
  }));
}

TEST(Cpe, AUriReadsBackAsTheSameNameInLowerCase) {
  EXPECT_TRUE(rc::check([] {
    const Name name = *arbitrary_name(true);
    const Name again = parse(to_uri(name)).value();
    RC_ASSERT(to_formatted(again) == to_lower(to_formatted(name)));
    RC_ASSERT(to_uri(again) == to_uri(name));
  }));
}

}  // namespace
}  // namespace asepsis::norms::cpe
