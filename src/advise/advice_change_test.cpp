#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "advise/advise.h"

namespace asepsis::advise {
namespace {

using What = model::AdviceChange::What;

std::string statement(const std::string& changes, const std::string& more = "") {
  return "advisory: EX-2099-01\nsaid: 2099-08-07\nsaid_by: Example Imaging\nsource: phone\nentered_by: A. B.\n"
         "entered: 2099-08-08\nchanges: " +
         changes + "\ntext: Not needed any more.\n" + more;
}

TEST(AdviceChange, TheExampleIsRead) {
  std::ifstream in(ASEPSIS_SOURCE_DIR "/examples/advice-change.yaml");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto change = read_advice_change(text, "advice-change.yaml");
  ASSERT_TRUE(change) << to_string(change.error());
  EXPECT_EQ(change->advisory, "ICSMA-17-215-02");
  EXPECT_EQ(change->what, What::kDisconnectWithdrawn);
  EXPECT_EQ(to_date(change->said), "2017-08-07");
  EXPECT_EQ(change->said_by, "Siemens");
  EXPECT_EQ(change->origin.document, "advice-change.yaml");
  EXPECT_NE(change->origin.place, "");
}

TEST(AdviceChange, TheChangeIsAWordOrAListOfThemWithOrWithoutQuotes) {
  for (const char* changes : {"\"disconnect: withdrawn\"", "[\"disconnect: withdrawn\", other]",
                              "\n  - disconnect: withdrawn", "\n  disconnect: withdrawn"}) {
    const auto change = read_advice_change(statement(changes), "n.yaml");
    ASSERT_TRUE(change) << changes << ": " << to_string(change.error());
    EXPECT_EQ(change->what, What::kDisconnectWithdrawn) << changes;
  }
  EXPECT_EQ(read_advice_change(statement("other"), "n.yaml")->what, What::kOther);
  EXPECT_EQ(read_advice_change(statement("\"disconnect: advised\""), "n.yaml")->what, What::kDisconnectAdvised);
}

TEST(AdviceChange, JsonAndYamlOfTheSameStatementHaveTheSameId) {
  const auto yaml = read_advice_change(statement("other"), "a.yaml");
  const auto json = read_advice_change(
      R"({"text": "Not needed any more.", "changes": ["other"], "entered": "2099-08-08", "entered_by": "A. B.",
          "source": "phone", "said_by": "Example Imaging", "said": "2099-08-07", "advisory": "EX-2099-01"})",
      "a.json");
  ASSERT_TRUE(yaml && json) << to_string(json.error());
  EXPECT_EQ(yaml->id, json->id);
}

TEST(AdviceChange, WhatIsWrongIsSaidWithItsLine) {
  const auto wrong = [](const std::string& text) {
    const auto change = read_advice_change(text, "n.yaml");
    return change ? std::string("read") : to_string(change.error());
  };
  EXPECT_NE(wrong(statement("other", "urgency: high\n")).find("line 9"), std::string::npos);
  EXPECT_NE(wrong(statement("other", "urgency: high\n")).find("urgency"), std::string::npos);
  EXPECT_NE(wrong(statement("maybe")).find("disconnect: withdrawn"), std::string::npos);
  EXPECT_NE(wrong(statement("[\"disconnect: withdrawn\", \"disconnect: advised\"]")).find("not both"),
            std::string::npos);
  EXPECT_NE(wrong(statement("[]")).find("changes"), std::string::npos);
  EXPECT_NE(wrong("[]").find("an object"), std::string::npos);
  EXPECT_NE(wrong("advisory: X\n").find("\"said\""), std::string::npos);
  std::string early = statement("other");
  early.replace(early.find("2099-08-08"), 10, "2099-08-06");
  EXPECT_NE(wrong(early).find("on or after"), std::string::npos);
  std::string day = statement("other");
  day.replace(day.find("2099-08-07"), 10, "2099-02-30");
  EXPECT_NE(wrong(day).find("a date such as"), std::string::npos);
}

}  // namespace
}  // namespace asepsis::advise
