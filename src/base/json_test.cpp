#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace asepsis::json {
namespace {

std::string fault_of(std::string_view text, const Limits& limits = {}) {
  const auto document = parse(text, limits);
  return document ? "" : to_string(document.error());
}

TEST(Json, ReadsWhatItWrites) {
  Writer out;
  out.object().member("a", 1).key("b").array().value("x\n\"y\"").value(true).null().value(1.5).end();
  out.member("c", std::uint64_t{18446744073709551615u}).member("d", std::int64_t{-7}).end();
  const std::string text = std::move(out).take();
  EXPECT_EQ(text, R"({"a":1,"b":["x\n\"y\"",true,null,1.5],"c":18446744073709551615,"d":-7})");
  const auto document = parse(text);
  ASSERT_TRUE(document);
  Writer again;
  again.copy(document->root());
  EXPECT_EQ(again.text(), text);
}

TEST(Json, IndentedTextSaysTheSame) {
  Writer out(2);
  out.object().key("a").array().value(1).value(2).end().key("b").object().end().end();
  EXPECT_EQ(out.text(), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

TEST(Json, MissingStepsAreAbsentAndNeverACrash) {
  const auto document = parse(R"({"a":[{"b":"c"}]})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root()["a"][0]["b"].string(), "c");
  EXPECT_FALSE(document->root()["x"]["y"][7]["z"].exists());
  EXPECT_FALSE(document->root()["a"][1].exists());
  EXPECT_FALSE(document->root()["a"]["b"].exists());
  EXPECT_EQ(Value().size(), 0u);
  for (const Member member : Value().members()) FAIL() << member.key;
}

TEST(Json, PointersNameTheValueAndEscapeKeys) {
  const auto document = parse(R"({"a/b":{"c~d":[0,{"e":1}]}})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root()["a/b"]["c~d"][1]["e"].pointer(), "/a~1b/c~0d/1/e");
  EXPECT_EQ(document->root().pointer(), "");
}

void collect(const Value& value, std::vector<Value>& all) {
  all.push_back(value);
  for (const Member member : value.members()) collect(member.value, all);
  for (const Value element : value.elements()) collect(element, all);
}

TEST(Json, PointersOfManyValuesAreThoseOfEach) {
  const auto document = parse(R"({"a":[1,[2,{"b":3,"":[]}],{}],"c/d":{"e~":[[[7]],8]},"f":null})");
  ASSERT_TRUE(document);
  std::vector<Value> all;
  collect(document->root(), all);
  EXPECT_TRUE(rc::check([&all](const std::vector<std::uint8_t>& picks) {
    std::vector<Value> some;
    for (const std::uint8_t pick : picks) some.push_back(all[pick % all.size()]);
    std::stable_sort(some.begin(), some.end(), [](Value a, Value b) { return a.order() < b.order(); });
    const std::vector<std::string> pointers = pointers_of(some);
    RC_ASSERT(pointers.size() == some.size());
    for (std::size_t i = 0; i < some.size(); ++i) RC_ASSERT(pointers[i] == some[i].pointer());
  }));
  EXPECT_TRUE(document->root()["a"].holds(document->root()["a"][1]));
  EXPECT_FALSE(document->root()["a"].holds(document->root()["f"]));
}

TEST(Json, RefusesWhatIsNotStrictAndSaysWhere) {
  EXPECT_EQ(fault_of(R"({"a":1,"a":2})"),
            "line 1, column 13 (offset 12): each key once; \"a\" stands twice in one object");
  EXPECT_NE(fault_of("{\"a\":1").find("breaks off"), std::string::npos);
  EXPECT_NE(fault_of("[1]x").find("nothing behind the value"), std::string::npos);
  EXPECT_NE(fault_of("[1,]"), "");
  EXPECT_NE(fault_of("[01]"), "");
  EXPECT_NE(fault_of("// c\n1"), "");
  EXPECT_NE(fault_of("\"\xff\""), "");
  EXPECT_NE(fault_of("\"\xed\xa0\x80\""), "");
  EXPECT_NE(fault_of("[\"\\ud800\"]"), "");
  EXPECT_NE(fault_of(""), "");
  EXPECT_NE(fault_of("NaN"), "");
}

TEST(Json, RefusesNumbersBeyondItsRange) {
  for (const std::string_view text : {"1e400", "-1e400", "18446744073709551616", "123456789012345678901234567890"})
    EXPECT_NE(fault_of(text).find("64 bits"), std::string::npos) << text << fault_of(text);
  EXPECT_EQ(parse("18446744073709551615")->root().unsigned_integer(), 18446744073709551615u);
  EXPECT_EQ(parse("-9223372036854775808")->root().integer(), std::numeric_limits<std::int64_t>::min());
}

TEST(Json, HundredThousandBracketsAreOneClearError) {
  const std::string error = fault_of(std::string(100'000, '['));
  EXPECT_NE(error.find("at most 96 levels"), std::string::npos) << error;
}

TEST(Json, ManyKeysAreCheckedForDoublesToo) {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\":{\"n\":1},";
  EXPECT_EQ(fault_of(text + "\"z\":0}"), "");
  EXPECT_NE(fault_of(text + "\"k57\":0}").find("\"k57\" stands twice"), std::string::npos);
}

TEST(Json, LimitsOfBytesAndValuesHold) {
  EXPECT_NE(fault_of("[1,2,3]", {.bytes = 3}).find("at most 3 bytes"), std::string::npos);
  EXPECT_NE(fault_of("[1,2,3]", {.values = 3}).find("at most 3 values"), std::string::npos);
}

TEST(Json, AnyStringSurvivesTheRoundTrip) {
  EXPECT_TRUE(rc::check([](const std::vector<std::uint16_t>& units) {
    std::string text;
    for (const std::uint16_t unit : units) text.push_back(static_cast<char>(unit & 0x7f));
    Writer out;
    out.value(text);
    RC_ASSERT(parse(out.text())->root().string() == std::string_view(text));
  }));
}

TEST(Json, DoublesBeyondIntegersAndNegativeZeroReadBackAsTheyWere) {
  for (const std::string_view text : {"50181452612018149996.5999999999", "-0.0", "1e300", "9007199254740993.0"}) {
    const auto first = parse(text);
    ASSERT_TRUE(first) << text;
    Writer out;
    out.copy(first->root());
    const auto again = parse(out.text());
    ASSERT_TRUE(again) << out.text();
    Writer twice;
    twice.copy(again->root());
    EXPECT_EQ(out.text(), twice.text());
  }
}

TEST(Json, BadUtf8IsReplacedWhenWritten) {
  Writer out;
  out.value(std::string_view("a\xffz\xc3\xa4"));
  EXPECT_EQ(out.text(), "\"a\xef\xbf\xbdz\xc3\xa4\"");
}

TEST(Json, AnyDoubleSurvivesTheRoundTrip) {
  EXPECT_TRUE(rc::check([](double value) {
    if (!std::isfinite(value)) return;
    Writer out;
    out.value(value);
    RC_ASSERT(parse(out.text())->root().number() == value);
  }));
}

}  // namespace
}  // namespace asepsis::json
