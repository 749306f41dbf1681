#include "norms/spdx/spdx.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"

namespace asepsis::norms::spdx {
namespace {

std::string printed(std::string_view text) {
  const auto expression = parse(text);
  return expression ? to_string(*expression) : to_string(expression.error());
}
Standing standing_of(std::string_view text) { return standing(parse(text).value().parts.front()); }

TEST(Spdx, ReadsPartsInTheirOrder) {
  const auto parts =
      parse("MIT OR (GPL-2.0+ with Classpath-exception-2.0 AND DocumentRef-d.1:LicenseRef-x)").value().parts;
  ASSERT_EQ(parts.size(), 4u);
  EXPECT_EQ(parts[0], (Part{Kind::kLicense, "MIT", "", false, 0}));
  EXPECT_EQ(parts[1], (Part{Kind::kLicense, "GPL-2.0", "", true, 8}));
  EXPECT_EQ(parts[2], (Part{Kind::kException, "Classpath-exception-2.0", "", false, 22}));
  EXPECT_EQ(parts[3], (Part{Kind::kLicenseRef, "LicenseRef-x", "d.1", false, 50}));
  EXPECT_EQ(parts[3].offset, 50u);
}

TEST(Spdx, WithBindsBeforeAndAndAndBeforeOr) {
  EXPECT_EQ(printed("A or B and C with D"), "A OR B AND C WITH D");
  EXPECT_EQ(printed("((A OR B)) AND C"), "(A OR B) AND C");
  EXPECT_EQ(printed("(A AND B) OR C"), "A AND B OR C");
  EXPECT_EQ(printed("A AND (B AND C)"), "A AND (B AND C)");
  EXPECT_EQ(printed("(A AND B) AND C"), "A AND B AND C");
  EXPECT_EQ(printed("A OR(B)AND(C)"), "A OR B AND C");
  const auto steps = parse("A OR B AND C").value().steps;
  EXPECT_EQ(steps.back().operation, Operator::kOr);
}

TEST(Spdx, AnErrorSaysWhereAndWhatWasExpected) {
  EXPECT_EQ(printed(""), "offset 0: a license identifier or '('");
  EXPECT_EQ(printed("This is a text."), "offset 5: AND, OR, WITH or ')'");
  EXPECT_EQ(printed("MIT OR"), "offset 6: a license identifier or '('");
  EXPECT_EQ(printed("MIT OR AND"), "offset 7: a license identifier or '('");
  EXPECT_EQ(printed("MIT And ISC"), "offset 4: AND, OR, WITH or ')'");
  EXPECT_EQ(printed("(MIT"), "offset 0: ')' for this '('");
  EXPECT_EQ(printed("MIT)"), "offset 3: no ')' without its '('");
  EXPECT_EQ(printed("()"), "offset 1: a license identifier or '('");
  EXPECT_EQ(printed("MIT +"), "offset 4: AND, OR, WITH or ')'");
  EXPECT_EQ(printed("MIT++"), "offset 3: letters, digits, '-' or '.'");
  EXPECT_EQ(printed("MIT/X11"), "offset 3: letters, digits, '-' or '.'");
  EXPECT_EQ(printed("(A OR B) WITH C"), "offset 9: WITH behind a single license alone");
  EXPECT_EQ(printed("A WITH B WITH C"), "offset 9: WITH behind a single license alone");
  EXPECT_EQ(printed("A WITH (B)"), "offset 7: an exception after WITH");
  EXPECT_EQ(printed("A WITH LicenseRef-b"), "offset 7: an exception, or 'AdditionRef-' in this case of letters");
  EXPECT_EQ(printed("DocumentRef-d:MIT"), "offset 14: 'LicenseRef-' behind the document");
  EXPECT_EQ(printed("DocumentRef-d"), "offset 13: ':' and a reference");
}

TEST(Spdx, ReferencesAreCaseSensitiveAndTakeNoPlus) {
  EXPECT_TRUE(parse("LicenseRef-www.example.org-License-3.0"));
  EXPECT_TRUE(parse("GPL-2.0-only WITH AdditionRef-www.example.org-x"));
  for (const std::string_view bad :
       {"LicenseRef-www.example.org-License-3.0+", "LicenseRef-www.example.org/License", "LicenseRef-a%20b",
        "LicenseRef-a#b", "licenseref-www.example.org-x", "licenseREF-www.example.org-x", "LICENSEREF-x", "LicenseRef-",
        "AdditionRef-x", "documentref-d:LicenseRef-x"})
    EXPECT_FALSE(parse(bad)) << bad;
}

TEST(Spdx, ADocumentRefIsFoundForCsafThatForbidsIt) {
  EXPECT_EQ(document_ref(parse("MIT OR DocumentRef-d:LicenseRef-x").value())->document, "d");
  EXPECT_EQ(document_ref(parse("MIT OR LicenseRef-x").value()), nullptr);
}

TEST(Spdx, IdentifiersAreFoundInTheirListInAnyCase) {
  EXPECT_EQ(standing_of("CC-BY-4.0"), Standing::kCurrent);
  EXPECT_EQ(standing_of("cc-by-4.0"), Standing::kCurrent);
  EXPECT_EQ(standing_of("any-OSI"), Standing::kCurrent);
  EXPECT_EQ(standing_of("GFDL-1.1"), Standing::kDeprecated);
  EXPECT_EQ(standing_of("GPL-2.0+"), Standing::kDeprecated);
  EXPECT_EQ(standing_of("A-License-That-Does-Not-Exist"), Standing::kUnknown);
  const auto with = [](std::string exception) { return standing(parse("MIT WITH " + exception).value().parts[1]); };
  EXPECT_EQ(with("LLVM-exception"), Standing::kCurrent);
  EXPECT_EQ(with("Nokia-Qt-exception-1.1"), Standing::kDeprecated);
  EXPECT_EQ(with("MIT"), Standing::kUnknown);
  EXPECT_EQ(with("AdditionRef-www.example.org-x"), Standing::kElsewhere);
}

TEST(Spdx, ReferencesAreFoundWhereTheirEntityIsKnown) {
  EXPECT_EQ(standing_of("LicenseRef-scancode-public-domain"), Standing::kCurrent);
  EXPECT_EQ(standing_of("LicenseRef-scancode-copyheart"), Standing::kCurrent);
  EXPECT_EQ(standing_of("LicenseRef-scancode-aop-pd"), Standing::kDeprecated);
  EXPECT_EQ(standing_of("LicenseRef-scancode-does-not-exist"), Standing::kUnknown);
  EXPECT_EQ(standing_of("LicenseRef-scancode-"), Standing::kUnknown);
  EXPECT_EQ(standing_of("LicenseRef-scancode"), Standing::kUnknown);
  EXPECT_EQ(standing_of("LicenseRef-www.example.com-no-work-pd"), Standing::kElsewhere);
  EXPECT_EQ(standing_of("DocumentRef-d:LicenseRef-scancode-aop-pd"), Standing::kElsewhere);
  EXPECT_EQ(entity(parse("LicenseRef-www.example.com-no-work-pd").value().parts.front()), "www.example.com");
  EXPECT_EQ(entity(parse("MIT").value().parts.front()), "");
}

TEST(Spdx, NestingAndLengthHaveTheirBudgets) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '(') + "MIT" + std::string(depth, ')'); };
  EXPECT_TRUE(parse(nested(kDeepestNesting)));
  EXPECT_EQ(parse(nested(kDeepestNesting + 1)).error().code, Code::kLimit);
  EXPECT_EQ(parse(std::string(kLongestExpression + 1, 'A')).error().code, Code::kLimit);
}

// A random expression with as many parentheses as wanted, and none where they would be needed.
std::string arbitrary_text(int depth) {
  const std::string single = *rc::gen::element<std::string>("MIT", "GPL-2.0+", "A WITH B", "DocumentRef-d:LicenseRef-x",
                                                            "LicenseRef-y with AdditionRef-z");
  if (depth == 0) return single;
  const std::string left = arbitrary_text(depth - 1), right = arbitrary_text(depth - 1);
  const std::string word = *rc::gen::element<std::string>(" AND ", " or ", " OR ");
  const auto wrap = [](const std::string& text) { return *rc::gen::arbitrary<bool>() ? text : "( " + text + ")"; };
  return wrap(wrap(left) + word + wrap(right));
}

TEST(Spdx, WhatIsPrintedReadsBackTheSame) {
  EXPECT_TRUE(rc::check([] {
    const auto expression = parse(arbitrary_text(*rc::gen::inRange(0, 5)));
    RC_ASSERT(expression.ok());
    const auto again = parse(to_string(*expression));
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == *expression);
  }));
}

TEST(Spdx, NoWordsMakeAPartOfNothing) {
  EXPECT_TRUE(rc::check([] {
    const auto words = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("MIT", "AND", "or", "WITH", "(", ")", "LicenseRef-x", "AdditionRef-y", "+"));
    const std::string text = join(words, " ");
    const auto expression = parse(text);
    if (!expression) return;
    RC_ASSERT(expression->steps.size() + 1 == 2 * expression->parts.size());
    for (const Part& part : expression->parts) RC_ASSERT(text.substr(part.offset, part.id.size()) == part.id);
    RC_ASSERT(parse(to_string(*expression)).value() == *expression);
  }));
}

}  // namespace
}  // namespace asepsis::norms::spdx
