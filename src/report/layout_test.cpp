#include "report/layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace asepsis::report {
namespace {

TEST(Layout, WidthCountsWhatATerminalDraws) {
  EXPECT_EQ(width_of("● affected"), 10u);
  EXPECT_EQ(width_of("\x1b[1;31m●\x1b[0m"), 1u);
  EXPECT_EQ(width_of("病院"), 4u);
  EXPECT_EQ(width_of("e\xcc\x81"), 1u);
}

TEST(Layout, AWordLongerThanTheLineStaysWhole) {
  EXPECT_EQ(wrap("an extraordinarily long one", 8), (std::vector<std::string>{"an", "extraordinarily", "long one"}));
  std::string out;
  put(out, "   1. ", "one two three", 12);
  EXPECT_EQ(out, "   1. one\n      two\n      three\n");
}

TEST(Layout, ATableIsAlignedWhereItFitsAndBecomesBlocksWhereNot) {
  const Table table{{"system", "state"}, {{"PETCT1", "● affected"}, {"MR1", "○ fixed"}}, {}};
  std::string wide, narrow;
  put(wide, table, 2, 40);
  EXPECT_EQ(wide, "  system  state\n  PETCT1  ● affected\n  MR1     ○ fixed\n");
  put(narrow, table, 2, 16);
  EXPECT_EQ(narrow, "  PETCT1\n    state: ●\n    affected\n  MR1\n    state: ○\n    fixed\n");
}

RC_GTEST_PROP(Layout, WrappingKeepsEveryWordInItsOrderAndEveryLineShort, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z'))));
  const unsigned columns = *rc::gen::inRange(1u, 60u);
  const std::string text = join(words, " ");
  const auto lines = wrap(text, columns);
  RC_ASSERT(join(lines, " ") == text);
  for (const std::string& line : lines) RC_ASSERT(width_of(line) <= columns || line.find(' ') == std::string::npos);
}

}  // namespace
}  // namespace asepsis::report
