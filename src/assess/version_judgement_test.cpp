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

TEST(VersionJudgement, ARangeDecidesWhereTheVersionsHaveAnOrder) {
  EXPECT_EQ(judge_version("< 4.3", "4.1.5"), VersionAnswer::kMet);
  EXPECT_EQ(judge_version("<= 4.1.6", "4.2"), VersionAnswer::kFailed);
  EXPECT_EQ(judge_version("4.33 and earlier", "4.34"), VersionAnswer::kFailed);
  EXPECT_EQ(judge_version(">= 2.0 | < 4.3", "1.9"), VersionAnswer::kFailed);
  EXPECT_EQ(judge_version("vers:intdot/<4.3", "4.1.5"), VersionAnswer::kMet);
  EXPECT_EQ(judge_version("vers:intdot/<4.3", "4.3"), VersionAnswer::kFailed);
}

TEST(VersionJudgement, WhatIsNotReadOrHasNoOrderIsOpen) {
  for (const char* text : {">", "-", "Service Pack 1", "* (end-of-life 2011)", "< VB20A", "<= 11.2 on Windows 8.1",
                           "All BIOS versions < 2", "vers:unheardof/<9", "1.1.7 | 2.1.1", "< 4.3"})
    EXPECT_EQ(judge_version(text, std::string_view(text) == "< 4.3" ? "" : "4.1.5"), VersionAnswer::kOpen) << text;
}

}  // namespace
}  // namespace asepsis::assess
