#include "know/inventory.h"

#include <gtest/gtest.h>

namespace asepsis::know {
namespace {

constexpr std::string_view kHeader =
    "id,vendor,model,software,os,modality,serial,ip,mac,ae_title,name,site,zone,installed\n";

std::string list(std::string_view rows) { return std::string(kHeader) + std::string(rows); }

TEST(InventoryCsv, ReadsAWholeRow) {
  const auto inventory = import_csv(
      list("petct-1,Siemens,Biograph mCT,VG60A,Windows 7,PT;CT,SN1,10.20.0.11;fd00::11,00-19-99-20-00-11,PETCT1,PET "
           "room 2,Main,imaging,\"pkg:generic/a@1; KB3042553\"\n"),
      "list.csv");
  ASSERT_TRUE(inventory.ok());
  ASSERT_EQ(inventory->rows.size(), 1u);
  const auto& row = inventory->rows[0];
  EXPECT_EQ(row.device_id, "petct-1");
  EXPECT_EQ(row.addresses, (std::vector<IpAddress>{*parse_ip("10.20.0.11"), *parse_ip("fd00::11")}));
  EXPECT_EQ(row.macs, (std::vector<MacAddress>{*parse_mac("00:19:99:20:00:11")}));
  EXPECT_EQ(row.installed, (std::vector<std::string>{"pkg:generic/a@1", "KB3042553"}));
  EXPECT_EQ(row.origin, (model::DocumentOrigin{"list.csv", "line 2"}));
  EXPECT_TRUE(inventory->complete);
  EXPECT_TRUE(inventory->problems.empty());
}

TEST(InventoryCsv, ColumnsMayBeFewerAndInAnotherOrder) {
  const auto inventory = import_csv("ip,vendor\n10.0.0.1,Siemens\n", "a.csv");
  ASSERT_TRUE(inventory.ok());
  EXPECT_EQ(inventory->rows[0].vendor, "Siemens");
  EXPECT_TRUE(inventory->complete);
}

TEST(InventoryCsv, AColumnThatIsNotKnownIsListedAndTheRestIsRead) {
  const auto inventory = import_csv("ip,colour\n10.0.0.1,red\n", "a.csv");
  ASSERT_TRUE(inventory.ok());
  EXPECT_EQ(inventory->rows.size(), 1u);
  ASSERT_EQ(inventory->problems.size(), 1u);
  EXPECT_NE(inventory->problems[0].expected.find("'colour' is not read"), std::string::npos);
  EXPECT_FALSE(inventory->complete);
}

TEST(InventoryCsv, ABadRowIsListedWithLineAndColumnAndTheGoodOnesStay) {
  const auto inventory = import_csv("id,ip,mac\na,10.0.0.300,\nb,10.0.0.2,\nc,,00:11\nd,10.0.0.4\n", "a.csv");
  ASSERT_TRUE(inventory.ok());
  ASSERT_EQ(inventory->rows.size(), 1u);
  EXPECT_EQ(inventory->rows[0].device_id, "b");
  ASSERT_EQ(inventory->problems.size(), 3u);
  EXPECT_EQ(inventory->problems[0].where, "line 5");  // too few fields: found while the table is read
  EXPECT_EQ(inventory->problems[1].where, "line 2, column ip");
  EXPECT_EQ(inventory->problems[2].where, "line 4, column mac");
  for (const auto& problem : inventory->problems) EXPECT_EQ(problem.file, "a.csv");
}

TEST(InventoryCsv, ASecondHeaderIsOneProblemAndNoDevice) {
  const auto inventory = import_csv(list(std::string(kHeader) + "a,,,,,,,10.0.0.1,,,,,,\n"), "a.csv");
  ASSERT_TRUE(inventory.ok());
  EXPECT_EQ(inventory->rows.size(), 1u);
  ASSERT_EQ(inventory->problems.size(), 1u);
  EXPECT_EQ(inventory->problems[0], (model::Problem{"a.csv", "line 2", "a device, not the header again"}));
}

TEST(InventoryCsv, AnIdOrARowThatStandsTwiceIsListedOnce) {
  const auto inventory = import_csv("id,ip\na,10.0.0.1\na,10.0.0.2\n,10.0.0.3\n,10.0.0.3\n", "a.csv");
  ASSERT_TRUE(inventory.ok());
  EXPECT_EQ(inventory->rows.size(), 2u);
  ASSERT_EQ(inventory->problems.size(), 2u);
  EXPECT_EQ(inventory->problems[0].where, "line 3, column id");
  EXPECT_EQ(inventory->problems[1].where, "line 5");
}

TEST(InventoryCsv, BlankRowsOfASpreadsheetAreNothing) {
  const auto inventory = import_csv("id,ip\na,10.0.0.1\n,\n , \n", "a.csv");
  ASSERT_TRUE(inventory.ok());
  EXPECT_EQ(inventory->rows.size(), 1u);
  EXPECT_TRUE(inventory->complete);
}

TEST(InventoryCsv, WhatIsNoListAtAllIsAnErrorWithTheFile) {
  for (const std::string_view text : {std::string_view("\xff\xfe"
                                                       "i\0d\0",
                                                       6),
                                      std::string_view("id,name\na,M\xfcnchen\n"), std::string_view("")}) {
    const auto inventory = import_csv(text, "a.csv");
    ASSERT_FALSE(inventory.ok());
    EXPECT_EQ(inventory.error().file, "a.csv");
  }
  const auto semicolons = import_csv("id;vendor;ip\na;Siemens;10.0.0.1\n", "a.csv");
  ASSERT_FALSE(semicolons.ok());
  EXPECT_EQ(semicolons.error().expected, "commas between the columns, not semicolons");
  const auto headless = import_csv("petct-1,Siemens,10.0.0.1\n", "a.csv");
  ASSERT_FALSE(headless.ok());
  EXPECT_EQ(headless.error().expected.find("the header id,vendor"), 0u);
  EXPECT_FALSE(import_csv("vendor,model\nSiemens,X\n", "a.csv").ok());
  EXPECT_FALSE(import_csv("id,ip,id\na,10.0.0.1,b\n", "a.csv").ok());
}

TEST(InventoryCsv, TheIdOfARowIsItsContent) {
  const auto a = import_csv("id,ip\na,10.0.0.1\nb,10.0.0.2\n", "a.csv"), b = import_csv("id,ip\nb,10.0.0.2\n", "b.csv");
  EXPECT_EQ(a->rows[1].id, b->rows[0].id);
  EXPECT_NE(a->rows[0].id, a->rows[1].id);
}

}  // namespace
}  // namespace asepsis::know
