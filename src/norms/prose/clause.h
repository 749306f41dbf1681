// What stands between two separators of a version text, and how clauses make a range. Internal to prose.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "norms/prose/prose.h"
#include "norms/prose/scan.h"

namespace asepsis::norms::prose {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Form : std::uint8_t {
  kAll,
  kLower,     // one bound; `lower` is set
  kUpper,     // one bound; `upper` is set
  kInterval,  // both are set
  kPoint,     // a plain version; `point` is set
  kUntold,    // speaks of serial numbers, dates of manufacture or options alone: nothing of versions
};

enum class Join : std::uint8_t { kNone, kPipe, kComma, kAnd, kOr };  // what stands before a clause

struct Clause {
  Form form = Form::kAll;
  Join join = Join::kNone;
  Bound lower;
  Bound upper;
  Version point;
  bool lower_end_untold = false;  // "between 4.1 and 4.3": is 4.1 meant?
  bool upper_end_untold = false;  // "up to 4.3": is 4.3 meant?
  bool below_untold = false;      // "4.1 < 4.3": is 4.0 meant?
  std::vector<std::string> conditions;
  bool may_widen = false;  // a condition may also add versions
};

struct Sentence {
  std::vector<Clause> clauses;
  std::string subject;
};

Result<Sentence> parse_sentence(std::string_view text, const Lexemes& lexemes);
Result<Range> combine(Sentence sentence);

// How a remark in parentheses changes what stands before it.
enum class RemarkKind : std::uint8_t {
  kIncluding,  // the end itself is meant
  kExcluding,
  kNarrows,  // takes versions away, or names whom the range holds for
  kMayWiden  // anything else
};
RemarkKind kind_of_remark(std::string_view remark);

// Words that begin a condition outside parentheses: with, only, if, when, on, ...
bool opens_condition(std::string_view word);
bool may_widen(std::string_view condition);  // "also", "and earlier", another comparator
// "with WinCC V7.3 Upd 19": the end of the range is the combination, so the end alone is not outside.
bool moves_the_end(std::string_view condition);

// "first 5 digits of serial number <= 22081": every word has its place, and none is about a version.
bool is_about_serials(const Lexemes& lexemes);

}  // namespace asepsis::norms::prose
