#include "norms/vers/csaf.h"

#include <gtest/gtest.h>

#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

Range vls(std::string_view text) {
  const auto range = parse_csaf_range(text);
  EXPECT_TRUE(range) << text << ": " << (range ? "" : to_string(range.error()));
  if (!range) return {};
  EXPECT_EQ(range->notation, Notation::kVls);
  return range->range;
}

TEST(VersCsaf, ANameIsACanonicalVersOrConstraintsAlone) {
  for (const auto* text : {"vers:intdot/<4.2.0", "vers:npm/>=2.2.0|<2.3.0", "<V3.1.2.2", "<=2024.04", ">abc|<=def",
                           ">10.9a|!=10.9c|!=10.9f|<=10.9k", "vers:all/*", "<1.2.0|=4.2.0", "4.2.0",
                           "vers:ourown/<4.2.0|>3.91.1|!=3.2.0|<1.2", "vers:ourown/>Jo_3,16|<=2.Ko_5,20",
                           "vers:datetime/>=2012-06-30T23:59:60Z|<=2016-12-31T23:59:60Z"})
    EXPECT_TRUE(parse_csaf_range(text)) << text;
  for (const auto* text : {"all versions < 4.2.0", "vers:npm/ >= 2.2.0| <2.3.0", "vers:all/<V3.1.2.2", "<= 2024.04", "",
                           "> abc and <= def", "vers:ourown/<4|>3|<>3.2.0|<1.2", "vers:ourown/||>3|<=2", "*", "<",
                           ">1|>2", "<1|<2", "vers:npm/>2|<1", "vers:/*"}) {
    const auto range = parse_csaf_range(text);
    ASSERT_FALSE(range) << text;
    EXPECT_FALSE(range.error().where.empty()) << text;
  }
}

TEST(VersCsaf, SingleVersionsAndOpenEndsAreSeenWithoutAScheme) {
  EXPECT_TRUE(is_single_version(vls("4.2.0")));
  EXPECT_FALSE(is_single_version(vls("<4.2.0")));
  EXPECT_EQ(upper_end(vls(">=4.2.0")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(vls("<1.2.0|>=4.2.0")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(vls("<1.2.0|=4.2.0")), UpperEnd::kBounded);
}

TEST(VersCsaf, RangesWithoutASchemeAreComparedAsFarAsVendorsAgree) {
  EXPECT_EQ(overlap(vls(">2.1.0|<4.2.0"), vls(">1.2.0|<2.4.0")), Overlap::kYes);
  EXPECT_EQ(overlap(vls(">=2.4.0|<4.2.0"), vls(">1.2.0|<2.4.0")), Overlap::kNo);
  EXPECT_EQ(overlap(vls("<red"), vls(">1.2.0|<2.4.0")), Overlap::kUndecided);
  EXPECT_EQ(contains(vls(">2.1.0|<3.16.0|>3.16.0|<4.2.0"), "3.16.0"), Containment::kOut);
  EXPECT_EQ(contains(vls(">2.1.0|<4.2.0"), "3.16.0"), Containment::kIn);
  EXPECT_EQ(contains(vls(">2.1.0|<4.2.0"), "blue"), Containment::kUndecided);
}

}  // namespace
}  // namespace asepsis::norms::vers
