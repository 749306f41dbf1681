// The parser of version texts. Internal to prose: parser.cpp looks at lexemes, grammar.cpp reads the sentence,
// clause.cpp its clauses. A function that returns false has set what was expected, or read nothing where it says so.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "norms/prose/clause.h"

namespace asepsis::norms::prose {

struct Phrase {
  std::string_view words;
  Comparator comparator;
  bool end_untold;
};

// Longest first where one begins another.
inline constexpr std::array<Phrase, 24> kBefore = {{{"up to and including", Comparator::kAtMost, false},
                                                    {"up to", Comparator::kAtMost, true},
                                                    {"prior to", Comparator::kLess, false},
                                                    {"before", Comparator::kLess, false},
                                                    {"earlier than", Comparator::kLess, false},
                                                    {"older than", Comparator::kLess, false},
                                                    {"lower than", Comparator::kLess, false},
                                                    {"less than or equal to", Comparator::kAtMost, false},
                                                    {"less than", Comparator::kLess, false},
                                                    {"below", Comparator::kLess, false},
                                                    {"preceding", Comparator::kLess, false},
                                                    {"through", Comparator::kAtMost, false},
                                                    {"until", Comparator::kAtMost, true},
                                                    {"later than", Comparator::kGreater, false},
                                                    {"newer than", Comparator::kGreater, false},
                                                    {"higher than", Comparator::kGreater, false},
                                                    {"greater than or equal to", Comparator::kAtLeast, false},
                                                    {"greater than", Comparator::kGreater, false},
                                                    {"above", Comparator::kGreater, false},
                                                    {"after", Comparator::kGreater, false},
                                                    {"starting with", Comparator::kAtLeast, false},
                                                    {"starting from", Comparator::kAtLeast, false},
                                                    {"since", Comparator::kAtLeast, false},
                                                    {"from", Comparator::kAtLeast, false}}};

inline constexpr std::array<std::string_view, 10> kEarlier = {"earlier",  "prior",  "below",     "lower", "older",
                                                              "previous", "before", "preceding", "under", "less"};
inline constexpr std::array<std::string_view, 9> kLater = {"later", "newer",   "above",  "higher",    "greater",
                                                           "up",    "onwards", "onward", "subsequent"};
inline constexpr std::array<std::string_view, 9> kVersionWords = {"version",  "versions",  "ver", "release", "releases",
                                                                  "revision", "revisions", "rev", "builds"};
inline constexpr std::array<std::string_view, 6> kDating = {"distributed", "manufactured", "produced",
                                                            "production",  "shipped",      "date"};

class Parser {
 public:
  Parser(std::string_view text, const Lexemes& lexemes) : text_(text), lexemes_(lexemes) {}

  Result<Sentence> sentence();

 private:
  bool at_end() const { return at_ >= lexemes_.size(); }
  bool is(LexemeKind kind, std::size_t ahead = 0) const;
  std::string_view word(std::size_t ahead = 0) const;
  bool take(std::string_view wanted);
  std::size_t matches(std::string_view words) const;
  Error expected(std::string_view what) const;
  std::string slice(std::size_t from, std::size_t to) const;
  bool fail(std::string_view what);

  Sentence untold() const;
  void head();
  void subject_before_version();
  static bool is_grammar(std::string_view w);
  void remarks(Clause& clause);
  static void add_condition(Clause& clause, std::string condition, bool widens);
  void tail(Clause& clause);
  Join separator();

  bool clause(Clause& out);
  bool dated(Clause& out);
  bool version(Version& out);
  bool sign(Bound& out);
  static bool is_lower(const Bound& bound);
  static void set(Clause& out, Bound bound);
  bool bounds(Clause& out);
  bool spoken_bound(const Phrase& phrase, Clause& out);
  bool between(Clause& out);
  bool end_remark(Bound& bound);
  bool range_end(Clause& out);
  bool plain(Clause& out);
  bool marked_range(const Version& first, Clause& out);
  bool suspicious(Version first, Clause& out);
  Comparator direction();
  const std::string* hyphenated(std::size_t at) const;
  bool hyphen_range(const std::string& chunk, Clause& out);

  std::string_view text_;
  const Lexemes& lexemes_;
  std::size_t at_ = 0;
  bool all_ = false;       // "all" began the text
  bool versions_ = false;  // "versions" stood before the first clause
  bool broken_ = false;    // a range began and did not end: no other reading may be tried
  std::string expected_;
  Sentence sentence_;
};

}  // namespace asepsis::norms::prose
