#include "report/plain.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace asepsis::report {
namespace {

TEST(Plain, ATerminalIsNeverObeyedAndDirectionIsNeverTurned) {
  EXPECT_EQ(plain("a\x1b[2Jb"), "a\xef\xbf\xbd[2Jb");
  EXPECT_EQ(plain("a\xc2\x9b"
                  "31mb"),
            "a\xef\xbf\xbd"
            "31mb")
      << "C1 introduces sequences too";
  EXPECT_EQ(plain("evil\xe2\x80\xae"
                  "txt.exe"),
            "evil\xef\xbf\xbd"
            "txt.exe");
  EXPECT_EQ(plain(std::string_view("a\0b\x7f", 4)),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd");
  EXPECT_EQ(plain("\xff\xc3("), "\xef\xbf\xbd\xef\xbf\xbd(");
  EXPECT_EQ(plain("  Röntgen\r\n\t病院 "), "Röntgen 病院");
  EXPECT_EQ(plain_lines("a\n\tb\x1b"), "a\n\tb\xef\xbf\xbd");
}

RC_GTEST_PROP(Plain, AnyBytesBecomeOneLineOfUtf8AndStaySo, (const std::string& bytes)) {
  const std::string once = plain(bytes);
  RC_ASSERT(is_utf8(once));
  RC_ASSERT(plain(once) == once);
  for (const char c : once) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
}

}  // namespace
}  // namespace asepsis::report
