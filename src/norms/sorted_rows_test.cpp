#include "norms/sorted_rows.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "norms/standards.h"

namespace asepsis::norms {
namespace {

std::vector<std::string> lines_of(SortedRows::Range range) {
  std::vector<std::string> lines;
  for (const auto row : range) lines.emplace_back(row.line);
  return lines;
}

TEST(SortedRows, FindsRowsByTheirFirstField) {
  const SortedRows rows("# a\n# b\nid\tname\na\t1\nb\t2\nb\t3\nd\t\t5\n");
  EXPECT_EQ(lines_of(rows.with("b")), (std::vector<std::string>{"b\t2", "b\t3"}));
  EXPECT_TRUE(rows.with("c").empty());
  EXPECT_TRUE(rows.with("").empty());
  EXPECT_FALSE(rows.has("id"));
  EXPECT_EQ((*rows.with("d").begin()).field(2), "5");
  EXPECT_EQ((*rows.with("d").begin()).field(3), "");
}

TEST(SortedRows, AnEmptyTableHasNoRows) {
  EXPECT_TRUE(SortedRows("").all().empty());
  EXPECT_TRUE(SortedRows("# only\nid\tname\n").all().empty());
  EXPECT_TRUE(SortedRows("# only\nid").with("id").empty());
}

TEST(SortedRows, FindsWhatALinearSearchFinds) {
  EXPECT_TRUE(rc::check([](const std::map<unsigned char, std::vector<unsigned char>>& model, unsigned char key) {
    std::multimap<std::string, std::string> sorted;
    for (const auto& [name, values] : model) {
      for (const auto value : values) sorted.emplace("k" + std::to_string(name), std::to_string(value));
    }
    std::string text = "id\tvalue\n";
    std::vector<std::string> expected;
    const std::string wanted = "k" + std::to_string(key);
    for (const auto& [name, value] : sorted) {
      text += name + "\t" + value + "\n";
      if (name == wanted) expected.push_back(name + "\t" + value);
    }
    RC_ASSERT(lines_of(SortedRows(text).with(wanted)) == expected);
  }));
}

TEST(Standards, EveryTableIsSortedByItsFirstField) {
  for (const std::string_view text :
       {standards::cvss40_macrovectors(), standards::cwe_names(), standards::cwe_versions(),
        standards::language_subtags(), standards::purl_types(), standards::scancode_licenses(),
        standards::spdx_exceptions(), standards::spdx_licenses(), standards::ssvc_decision_points(),
        standards::ssvc_table_rows(), standards::ssvc_tables(), standards::vers_types()}) {
    ASSERT_TRUE(text.starts_with("# "));
    std::string_view before;
    for (const auto row : SortedRows(text).all()) {
      ASSERT_FALSE(row.field(0).empty());
      ASSERT_LE(before, row.field(0));
      before = row.field(0);
    }
    EXPECT_FALSE(before.empty());
  }
}

}  // namespace
}  // namespace asepsis::norms
