#include "norms/vers/lines.h"

#include <gtest/gtest.h>

namespace asepsis::norms::vers {
namespace {

TEST(VersLines, ARangeAndAVersionGiveOneWord) {
  EXPECT_EQ(answer_line("vers:npm/>=1.2.0|<2.0.0\t1.9.3"), "in");
  EXPECT_EQ(answer_line("vers:npm/ >=1.2.0 | <2.0.0\t2.0.0 "), "out");
  EXPECT_EQ(answer_line("vers:ourown/<2\t1"), "undecided");
  EXPECT_EQ(answer_line("vers:npm/>=1.2.0|<2.0.0\tVB20A"), "undecided");
  EXPECT_EQ(answer_line("vers:npm/>=1.2.0"), "error");
  EXPECT_EQ(answer_line("vers:npm/>=1.2.0\t"), "error");
  EXPECT_EQ(answer_line("vers:npm\t1.0"), "error");
  EXPECT_EQ(answer_line("vers:npm/<1|*\t1.0"), "error");
  EXPECT_EQ(answer_line("All versions prior to 4.3\t4.2"), std::nullopt);
  EXPECT_EQ(answer_line(""), std::nullopt);
}

TEST(VersLines, TwoVersionsGiveASign) {
  EXPECT_EQ(compare_line("deb", "1.0~rc1\t1.0"), "<");
  EXPECT_EQ(compare_line("npm", "1.10.0\t1.9.0"), ">");
  EXPECT_EQ(compare_line("pypi", "1.0\t1.0.0"), "=");
  EXPECT_EQ(compare_line("npm", "1.0\tone"), "undecided");
  EXPECT_EQ(compare_line("npm", "1.0"), "error");
  EXPECT_EQ(compare_line("npm", "\t1.0"), "error");
  EXPECT_EQ(compare_line("ourown", "1\t2"), "error");
}

TEST(VersLines, ARangeIsPutInOrder) {
  EXPECT_EQ(canonical_line("vers:pypi/2|1"), "vers:pypi/1|2");
  EXPECT_EQ(canonical_line("vers:pypi/>0.1|>=0.2|<1"), "vers:pypi/>0.1|>=0.2|<1");
  EXPECT_EQ(simplified_line("vers:pypi/>0.1|>=0.2|<1"), "vers:pypi/>0.1|<1");
  EXPECT_EQ(canonical_line("pypi/2|1"), "error");
}

}  // namespace
}  // namespace asepsis::norms::vers
