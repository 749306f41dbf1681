#include "assess/version_judgement.h"

#include <gtest/gtest.h>

namespace asepsis::assess {
namespace {

TEST(VersionJudgement, AllVersionsAreMetWhateverTheSoftware) {
  for (const char* text :
       {"", "*", "vers:all/*", "All versions", "all Versions ", "any version", "all Service Pack versions"}) {
    EXPECT_EQ(judge_version(text, ""), VersionAnswer::kMet) << text;
    EXPECT_EQ(judge_version(text, "VG60A"), VersionAnswer::kMet) << text;
  }
}

TEST(VersionJudgement, ASingleVersionIsMetWhereTheSoftwareIsItAndOpenWhereItDiffers) {
  EXPECT_EQ(judge_version("VG60A", "vg60a"), VersionAnswer::kMet);
  EXPECT_EQ(judge_version("v4.2", "4.2"), VersionAnswer::kMet);
  EXPECT_EQ(judge_version("VG60A", "VG60B"), VersionAnswer::kOpen);
  EXPECT_EQ(judge_version("VG60A", ""), VersionAnswer::kOpen);
}

TEST(VersionJudgement, WhatIsNotReadIsOpen) {
  for (const char* text :
       {"< 4.3", "<= 4.1.6", ">", "-", "4.33 and earlier", "1.1.7 | 2.1.1", "Service Pack 1", "* (end-of-life 2011)"})
    EXPECT_EQ(judge_version(text, "4.1.5"), VersionAnswer::kOpen) << text;
}

}  // namespace
}  // namespace asepsis::assess
