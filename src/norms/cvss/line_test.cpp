#include "norms/cvss/line.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "base/json.h"

namespace asepsis::norms::cvss {
namespace {

TEST(CvssLine, SaysEveryScoreWithOneDecimalAndNullForWhatIsNotGiven) {
  EXPECT_EQ(to_json_line("AV:N/AC:L/Au:N/C:C/I:C/A:C"),
            R"({"vector":"AV:N/AC:L/Au:N/C:C/I:C/A:C","version":"2.0","score":10.0,"base":10.0,"temporal":null,)"
            R"("environmental":null,"threat":null,"severity":"HIGH"})");
  EXPECT_EQ(to_json_line("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/MAV:P"),
            R"({"vector":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/MAV:P","version":"3.1","score":6.2,)"
            R"("base":9.8,"temporal":9.0,"environmental":6.2,"threat":null,"severity":"MEDIUM"})");
}

TEST(CvssLine, Of40SaysBaseThreatAndAll) {
  const std::string base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  EXPECT_EQ(to_json_line(base), R"({"vector":")" + base +
                                    R"(","version":"4.0","score":9.3,"base":9.3,"temporal":null,)"
                                    R"("environmental":null,"threat":null,"severity":"CRITICAL"})");
  const auto line = json::parse(to_json_line(base + "/E:U/CR:L/IR:L/AR:L"));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->root()["base"].number(), 9.3);
  EXPECT_LT(line->root()["threat"].number(), 9.3);
  EXPECT_LT(line->root()["environmental"].number(), line->root()["threat"].number());
  EXPECT_EQ(line->root()["score"].number(), line->root()["environmental"].number());
}

TEST(CvssLine, WhatCannotBeReadHasItsError) {
  EXPECT_EQ(to_json_line("AV:N/AC:L/Au:N/C:C/I:C/A:Z"),
            R"({"vector":"AV:N/AC:L/Au:N/C:C/I:C/A:Z","error":"character 26: expected A:N, A:P or A:C; a vector of )"
            R"(a later version begins with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/"})");
}

TEST(CvssLine, OfALongTextOnlyTheBeginningIsRepeated) {
  std::string text(kLongestShown - 1, 'a');
  for (int i = 0; i < 1000; ++i) text += "\u00e9";
  const auto line = json::parse(to_json_line(text));
  ASSERT_TRUE(line);
  EXPECT_EQ(line->root()["vector"].string_or(""), text.substr(0, kLongestShown - 1));
}

TEST(CvssLine, IsJsonOnOneLineForAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& text) {
    const std::string line = to_json_line(text);
    RC_ASSERT(line.find('\n') == std::string::npos);
    RC_ASSERT(json::parse(line).ok());
  }));
}

}  // namespace
}  // namespace asepsis::norms::cvss
