// Version prose: an advisory's own version text, read into a range; is a version inside?
//
//   judge("All versions prior to 4.3 SP2", "4.3 SP1").answer   // kIn
//   judge(">= 1.2 | <= 1.9", "1.10").answer                    // kOut
//   judge("<= 11.2 on Windows 8.1", "11.1").answer             // kUndecided: a condition nobody has answered
//   auto range = read("VB20A and earlier"); print(*range);     // "<= VB20A"
//
// In and out are said only where the text says so in every reasonable reading; all else is undecided. No word is
// skipped: a text with a word that the grammar cannot place is not understood. Values own their text. Linear time.
//
// Source: our own grammar and order, docs/version-text.md; there is no standard for such texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "norms/prose/version.h"

namespace asepsis::norms::prose {

inline constexpr std::size_t kLongestText = 4096;  // bytes; the longest product name in 2017-2022 has 764

enum class Comparator : std::uint8_t { kLess, kAtMost, kGreater, kAtLeast, kEqual };

struct Bound {
  Comparator comparator = Comparator::kEqual;
  Version version;
};

// How a part came about; id and plain words by rule_id and rule_words.
enum class Rule : std::uint8_t {
  kAll,          // "All versions", "*"
  kBound,        // one comparator
  kInterval,     // a lower and an upper bound that belong together
  kListed,       // a plain version
  kBranch,       // one of several upper bounds: it holds for its own branch
  kBetweenEnds,  // ends or branches that the text leaves open
  kUntold,       // a serial number or a date of manufacture: says nothing of a version
  kRemark,       // a remark that may widen the range
};

// A conjunction. No bounds: every version. With conditions, what is inside the bounds is undecided.
struct Part {
  std::vector<Bound> bounds;
  std::vector<std::string> conditions;  // verbatim, or a sentence that names what the text leaves open
  Rule rule = Rule::kBound;
};

// A disjunction of parts, at least one.
struct Range {
  std::vector<Part> parts;
  std::string subject;  // what the versions are of where the text says it: "BIOS", "firmware", "SCADA Web Server"
};

enum class Inside : std::uint8_t { kIn, kOut, kUndecided };

struct Answer {
  Inside answer = Inside::kUndecided;
  std::string reason;  // one sentence without a full stop
};

// kDamaged with `where` "byte N" and what was expected there; kLimit over kLongestText.
Result<Range> read(std::string_view text);

Answer contains(const Range& range, std::string_view version);
Answer contains(const Range& range, const Version& version);
Answer judge(std::string_view text, std::string_view version);  // not understood is undecided

// ">= 4.3 SP1 and < 4.5", parts joined by " or ", conditions after " if ". Without conditions it reads back to an equal
// range.
std::string print(const Range& range);
std::string_view rule_id(Rule rule);        // "interval"
std::string_view rule_words(Rule rule);     // "a lower and an upper bound that belong together"
std::string_view to_string(Inside inside);  // "in", "out", "undecided"

// "RANGE<TAB>VERSION" -> "in", "out", "undecided"; "error" only for a line without a tab or with an empty side. For
// ranges that are no `vers:` string.
std::string_view judge_line(std::string_view line);

}  // namespace asepsis::norms::prose
