#include "base/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace asepsis {
namespace {

TEST(Csv, ReadsQuotesLinesAndComments) {
  const auto table = read_csv("# a list, \"of\" ours\nid,name\r\n1,\"a, \"\"b\"\"\nc\"\n\n2,x\n");
  ASSERT_TRUE(table) << to_string(table.error());
  EXPECT_EQ(table->column("name"), 1u);
  EXPECT_EQ(table->column("x"), std::nullopt);
  ASSERT_EQ(table->rows.size(), 2u);
  EXPECT_EQ(table->rows[0].fields[1], "a, \"b\"\nc");
  EXPECT_EQ(table->rows[0].line, 3u);
  EXPECT_EQ(table->rows[1].line, 6u);
}

TEST(Csv, ARowOfTheWrongWidthIsListedAndTheOthersStay) {
  const auto table = read_csv("a,b\n1,2\n1\n3,4\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.size(), 2u);
  ASSERT_EQ(table->problems.size(), 1u);
  EXPECT_EQ(to_string(table->problems[0]), "line 3: 2 fields as in the header, not 1");
}

TEST(Csv, AFileThatIsNoListIsOneError) {
  const auto fault = [](std::string_view text) {
    const auto table = read_csv(text);
    return table ? std::string() : to_string(table.error());
  };
  EXPECT_NE(fault("\xff\xfe"
                  "i")
                .find("UTF-16"),
            std::string::npos);
  EXPECT_NE(fault("a,b\nM\xfcller,1\n").find("line 2: UTF-8"), std::string::npos);
  EXPECT_NE(fault(std::string_view("a\0b", 3)).find("NUL"), std::string::npos);
  EXPECT_NE(fault("a,\"b\n").find("closing quote"), std::string::npos);
  EXPECT_NE(fault("").find("header"), std::string::npos);
  EXPECT_NE(fault("a,a\n").find("stands twice"), std::string::npos);
}

TEST(Csv, WhatIsWrittenReadsBack) {
  EXPECT_TRUE(rc::check([](const std::vector<std::vector<int>>& raw) {
    if (raw.empty()) return;
    std::vector<std::string> fields;
    const std::string_view alphabet = "ab,\"\n# \xc3\xa4";
    for (const auto& codes : raw) {
      std::string field;
      for (const int code : codes) field += alphabet[static_cast<std::size_t>(code & 0x7fffffff) % 7];
      fields.push_back(field);
    }
    std::vector<std::string> header;
    for (std::size_t i = 0; i < fields.size(); ++i) header.push_back("h" + std::to_string(i));
    const auto table = read_csv(write_csv_line(header) + write_csv_line(fields));
    RC_ASSERT(table.ok());
    if (fields.size() == 1 && fields[0].find_first_not_of(" \n") == std::string::npos) return;  // a blank line
    RC_ASSERT(table->rows.size() == 1u);
    RC_ASSERT(table->rows[0].fields == fields);
  }));
}

}  // namespace
}  // namespace asepsis
