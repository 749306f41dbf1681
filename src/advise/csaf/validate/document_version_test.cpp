#include "advise/csaf/validate/document_version.h"

#include <gtest/gtest.h>

#include <iterator>

namespace asepsis::advise::csaf {
namespace {

TEST(DocumentVersion, ReadsIntegersAndSemanticVersions) {
  EXPECT_TRUE(read_document_version("0")->integer);
  EXPECT_EQ(read_document_version("12345678901234567890123")->major, "12345678901234567890123");
  const auto version = read_document_version("1.4.3-rc-1.2+build.007");
  ASSERT_TRUE(version);
  EXPECT_FALSE(version->integer);
  EXPECT_EQ(version->patch, "3");
  EXPECT_EQ(version->prerelease, "rc-1.2");
  EXPECT_EQ(version->build, "build.007");
  EXPECT_EQ(read_document_version("1.0.0+a-b")->build, "a-b");
}

TEST(DocumentVersion, RefusesWhatIsNeither) {
  for (const char* text : {"", "01", "1.0", "1.0.0.0", "1.0.0-", "1.0.0+", "1.0.0-01", "1.0.0-a..b", "1.0.0-a.", "v1",
                           "1.0.0-a+b+c", " 1", "-1", "1.00.0", "1.0.0-a_b"})
    EXPECT_FALSE(read_document_version(text)) << text;
}

TEST(DocumentVersion, ComparesByThePrecedenceOfSemver) {
  const char* ascending[] = {"0.9.9",      "1.0.0-alpha",  "1.0.0-alpha.1", "1.0.0-alpha.beta",
                             "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
                             "1.0.0",      "1.0.1",        "1.2.0",         "1.10.0",
                             "2.0.0",      "10.0.0"};
  for (std::size_t i = 0; i + 1 < std::size(ascending); ++i)
    EXPECT_TRUE(compare(*read_document_version(ascending[i]), *read_document_version(ascending[i + 1])) < 0)
        << ascending[i];
  EXPECT_TRUE(compare(*read_document_version("1.0.0+a"), *read_document_version("1.0.0+b")) == 0);
  EXPECT_TRUE(compare(*read_document_version("9"), *read_document_version("10")) < 0);
}

}  // namespace
}  // namespace asepsis::advise::csaf
