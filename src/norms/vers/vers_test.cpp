#include "norms/vers/vers.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "norms/vers/lines.h"
#include "norms/vers/scheme.h"

namespace asepsis::norms::vers {
namespace {

Range range_of(std::string_view text) {
  auto range = read(text);
  EXPECT_TRUE(range) << text << ": " << (range ? "" : to_string(range.error()));
  return range ? *range : Range{};
}

Containment in(std::string_view text, std::string_view version) { return contains(range_of(text), version); }

struct Refusal {
  const char* text;
  const char* where;
};

TEST(Vers, TheCanonicalFormAloneIsParsedAndEveryFaultHasItsPlace) {
  for (const auto* text : {"vers:npm/1.2.3|>=2.0.0|<5.0.0", "vers:all/*", "vers:none/*", "vers:deb/*",
                           "vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "vers:tomee/>=9|<=1", "vers:pypi/!=1|!=2",
                           "vers:intdot/>1.2|!=3.2.0|<3.91.1|>4.2.0", "vers:npm/1.0%252F0", "vers:generic/a%20b%21"}) {
    const auto range = parse(text);
    ASSERT_TRUE(range) << text << ": " << to_string(range.error());
    EXPECT_EQ(to_string(*range), text);
  }
  for (const Refusal& refusal : std::vector<Refusal>{{"", "offset 0"},
                                                     {"npm/1", "offset 0"},
                                                     {"VERS:npm/1", "offset 0"},
                                                     {"vers:npm", "offset 8"},
                                                     {"vers:/1", "offset 5"},
                                                     {"vers:Npm/1", "offset 5"},
                                                     {"vers:n%70m/1", "offset 6"},
                                                     {"vers:npm/", "offset 9"},
                                                     {"vers:npm/ 1.0", "offset 9"},
                                                     {"vers:npm/>=", "offset 11"},
                                                     {"vers:npm/=1", "offset 9"},
                                                     {"vers:npm/<>1", "offset 10"},
                                                     {"vers:npm/1|*", "offset 11"},
                                                     {"vers:npm/|1", "offset 9"},
                                                     {"vers:npm/1||2", "offset 11"},
                                                     {"vers:npm/1|", "offset 11"},
                                                     {"vers:npm/2|1", "offset 11"},
                                                     {"vers:npm/1.0|1.0.0", "offset 13"},
                                                     {"vers:unknown/1|2|1", "offset 17"},
                                                     {"vers:npm/>1|>2", "offset 12"},
                                                     {"vers:npm/<1|!=2|<3", "offset 16"},
                                                     {"vers:npm/1|<2", "offset 11"},
                                                     {"vers:npm/1%2", "offset 10"},
                                                     {"vers:npm/1%3a", "offset 10"},
                                                     {"vers:npm/1%41", "offset 10"},
                                                     {"vers:all/1", "offset 9"},
                                                     {"vers:none/<1", "offset 10"}}) {
    const auto range = parse(refusal.text);
    ASSERT_FALSE(range) << refusal.text;
    EXPECT_EQ(range.error().where, refusal.where) << refusal.text << ": " << to_string(range.error());
    EXPECT_FALSE(range.error().expected.empty());
  }
}

TEST(Vers, TheTolerantReaderTakesWhatIsMeant) {
  EXPECT_EQ(canonical_line("VERS:NPM/ <2.0.0 | >= 1.2.0 |"), "vers:npm/>=1.2.0|<2.0.0");
  EXPECT_EQ(canonical_line("vers:deb/=1%3A2"), "vers:deb/1:2");
  EXPECT_EQ(canonical_line("vers:npm/1|*"), "error");
  EXPECT_EQ(canonical_line("vers:npm/ | "), "error");
  EXPECT_EQ(canonical_line("vers:unknown/3|1"), "vers:unknown/3|1");  // nobody knows which comes first
}

TEST(Vers, SimplifyingLeavesTheSignpostsThatChangeSomething) {
  EXPECT_EQ(simplified_line("vers:pypi/>0.0.0|>=0.0.1|0.0.2|<0.0.3|0.0.4|<0.0.5|>=0.0.6"),
            "vers:pypi/>0.0.0|<0.0.5|>=0.0.6");
  EXPECT_EQ(simplified_line("vers:npm/<2|<1"), "vers:npm/<2");
  EXPECT_EQ(simplified_line("vers:npm/1|1.0|1.0.0"), "vers:npm/1");
  EXPECT_EQ(simplified_line("vers:npm/<2|2|3"), "vers:npm/<=2|3");
  EXPECT_EQ(simplified_line("vers:npm/<2|>2"), "vers:npm/!=2");
  EXPECT_EQ(simplified_line("vers:npm/<2|>=2"), "vers:npm/*");
  EXPECT_EQ(simplified_line("vers:npm/>=1|<2|>=2|<3|!=1.5"), "vers:npm/>=1|!=1.5|<3");
}

TEST(Vers, AVersionIsInWhereItFallsBetweenTheSignposts) {
  EXPECT_EQ(in("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.3"), Containment::kIn);
  EXPECT_EQ(in("vers:npm/1.2.3|>=2.0.0|<5.0.0", "1.2.4"), Containment::kOut);
  EXPECT_EQ(in("vers:npm/1.2.3|>=2.0.0|<5.0.0", "4.99.0"), Containment::kIn);
  EXPECT_EQ(in("vers:npm/1.2.3|>=2.0.0|<5.0.0", "5.0.0"), Containment::kOut);
  EXPECT_EQ(in("vers:gem/>=2.2.0|!=2.2.1|<2.3.0", "2.2.1"), Containment::kOut);
  EXPECT_EQ(in("vers:gem/!=2.2.1", "2.2.2"), Containment::kIn);
  EXPECT_EQ(in("vers:all/*", "anything at all"), Containment::kIn);
  EXPECT_EQ(in("vers:none/*", "1"), Containment::kOut);
  EXPECT_EQ(in("vers:intdot/<184467440737095516160", "99999999999999999999"), Containment::kIn);
}

TEST(Vers, WhatCannotBeComparedIsUndecidedAndNeverOut) {
  EXPECT_EQ(in("vers:unknown/<2", "1"), Containment::kUndecided);
  EXPECT_EQ(in("vers:unknown/<2|3", "3"), Containment::kIn);
  EXPECT_EQ(in("vers:unknown/!=3", "3"), Containment::kOut);
  EXPECT_EQ(in("vers:unknown/*", "1"), Containment::kIn);
  EXPECT_EQ(in("vers:npm/<2.0.0", "build 17"), Containment::kUndecided);
  EXPECT_EQ(in("vers:npm/<two", "1.0.0"), Containment::kUndecided);
  EXPECT_EQ(in("vers:npm/1.0.0|<two", "1.0.0"), Containment::kIn);
  EXPECT_EQ(in("vers:npm/<2.0.0", ""), Containment::kUndecided);
}

TEST(Vers, ARangeOfAllSidesHoldsWhatIsNoVersionAtAllAsTheStarDoes) {
  const auto both_sides = read("vers:pypi/<0|>=0");
  ASSERT_TRUE(both_sides);
  EXPECT_EQ(contains(*both_sides, "no version"), Containment::kIn);
  EXPECT_EQ(contains(simplified(*both_sides), "no version"), Containment::kIn);
  EXPECT_EQ(contains(*both_sides, ""), contains(simplified(*both_sides), ""));
}

TEST(Vers, OverlapIsThreeValued) {
  const auto answer = [](std::string_view a, std::string_view b) {
    const auto one = overlap(range_of(a), range_of(b));
    EXPECT_EQ(one, overlap(range_of(b), range_of(a))) << a << " " << b;
    return one;
  };
  EXPECT_EQ(answer("vers:intdot/>3|<7", "vers:intdot/>5|<9"), Overlap::kYes);
  EXPECT_EQ(answer("vers:intdot/>3|<5", "vers:intdot/>=5|<9"), Overlap::kNo);
  EXPECT_EQ(answer("vers:intdot/>3|<=5", "vers:intdot/>=5|<9"), Overlap::kYes);
  EXPECT_EQ(answer("vers:intdot/>3|!=4|<5", "vers:intdot/4"), Overlap::kNo);
  EXPECT_EQ(answer("vers:intdot/1|2|3", "vers:intdot/<1|4"), Overlap::kNo);
  EXPECT_EQ(answer("vers:intdot/1", "vers:npm/1"), Overlap::kUndecided);
  EXPECT_EQ(answer("vers:unknown/1", "vers:unknown/1|2"), Overlap::kUndecided);
  EXPECT_EQ(answer("vers:all/*", "vers:npm/1"), Overlap::kYes);
  EXPECT_EQ(answer("vers:none/*", "vers:all/*"), Overlap::kNo);
}

TEST(Vers, TheUpperEndIsOpenBehindALastLowerBound) {
  EXPECT_EQ(upper_end(range_of("vers:intdot/>=4.2.0")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(range_of("vers:semver/<2.1.0|>4.2.0")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(range_of("vers:intdot/<2.1.0|>4.2.0|!=5.1")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(range_of("vers:intdot/<2.1.0|>4.2.0|!=5.1|<=10.3.1")), UpperEnd::kBounded);
  EXPECT_EQ(upper_end(range_of("vers:unknown/<2|>3")), UpperEnd::kOpen);
  EXPECT_EQ(upper_end(range_of("vers:unknown/>3|<2")), UpperEnd::kBounded);
  EXPECT_EQ(upper_end(range_of("vers:all/*")), UpperEnd::kEverything);
  EXPECT_TRUE(is_single_version(range_of("vers:intdot/4.2.0")));
  EXPECT_TRUE(is_single_version(range_of("vers:unknown/4.2.0")));
  EXPECT_FALSE(is_single_version(range_of("vers:intdot/4.2.0|4.3.0")));
  EXPECT_FALSE(is_single_version(range_of("vers:intdot/<=4.2.0")));
}

TEST(Vers, BudgetsAreErrorsAndNotDelays) {
  std::string many = "vers:npm/1";
  for (int i = 2; i <= 10'001; ++i) many += "|" + std::to_string(i);
  const auto range = parse(many);
  ASSERT_FALSE(range);
  EXPECT_EQ(range.error().code, Code::kLimit);
  EXPECT_EQ(parse("vers:npm/" + std::string(1'025, '1')).error().code, Code::kLimit);
  EXPECT_EQ(read("vers:npm/" + std::string(300'000, '1')).error().code, Code::kLimit);
  many = "vers:maven/10000";
  for (int i = 9'999; i > 0; --i) many += "|" + std::to_string(i);
  EXPECT_EQ(contains(range_of(many), "5000"), Containment::kIn);
}

// Random constraints on the numbers 1 to 9; doubled, so that the odd ones lie between.
Range any_range() {
  Range range{"intdot", false, {}};
  const auto count = *rc::gen::inRange<std::size_t>(1, 9);
  for (std::size_t i = 0; i < count; ++i) {
    const auto comparator = static_cast<Comparator>(*rc::gen::inRange(0, 6));
    range.constraints.push_back({comparator, std::to_string(2 * *rc::gen::inRange(1, 10))});
  }
  // A version that is left out is named by no other constraint here: what both together mean is a rule of its own.
  std::vector<std::string> left_out;
  for (const auto& constraint : range.constraints)
    if (constraint.comparator == Comparator::kNotEqual) left_out.push_back(constraint.version);
  std::erase_if(range.constraints, [&](const Constraint& c) {
    return c.comparator != Comparator::kNotEqual && std::count(left_out.begin(), left_out.end(), c.version) > 0;
  });
  return range;
}

// What each constraint says of `version`, without intervals: an upper bound reaches down to the next bound below it, a
// lower bound up to the next above it; single versions are no bounds.
bool naive_contains(const Range& range, int version) {
  bool only_unequal = true;
  bool inclusive = false, closes_here = false, opens_here = false;
  int above = 1000, below = -1000;
  bool above_closes = false, below_opens = false;
  for (const auto& [comparator, text] : range.constraints) {
    const int other = std::stoi(text);
    if (comparator == Comparator::kNotEqual) {
      if (other == version) return false;
      continue;
    }
    only_unequal = false;
    const bool closes = comparator == Comparator::kLess || comparator == Comparator::kLessOrEqual;
    const bool opens = comparator == Comparator::kGreater || comparator == Comparator::kGreaterOrEqual;
    if (other == version) {
      inclusive = inclusive || (comparator != Comparator::kLess && comparator != Comparator::kGreater);
      closes_here = closes_here || closes;
      opens_here = opens_here || opens;
    }
    if (!closes && !opens) continue;
    // On one version upper bounds stand first: they are what is met from below, lower bounds from above.
    if (other > version && (other < above || (other == above && closes))) above = other, above_closes = closes;
    if (other < version && (other > below || (other == below && opens))) below = other, below_opens = opens;
  }
  if (only_unequal || inclusive) return true;
  if (closes_here && opens_here) return false;
  if (opens_here) return below_opens;
  if (closes_here) return above_closes;
  return above_closes || below_opens;
}

TEST(VersProperty, ContainmentIsThatOfTheNaiveTwin) {
  EXPECT_TRUE(rc::check([] {
    const Range range = any_range();
    for (int version = 1; version < 20; ++version) {
      const auto answer = contains(range, std::to_string(version));
      RC_ASSERT(answer == (naive_contains(range, version) ? Containment::kIn : Containment::kOut));
    }
  }));
}

TEST(VersProperty, OrderSimplifyingAndWritingChangeNoAnswer) {
  EXPECT_TRUE(rc::check([] {
    const Range range = any_range();
    Range shuffled = range;
    std::reverse(shuffled.constraints.begin(), shuffled.constraints.end());
    const auto turn = *rc::gen::inRange<std::size_t>(0, range.constraints.size() + 1);
    std::rotate(shuffled.constraints.begin(),
                shuffled.constraints.begin() + static_cast<std::ptrdiff_t>(turn % (range.constraints.size() + 1)),
                shuffled.constraints.end());
    const Range plain = simplified(range);
    RC_ASSERT(ordered(shuffled) == ordered(range));
    RC_ASSERT(simplified(shuffled) == plain);
    RC_ASSERT(simplified(plain) == plain);
    RC_ASSERT(ordered(ordered(range)) == ordered(range));
    const auto again = parse(to_string(plain));
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == plain);
    RC_ASSERT(*read(to_string(range)) == range);
    for (int version = 1; version < 20; ++version) {
      const auto text = std::to_string(version);
      RC_ASSERT(contains(range, text) == contains(plain, text));
      RC_ASSERT(contains(range, text) == contains(shuffled, text));
    }
  }));
}

TEST(VersProperty, TwoRangesOverlapWhereSomeVersionIsInBoth) {
  EXPECT_TRUE(rc::check([] {
    const Range a = any_range();
    const Range b = any_range();
    bool shared = false;
    for (int version = 1; version < 20; ++version) {
      const auto text = std::to_string(version);
      shared = shared || (contains(a, text) == Containment::kIn && contains(b, text) == Containment::kIn);
    }
    RC_ASSERT(overlap(a, b) == (shared ? Overlap::kYes : Overlap::kNo));
  }));
}

}  // namespace
}  // namespace asepsis::norms::vers
