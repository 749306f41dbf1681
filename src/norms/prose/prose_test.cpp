#include "norms/prose/prose.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/text.h"

namespace asepsis::norms::prose {
namespace {

std::string answer(std::string_view text, std::string_view version) {
  return std::string(to_string(judge(text, version).answer));
}

std::string printed(std::string_view text) {
  const auto range = read(text);
  return range ? print(*range) : to_string(range.error());
}

TEST(Prose, OneBoundReadsInSignsAndInWords) {
  for (const char* text : {"< 4.3", "<4.3", "All versions < V4.3", "prior to 4.3", "All versions prior to 4.3",
                           "before 4.3", "earlier than version 4.3", "Versions below 4.3", "All BIOS versions < 4.3"}) {
    EXPECT_EQ(answer(text, "4.2"), "in") << text;
    EXPECT_EQ(answer(text, "4.3"), "out") << text;
  }
  for (const char* text : {"<= 4.3", "4.3 and earlier", "4.3 and prior versions", "Version 4.3 or below",
                           "4.3, and lower", "up to and including 4.3", "up to 4.3 (including)", "through 4.3",
                           "SCADA Web Server Version 4.3 and prior", "\xE2\x89\xA4 4.3"}) {
    EXPECT_EQ(answer(text, "4.2"), "in") << text;
    EXPECT_EQ(answer(text, "4.3"), "in") << text;
    EXPECT_EQ(answer(text, "4.4"), "out") << text;
  }
  for (const char* text : {">= 4.3", "4.3 and later", "4.3 or newer versions", "from 4.3", "4.3 and above"}) {
    EXPECT_EQ(answer(text, "4.2"), "out") << text;
    EXPECT_EQ(answer(text, "4.3"), "in") << text;
  }
}

TEST(Prose, TwoBoundsAreAnIntervalWhateverStandsBetweenThem) {
  for (const char* text : {">= 1.2 | <= 1.9", ">= 1.2 <= 1.9", ">=1.2|<=1.9", ">= 1.2 and <= 1.9", "1.2 to 1.9",
                           "1.2 - 1.9", "from 1.2 to 1.9", "versions 1.2 through 1.9", "<= 1.9 | >= 1.2",
                           "between 1.2 (including) and 1.9 (including)", "1.2 (including) and 1.9 (inclusive)"}) {
    EXPECT_EQ(printed(text), ">= 1.2 and <= 1.9") << text;
    EXPECT_EQ(answer(text, "1.10"), "out") << text;
    EXPECT_EQ(answer(text, "1.5"), "in") << text;
  }
}

TEST(Prose, PlainVersionsAreAList) {
  for (const char* text : {"1.1 | 2.1", "1.1, 2.1", "1.1 and 2.1", "Versions 1.1, and 2.1", "1.1 or 2.1"})
    EXPECT_EQ(printed(text), "= 1.1 or = 2.1") << text;
  EXPECT_EQ(answer("1.1.7.333 | 2.1.1.3069", "1.5.0.1"), "out");
  EXPECT_EQ(answer("Version 4.3 only", "4.3"), "in");
  EXPECT_EQ(answer("Version 4.3 only", "4.3 SP1"), "undecided");
}

TEST(Prose, TwoClosedRangesAreEither) {
  EXPECT_EQ(printed("> 4.001 | < 4.005 | > 5.011 | < 5.017"), "> 4.001 and < 4.005 or > 5.011 and < 5.017");
  EXPECT_EQ(printed("< 1.2 | >= 2.0 | < 2.1"), "< 1.2 or >= 2.0 and < 2.1");
}

TEST(Prose, AWildcardIsTheWholeBranch) {
  EXPECT_EQ(answer("Versions 2.X", "2.9.1"), "in");
  EXPECT_EQ(answer("Versions 2.X", "2"), "in");
  EXPECT_EQ(answer("4.3.x", "4.4"), "out");
  EXPECT_EQ(answer("<= V7.x", "7.9"), "in");
  EXPECT_EQ(answer("< 3.x", "3.1"), "undecided");
  EXPECT_EQ(answer("12.2.*", "12.2"), "in");
  EXPECT_EQ(answer("12.2.*", "12"), "undecided");
}

TEST(Prose, EndsThatTheTextLeavesOpenAreUndecided) {
  EXPECT_EQ(answer("up to 4.3", "4.2"), "in");
  EXPECT_EQ(answer("up to 4.3", "4.3"), "undecided");
  EXPECT_EQ(answer("up to 4.3", "4.4"), "out");
  EXPECT_EQ(answer("between 1.2 and 1.9", "1.2"), "undecided");
  EXPECT_EQ(answer("1.2 < 1.9", "1.1"), "undecided");
}

TEST(Prose, ACloserNameThanTheBoundIsUndecidedWhereItMatters) {
  EXPECT_EQ(answer("<= 8.1", "8.1.2"), "undecided");
  EXPECT_EQ(answer("<= 8.1", "8.1.0"), "in");
  EXPECT_EQ(answer("< 8.1", "8.1.2"), "out");
  EXPECT_EQ(answer(">= 8.1", "8.1.2"), "in");
  EXPECT_EQ(answer(">= 8.1.2", "8.1"), "undecided");
  EXPECT_EQ(answer("< 8.1", "8"), "undecided");
}

TEST(Prose, ConditionsMakeTheInsideUndecidedAndLeaveTheOutside) {
  EXPECT_EQ(answer("<= 11.2 on Windows 8.1 with IIS 7.5", "11.1"), "undecided");
  EXPECT_EQ(answer("<= 11.2 on Windows 8.1 with IIS 7.5", "11.3"), "out");
  EXPECT_EQ(answer("4.1 (only affected by CVE-2019-10943)", "4.1"), "undecided");
  EXPECT_EQ(answer("All versions with option X installed", "4.1"), "undecided");
  EXPECT_EQ(answer("< V8.1 with WinCC V7.3", "V8.1"), "undecided") << "the end is the combination";
}

TEST(Prose, RemarksThatMayAddVersionsLeaveAllUndecided) {
  for (const char* text : {"<= 7.2 (7.5 may also be affected)", "4.1 (and possibly prior versions)",
                           "< 12.4 (firmware 1.46)", "< 4.3 with module versions 5.0 and later"}) {
    EXPECT_EQ(answer(text, "99.0"), "undecided") << text;
    EXPECT_EQ(answer(text, "1.0"), "undecided") << text;
  }
}

TEST(Prose, SerialNumbersAndDatesOfManufactureNeverDecide) {
  for (const char* text : {"<=the_first_5_digits_of_serial_number_22081", "first 5 digits of serial number <= 22081",
                           "distributed < april 1, 2018", "< May 2018", "<= production_date_July_2020", "< 12/13/2019"})
    for (const char* version : {"22080", "1.0", "2018-01-01", "4.3 SP1"})
      EXPECT_EQ(answer(text, version), "undecided") << text;
}

TEST(Prose, WhatTheGrammarCannotPlaceIsNotUnderstood) {
  for (const char* text : {"",
                           "-",
                           "No version",
                           "none",
                           "N/A",
                           "4.3 foo",
                           "foo 4.3",
                           "< 4.3 5.0",
                           "<",
                           ">= <= 2.2",
                           "4.3 and",
                           "<= 8.1 | >= 8.1.10",
                           "< 15.1 | 7",
                           ">= 1.0 | >= 2.4",
                           "20-33",
                           "HD 16 | HD23",
                           "< 4.3 (",
                           "* | 1.5.0",
                           "4.5 | SP6",
                           "not 4.3",
                           "< 4.3 or >= 2.0 <",
                           "\xFF\xFE",
                           "_",
                           "< SP"}) {
    EXPECT_FALSE(read(text)) << text;
    EXPECT_EQ(answer(text, "4.3"), "undecided") << text;
  }
  EXPECT_EQ(to_string(read("< 4.3 foo").error()), "byte 6: expected the end, \"|\", \"and\", or a condition");
}

TEST(Prose, AllVersionsHoldWhateverTheVersionIs) {
  for (const char* text : {"All versions", "*", "all", "All Versions ", "All BIOS versions"}) {
    EXPECT_EQ(answer(text, ""), "in") << text;
    EXPECT_EQ(answer(text, "what the sticker says"), "in") << text;
  }
  EXPECT_EQ(answer("< 4.3", ""), "undecided");
}

TEST(Prose, TheSubjectIsNamedWhereTheTextNamesIt) {
  EXPECT_EQ(read("All BIOS versions < 4.3")->subject, "BIOS");
  EXPECT_EQ(read("SCADA Web Server Version 4.3 and prior")->subject, "SCADA Web Server");
  EXPECT_EQ(read("< 4.3")->subject, "");
}

TEST(Prose, ReasonsNameTheBoundAndWhatIsMissing) {
  EXPECT_EQ(judge(">= 1.2 | <= 1.9", "1.10").reason, "1.10 is outside <= 1.9");
  EXPECT_EQ(judge("All versions < V4.3 SP2", "4.3").reason, "4.3 is < V4.3 SP2");
  EXPECT_EQ(judge("< 4.3 when used", "4.2").reason, "the text adds: when used");
  EXPECT_EQ(judge("< 4.3", "huh?").reason, "\"huh?\" is not understood as one version");
}

TEST(Prose, ALineIsAnErrorOnlyWithoutATabOrWithAnEmptySide) {
  EXPECT_EQ(judge_line("< 4.3\t4.2"), "in");
  EXPECT_EQ(judge_line("< 4.3\t4.3\r"), "out");
  EXPECT_EQ(judge_line("gibberish\t4.3"), "undecided");
  for (const char* line : {"", "< 4.3", "\t4.3", "< 4.3\t", " \t "}) EXPECT_EQ(judge_line(line), "error") << line;
}

TEST(Prose, LongTextsAreRefusedAndLongListsStayCheap) {
  for (const char* piece :
       {"<= 1.2 | ", "(", "(a) ", "1_", "1-", "and ", "with ", "<", "1.0 (only x), ", "sp 1 ", ".1"}) {
    std::string text = "< 1";
    while (text.size() + std::string_view(piece).size() <= kLongestText) text += piece;
    EXPECT_NE(answer(text, text.substr(0, 200)), "in") << piece;
  }
  EXPECT_EQ(read(std::string(kLongestText + 1, ' ')).error().code, Code::kLimit);
  std::string list = "1.0";
  for (int i = 0; i < 500; ++i) list += "|" + std::to_string(i);
  EXPECT_EQ(read(list).error().code, Code::kLimit);
  EXPECT_FALSE(read(std::string(kLongestText, '(')));
}

struct Labelled {
  std::string text, version, expected;
};

std::vector<Labelled> labelled_pairs() {
  std::ifstream file(std::string(ASEPSIS_SOURCE_DIR) + "/src/norms/prose/labelled_pairs.tsv");
  std::vector<Labelled> pairs;
  for (std::string line; std::getline(file, line);) {
    const auto fields = split(line, '\t');
    if (line.starts_with('#') || fields.size() != 4 || fields[0] == "text") continue;
    pairs.push_back({std::string(fields[0]), std::string(fields[1]), std::string(fields[2])});
  }
  return pairs;
}

TEST(Prose, NoLabelledPairIsAnsweredWronglyAndFewAreLeftUndecided) {
  const std::vector<Labelled> pairs = labelled_pairs();
  ASSERT_GE(pairs.size(), 400u);
  std::size_t undecided = 0;
  for (const Labelled& pair : pairs) {
    const std::string got = answer(pair.text, pair.version);
    if (got == pair.expected) continue;
    EXPECT_EQ(got, "undecided") << pair.text << " with " << pair.version << " is " << pair.expected;
    ++undecided;
    std::cout << "left undecided: " << pair.text << " with " << pair.version << " is " << pair.expected << "\n";
  }
  EXPECT_LE(undecided * 100, pairs.size() * 2);
}

TEST(Prose, WhiteSpaceAndCaseChangeNoAnswer) {
  const std::vector<Labelled> pairs = labelled_pairs();
  for (const Labelled& pair : pairs) {
    std::string upper = pair.text;
    for (char& c : upper)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::string wide = " ";
    for (const char c : pair.text) wide += c == ' ' ? "\t  " : std::string(1, c);
    EXPECT_EQ(answer(upper, to_lower(pair.version)), answer(pair.text, pair.version)) << upper;
    EXPECT_EQ(answer(wide + "\n", " " + pair.version), answer(pair.text, pair.version)) << wide;
  }
}

std::string number_text() {
  return std::to_string(*rc::gen::inRange(1, 9)) + "." + std::to_string(*rc::gen::inRange(0, 20)) + "." +
         std::to_string(*rc::gen::inRange(0, 5)) +
         *rc::gen::element<std::string>("", "", "", " SP1", " SP2", " HF1", "A", ".3");
}

TEST(Prose, WhatIsEarlierThanAVersionBelowABoundIsNeverOutside) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = *rc::gen::element<std::string>("< ", "<= ", "prior to ", "up to ") + number_text();
    const auto v = parse_version(number_text());
    const auto w = parse_version(number_text());
    const auto range = read(text);
    RC_ASSERT(range && v && w);
    if (contains(*range, *v).answer != Inside::kIn || compare(*w, *v) != std::strong_ordering::less) return;
    RC_ASSERT(contains(*range, *w).answer != Inside::kOut);
    // A plain dotted version below is certain.
    if (w->elements.size() == w->dotted) RC_ASSERT(contains(*range, *w).answer == Inside::kIn);
  }));
}

TEST(Prose, AnIntervalIsBothOfItsBounds) {
  EXPECT_TRUE(rc::check([] {
    const std::string a = number_text();
    const std::string b = number_text();
    const std::string v = number_text();
    const auto both = read(">= " + a + " | <= " + b);
    if (!both) return;  // the bounds contradict each other
    const std::string low = answer(">= " + a, v);
    const std::string high = answer("<= " + b, v);
    const std::string expected = low == "out" || high == "out" ? "out"
                                 : low == "in" && high == "in" ? "in"
                                                               : "undecided";
    RC_ASSERT(to_string(contains(*both, v).answer) == expected);
  }));
}

TEST(Prose, RemovingABoundNeverTakesAVersionOut) {
  EXPECT_TRUE(rc::check([] {
    const auto range = read(">= " + number_text() + " < " + number_text());
    const auto version = parse_version(number_text());
    if (!range || contains(*range, *version).answer == Inside::kOut) return;
    for (std::size_t i = 0; i < 2; ++i) {
      Range wider = *range;
      wider.parts[0].bounds.erase(wider.parts[0].bounds.begin() + static_cast<std::ptrdiff_t>(i));
      RC_ASSERT(contains(wider, *version).answer != Inside::kOut);
    }
  }));
}

TEST(Prose, AConditionNeverDecidesMoreThanItsRangeWithoutIt) {
  EXPECT_TRUE(rc::check([] {
    const std::string text = "< " + number_text();
    const std::string version = number_text();
    const std::string with = answer(text + " (only on Windows)", version);
    RC_ASSERT(with != "in");
    RC_ASSERT(with != "out" || answer(text, version) == "out");
  }));
}

}  // namespace
}  // namespace asepsis::norms::prose
