#include "advise/csaf/validate/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "base/time.h"

namespace asepsis::advise::csaf {
namespace {

TEST(Instant, KnowsDaysOffsetsAndFractions) {
  EXPECT_EQ(read_instant("1970-01-01T00:00:00Z")->seconds, 0);
  EXPECT_EQ(read_instant("2021-07-22T10:00:00.000Z"), read_instant("2021-07-22T12:00:00+02:00"));
  EXPECT_LT(*read_instant("2021-07-22T10:00:00.09Z"), *read_instant("2021-07-22T10:00:00.1Z"));
  EXPECT_LT(*read_instant("2021-07-22T10:00:00.1Z"), *read_instant("2021-07-22T10:00:00.10000000000000000000000001Z"));
  EXPECT_EQ(read_instant("0001-01-01T00:00:00Z")->seconds, -62'135'596'800);
  EXPECT_EQ(read_instant("0000-12-31T00:00:00Z")->seconds, -62'135'596'800 - 86'400);
  EXPECT_EQ(read_instant("9999-12-31T23:59:59Z")->seconds, 253'402'300'799);
  EXPECT_TRUE(read_instant("2000-02-29t00:00:00z"));
}

TEST(Instant, TakesALeapSecondOnlyAtTheEndOfAUtcDay) {
  EXPECT_TRUE(read_instant("2016-12-31T23:59:60Z"));
  EXPECT_TRUE(read_instant("2017-01-01T00:59:60+01:00"));
  EXPECT_FALSE(read_instant("2016-12-31T12:59:60Z"));
}

TEST(Instant, RefusesWhatIsNoDateAndTime) {
  for (const char* text :
       {"", "2021-07-22", "2021-07-22T10:00:00", "2021-02-29T10:00:00Z", "2021-13-01T10:00:00Z", "2021-07-22 10:00:00Z",
        "2021-07-22T24:00:00Z", "2021-07-22T10:00Z", "2021-07-22T10:00:00.Z", "2021-07-22T10:00:00+0200",
        "2021-07-22T10:00:00+24:00", "2021-07-22T10:00:00Z ", "21-07-22T10:00:00Z", "2021-00-22T10:00:00Z"})
    EXPECT_FALSE(read_instant(text)) << text;
}

TEST(Instant, AgreesWithTheCalendarOfTheBaseRoom) {
  EXPECT_TRUE(rc::check([](std::int32_t any) {
    const std::int64_t minutes = any % 150'000'000;  // within the range of a Time
    const Time time{minutes * 60'000'000'000};
    const std::string text = to_rfc3339(time);
    const auto instant = read_instant(text);
    RC_ASSERT(instant.has_value());
    RC_ASSERT(instant->seconds == minutes * 60);
  }));
}

}  // namespace
}  // namespace asepsis::advise::csaf
