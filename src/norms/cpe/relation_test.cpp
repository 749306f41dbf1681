#include "norms/cpe/relation.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "norms/cpe/arbitrary_name.h"

namespace asepsis::norms::cpe {
namespace {

Value text(std::string_view well_formed) { return Value::well_formed(well_formed).value(); }

TEST(CpeRelation, ValuesRelateAsTheStandardsTableSays) {
  const Value any, na = Value::na(), i = text("i"), k = text("k"), m = text("m*");
  EXPECT_EQ(compare(any, any), Relation::kEqual);
  EXPECT_EQ(compare(any, na), Relation::kSuperset);
  EXPECT_EQ(compare(any, i), Relation::kSuperset);
  EXPECT_EQ(compare(any, m), Relation::kUndefined);
  EXPECT_EQ(compare(na, any), Relation::kSubset);
  EXPECT_EQ(compare(na, na), Relation::kEqual);
  EXPECT_EQ(compare(na, i), Relation::kDisjoint);
  EXPECT_EQ(compare(na, m), Relation::kUndefined);
  EXPECT_EQ(compare(i, any), Relation::kSubset);
  EXPECT_EQ(compare(i, na), Relation::kDisjoint);
  EXPECT_EQ(compare(i, i), Relation::kEqual);
  EXPECT_EQ(compare(i, k), Relation::kDisjoint);
  EXPECT_EQ(compare(i, m), Relation::kUndefined);
  EXPECT_EQ(compare(m, any), Relation::kSubset);
  EXPECT_EQ(compare(m, na), Relation::kDisjoint);
  EXPECT_EQ(compare(m, m), Relation::kUndefined);
  EXPECT_EQ(compare(m, text("M\\.1")), Relation::kSuperset);
  EXPECT_EQ(compare(m, i), Relation::kDisjoint);
}

TEST(CpeRelation, AQuestionMarkStandsForNoOrOneCharacterAndAQuotedOneForItself) {
  EXPECT_EQ(compare(text("sp??"), text("sp")), Relation::kSuperset);
  EXPECT_EQ(compare(text("sp??"), text("sp12")), Relation::kSuperset);
  EXPECT_EQ(compare(text("sp??"), text("sp123")), Relation::kDisjoint);
  EXPECT_EQ(compare(text("?"), text("\\!")), Relation::kSuperset);
  EXPECT_EQ(compare(text("?"), text("ab")), Relation::kDisjoint);
  EXPECT_EQ(compare(text("sp\\?"), text("sp1")), Relation::kDisjoint);
  EXPECT_EQ(compare(text("*b?"), text("abab")), Relation::kSuperset);
  EXPECT_EQ(compare(text("?ab"), text("abab")), Relation::kDisjoint);
}

TEST(CpeRelation, NamesRelateByAllTheirAttributes) {
  EXPECT_EQ(relation_line("cpe:/a:v:p\tcpe:2.3:a:V:p:*:*:*:*:*:*:*:*"), "equal");
  EXPECT_EQ(relation_line("cpe:/a:v\tcpe:/a:v:p\r"), "superset");
  EXPECT_EQ(relation_line("cpe:/a:v:p\tcpe:/a:v"), "subset");
  EXPECT_EQ(relation_line("cpe:/a:v:p\tcpe:/a:v::1"), "undefined");
  EXPECT_EQ(relation_line("cpe:/a:v:p\tcpe:/h:v::1"), "disjoint");
  EXPECT_EQ(relation_line("cpe:/a:v:p\tcpe:/a:v:p%02"), "undefined");
  EXPECT_EQ(relation_line("cpe:/a:v:p"), "error");
  EXPECT_EQ(relation_line(""), "error");
  EXPECT_EQ(relation_line("cpe:/a\tcpe:/a\t"), "error");
  EXPECT_EQ(relation_line("cpe:/a\tproduct"), "error");
}

// The standard's rule written down again, a character at a time with backtracking.
bool naive_match(std::string_view pattern, std::string_view plain) {
  if (pattern.empty()) return plain.empty();
  if (pattern[0] == '*')
    return naive_match(pattern.substr(1), plain) || (!plain.empty() && naive_match(pattern, plain.substr(1)));
  if (pattern[0] == '?')
    return naive_match(pattern.substr(1), plain) || (!plain.empty() && naive_match(pattern.substr(1), plain.substr(1)));
  const std::size_t unit = pattern[0] == '\\' ? 1 : 0;
  return !plain.empty() && to_lower(pattern.substr(unit, 1)) == to_lower(plain.substr(0, 1)) &&
         naive_match(pattern.substr(unit + 1), plain.substr(1));
}

TEST(CpeRelation, WildcardsMatchWhatBacktrackingMatches) {
  EXPECT_TRUE(rc::check([] {
    const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("aAb\\*")));
    const auto ends = rc::gen::element<std::string>("", "*", "?", "??", "???");
    const std::string body = Value::literal(*word).text();
    const std::string pattern = *ends + body + *ends;
    const std::string plain = *rc::gen::nonEmpty(word);
    const auto source = Value::well_formed(pattern);
    if (!source || !source->has_wildcard()) return;
    const auto relation = compare(*source, Value::literal(plain));
    RC_ASSERT(relation == (naive_match(pattern, plain) ? Relation::kSuperset : Relation::kDisjoint));
  }));
}

Relation mirrored(Relation relation) {
  if (relation == Relation::kSubset) return Relation::kSuperset;
  return relation == Relation::kSuperset ? Relation::kSubset : relation;
}

TEST(CpeRelation, ANameIsSubsetExactlyWhereTheOtherIsSuperset) {
  EXPECT_TRUE(rc::check([] {
    Name a = *arbitrary_name(false);
    Name b = a;
    for (Value& value : b.values)
      if (*rc::gen::inRange(0, 3) == 0) value = *rc::gen::element(Value::any(), Value::na(), Value::literal("a"));
    RC_ASSERT(compare(b, a) == mirrored(compare(a, b)));
    RC_ASSERT(compare(a, a) == Relation::kEqual);
    RC_ASSERT(compare(Name{}, a) == (a == Name{} ? Relation::kEqual : Relation::kSuperset));
  }));
}

TEST(CpeRelation, SpellingAndCaseDoNotCount) {
  EXPECT_TRUE(rc::check([] {
    const Name a = *arbitrary_name(true), b = *arbitrary_name(true);
    const auto relation = std::string(to_string(compare(a, b)));
    RC_ASSERT(relation_line(to_formatted(a) + "\t" + to_uri(b)) == relation);
    RC_ASSERT(relation_line(to_uri(a) + "\t" + to_formatted(b)) == relation);
  }));
}

TEST(CpeRelation, LongRepetitionsAreLinear) {
  const std::string a(kLongestName / 2, 'a');
  EXPECT_EQ(compare(text("*" + a + "b*"), text(a + a)), Relation::kDisjoint);
}

}  // namespace
}  // namespace asepsis::norms::cpe
