// The grammar of version texts, by recursive descent without recursion: a sentence is a list of clauses. The rules
// stand in docs/version-text.md; each function is one of them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "norms/prose/clause.h"

namespace asepsis::norms::prose {
namespace {

constexpr std::size_t kLongestSubject = 6;  // words before "Version": SCADA Web Server

struct Phrase {
  std::string_view words;
  Comparator comparator;
  bool end_untold;
};

// Longest first where one begins another.
constexpr std::array<Phrase, 24> kBefore = {{{"up to and including", Comparator::kAtMost, false},
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

constexpr std::array<std::string_view, 10> kEarlier = {"earlier",  "prior",  "below",     "lower", "older",
                                                       "previous", "before", "preceding", "under", "less"};
constexpr std::array<std::string_view, 9> kLater = {"later", "newer",   "above",  "higher",    "greater",
                                                    "up",    "onwards", "onward", "subsequent"};
constexpr std::array<std::string_view, 9> kVersionWords = {"version",  "versions",  "ver", "release", "releases",
                                                           "revision", "revisions", "rev", "builds"};
constexpr std::array<std::string_view, 6> kDating = {"distributed", "manufactured", "produced",
                                                     "production",  "shipped",      "date"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Parser {
 public:
  Parser(std::string_view text, const Lexemes& lexemes) : text_(text), lexemes_(lexemes) {}

  // sentence = head (clause | condition) { separator clause }
  Result<Sentence> sentence() {
    if (lexemes_.empty()) return expected("a version text");
    if (is_about_serials(lexemes_)) return untold();
    head();
    Join join = Join::kNone;
    do {
      Clause next;
      if (!clause(next)) return expected(expected_);
      next.join = join;
      remarks(next);
      tail(next);
      sentence_.clauses.push_back(std::move(next));
      join = separator();
    } while (join != Join::kNone);
    if (!at_end()) return expected("the end, \"|\", \"and\", or a condition");
    return std::move(sentence_);
  }

 private:
  bool at_end() const { return at_ >= lexemes_.size(); }
  bool is(LexemeKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].kind == kind;
  }
  std::string_view word(std::size_t ahead = 0) const {
    return is(LexemeKind::kWord, ahead) ? std::string_view(lexemes_[at_ + ahead].text) : std::string_view{};
  }
  bool take(std::string_view wanted) {
    if (word() != wanted) return false;
    ++at_;
    return true;
  }

  Error expected(std::string_view what) const {
    const std::size_t where = at_end() ? text_.size() : lexemes_[at_].begin;
    return Error{Code::kDamaged, "", "byte " + std::to_string(where), "expected " + std::string(what)};
  }

  std::string slice(std::size_t from, std::size_t to) const {
    return collapse(text_.substr(lexemes_[from].begin, lexemes_[to - 1].end - lexemes_[from].begin));
  }

  Sentence untold() const {
    Clause clause;
    clause.form = Form::kUntold;
    clause.conditions.push_back(collapse(text_));
    return Sentence{{std::move(clause)}, ""};
  }

  // head = ["all" | "any"] [subject] ["versions" ["of" | "are"]]
  void head() {
    all_ = take("all") || take("any") || take("every");
    if (word() == "bios" || word() == "firmware" || word() == "software") {
      sentence_.subject = word() == "bios" ? "BIOS" : std::string(word());
      ++at_;
    } else if (!all_) {
      subject_before_version();
    }
    versions_ = one_of(word(), kVersionWords) && word() != "rev" && word() != "revision";
    if (versions_) ++at_;
  }

  // "SCADA Web Server Version 2.02": words without digits, then "version".
  void subject_before_version() {
    std::size_t length = 0;
    while (length <= kLongestSubject && !word(length).empty() && word(length) != "version" &&
           word(length) != "versions")
      ++length;
    if (length == 0 || length > kLongestSubject) return;
    if (word(length) != "version" && word(length) != "versions") return;
    for (std::size_t i = 0; i < length; ++i)
      if (is_grammar(word(i))) return;
    sentence_.subject = slice(at_, at_ + length);
    at_ += length;
  }

  static bool is_grammar(std::string_view w) {
    static constexpr std::array<std::string_view, 12> kOther = {"all",     "and", "or",   "no",   "not", "to",
                                                                "between", "up",  "each", "some", "the", "non"};
    const bool begins_phrase = std::any_of(kBefore.begin(), kBefore.end(), [&](const Phrase& phrase) {
      return phrase.words.substr(0, phrase.words.find(' ')) == w;
    });
    return one_of(w, kOther) || one_of(w, kEarlier) || one_of(w, kLater) || one_of(w, kDating) || begins_phrase ||
           opens_condition(w);
  }

  bool fail(std::string_view what) {
    expected_ = what;
    return false;
  }

  bool clause(Clause& out) {
    if (at_ > 0 && (word() == "all" || (word() == "versions" && word(1) != ""))) {  // "A and all versions >= B"
      take("all");
      if (one_of(word(), kVersionWords)) ++at_;
    }
    if (is(LexemeKind::kStar)) {
      ++at_;
      return true;
    }
    const bool first = sentence_.clauses.empty();
    if (first && (all_ || versions_ || at_ == 0) && opens_condition(word())) return true;  // tail reads the condition
    if (first && all_ && (at_end() || is(LexemeKind::kRemark))) return true;
    if (dated(out)) return true;
    if (is(LexemeKind::kSign)) return bounds(out);
    if (word() == "between") return between(out);
    for (const Phrase& phrase : kBefore)
      if (const std::size_t length = matches(phrase.words); length > 0) {
        at_ += length;
        return spoken_bound(phrase, out);
      }
    return plain(out);
  }

  std::size_t matches(std::string_view words) const {
    std::size_t ahead = 0;
    for (const std::string_view part : split(words, ' '))
      if (word(ahead++) != part) return 0;
    return ahead;
  }

  // "distributed < april 1, 2018", "<May 2018", "<= production_date_December_2020": about the device, not its version.
  bool dated(Clause& out) {
    std::size_t at = at_;
    const auto words_of_dating = [&] {
      while (at < lexemes_.size() && lexemes_[at].kind == LexemeKind::kWord && one_of(lexemes_[at].text, kDating)) ++at;
    };
    words_of_dating();
    if (at < lexemes_.size() && lexemes_[at].kind == LexemeKind::kSign) ++at;
    words_of_dating();
    if (at == at_) return false;
    const auto date = scan_spoken_date(text_, lexemes_, at);
    if (!date) return false;
    out.form = Form::kUntold;
    out.conditions.push_back(slice(at_, date->next));
    at_ = date->next;
    return true;
  }

  bool version(Version& out) {
    const std::size_t begin = skip_version_words(lexemes_, at_);
    // "Version A, Firmware A.03": two things, not a list of one.
    const bool other_thing =
        begin > at_ && (word() == "firmware" || word() == "software") && !sentence_.clauses.empty();
    if (other_thing) return fail("a version of the same thing");
    if (begin < lexemes_.size() && lexemes_[begin].kind == LexemeKind::kRemark) {  // "<=(R4.10)"
      auto inner = parse_version(lexemes_[begin].text);
      if (!inner || inner->date) return fail("a version");
      out = std::move(*inner);
      at_ = begin + 1;
      return true;
    }
    auto scanned = scan_version(text_, lexemes_, begin);
    if (!scanned) return fail("a version");
    out = std::move(scanned->version);
    at_ = scanned->next;
    return true;
  }

  bool sign(Bound& out) {
    static constexpr std::array<std::pair<std::string_view, Comparator>, 5> kSigns = {{{"<", Comparator::kLess},
                                                                                       {"<=", Comparator::kAtMost},
                                                                                       {">", Comparator::kGreater},
                                                                                       {">=", Comparator::kAtLeast},
                                                                                       {"=", Comparator::kEqual}}};
    for (const auto& [text, comparator] : kSigns)
      if (is(LexemeKind::kSign) && lexemes_[at_].text == text) out.comparator = comparator;
    ++at_;
    return version(out.version);
  }

  static bool is_lower(const Bound& bound) {
    return bound.comparator == Comparator::kGreater || bound.comparator == Comparator::kAtLeast;
  }

  static void set(Clause& out, Bound bound) {
    if (bound.comparator == Comparator::kEqual) {
      out.form = Form::kPoint;
      out.point = std::move(bound.version);
    } else if (is_lower(bound)) {
      out.form = Form::kLower;
      out.lower = std::move(bound);
    } else {
      out.form = Form::kUpper;
      out.upper = std::move(bound);
    }
  }

  // bounds = sign version [["and"] sign version]: a lower and an upper one in either order
  bool bounds(Clause& out) {
    Bound first;
    if (!sign(first)) return false;
    set(out, first);
    if (out.form == Form::kPoint) return true;
    const std::size_t conjunction = word() == "and" ? 1 : 0;
    if (!is(LexemeKind::kSign, conjunction)) return true;
    const std::size_t before = at_;
    at_ += conjunction;
    Bound second;
    if (!sign(second)) return false;
    if (second.comparator == Comparator::kEqual || is_lower(first) == is_lower(second)) {
      at_ = before;  // "and" of two upper bounds is a list
      return true;
    }
    // "< 4.1 and >= 5.0 < 5.2": two ranges, not one that is empty
    if (!is_lower(first) && (is(LexemeKind::kSign) || (word() == "and" && is(LexemeKind::kSign, 1)))) {
      at_ = before;
      return true;
    }
    (is_lower(second) ? out.lower : out.upper) = std::move(second);
    out.form = Form::kInterval;
    return true;
  }

  bool spoken_bound(const Phrase& phrase, Clause& out) {
    Bound bound{phrase.comparator, {}};
    if (!version(bound.version)) return false;
    const bool lower = is_lower(bound);
    set(out, std::move(bound));
    (lower ? out.lower_end_untold : out.upper_end_untold) = phrase.end_untold;
    if (phrase.words == "from" || phrase.words.starts_with("starting")) {
      if (range_end(out)) return true;
      if (expected_failed_) return false;
      if (word() == "on" && at_ + 1 == lexemes_.size()) ++at_;
      if (one_of(word(), kLater)) ++at_;
    }
    return true;
  }

  // between = "between" version [remark] ("and" | "to") version [remark]
  bool between(Clause& out) {
    ++at_;
    out.form = Form::kInterval;
    out.lower.comparator = Comparator::kAtLeast;
    out.upper.comparator = Comparator::kAtMost;
    if (!version(out.lower.version)) return false;
    out.lower_end_untold = !end_remark(out.lower);
    if (!take("and") && !take("to")) return fail("\"and\"");
    if (!version(out.upper.version)) return false;
    out.upper_end_untold = !end_remark(out.upper);
    return true;
  }

  // "(including)", "(excluding)"
  bool end_remark(Bound& bound) {
    if (!is(LexemeKind::kRemark)) return false;
    const RemarkKind kind = kind_of_remark(lexemes_[at_].text);
    if (kind != RemarkKind::kIncluding && kind != RemarkKind::kExcluding) return false;
    const bool lower = is_lower(bound);
    if (kind == RemarkKind::kIncluding) bound.comparator = lower ? Comparator::kAtLeast : Comparator::kAtMost;
    if (kind == RemarkKind::kExcluding) bound.comparator = lower ? Comparator::kGreater : Comparator::kLess;
    ++at_;
    return true;
  }

  // "to 4.3", "through 4.3", "- 4.3", "up to 4.3", behind a version that is already in out.lower
  bool range_end(Clause& out) {
    bool untold = false;
    expected_failed_ = false;
    if (const std::size_t length = matches("up to and including"); length > 0) {
      at_ += length;
    } else if (matches("up to") > 0) {
      at_ += 2;
      untold = true;
    } else if (word() == "until") {
      ++at_;
      untold = true;
    } else if (word() == "to" || word() == "through" || word() == "thru" || is(LexemeKind::kDash)) {
      ++at_;
    } else {
      return false;
    }
    out.upper.comparator = Comparator::kAtMost;
    if (!version(out.upper.version)) {
      expected_failed_ = true;
      return false;
    }
    out.form = Form::kInterval;
    out.upper_end_untold = untold && !end_remark(out.upper);
    return true;
  }

  // plain = version [":"] [sign version | range end | "and earlier" | "and later" | "only"]
  bool plain(Clause& out) {
    const std::size_t begin = skip_version_words(lexemes_, at_);
    if (const auto* chunk = hyphenated(begin)) {
      at_ = begin;
      return hyphen_range(*chunk, out);
    }
    Version first;
    const bool said_version = begin > at_ || versions_;
    if (is(LexemeKind::kWord) && !said_version && rank_of(word()).empty() && !(word() == "service"))
      return fail("a version, a comparator or \"versions\"");
    if (is(LexemeKind::kRemark)) return fail("a version");
    if (!version(first)) return false;
    if (first.date) return fail("a comparator before a date");
    out.form = Form::kPoint;
    const bool colon = is(LexemeKind::kColon) && is(LexemeKind::kSign, 1);
    if (colon) ++at_;
    if (is(LexemeKind::kSign)) return suspicious(std::move(first), out);
    if (marked_range(first, out)) return true;
    if (expected_failed_) return false;
    out.lower = {Comparator::kAtLeast, first};
    if (range_end(out)) return true;
    if (expected_failed_) return false;
    const Comparator comparator = direction();
    if (comparator == Comparator::kEqual) {
      if (word() == "only" && (at_ + 1 == lexemes_.size())) ++at_;
      out.point = std::move(first);
    } else {
      set(out, {comparator, std::move(first)});
    }
    return true;
  }

  // "2.0.3 (including) and 2.0.6 (excluding)"
  bool marked_range(const Version& first, Clause& out) {
    const std::size_t before = at_;
    expected_failed_ = false;
    Bound lower{Comparator::kAtLeast, first};
    if (!end_remark(lower)) return false;
    if (!take("and") && !take("to")) {
      at_ = before;
      return false;
    }
    Bound upper{Comparator::kAtMost, {}};
    if (!version(upper.version) || !end_remark(upper)) {
      expected_failed_ = true;
      return fail("a version with (including) or (excluding)");
    }
    out.form = Form::kInterval;
    out.lower = std::move(lower);
    out.upper = std::move(upper);
    return true;
  }

  // "4.1 < 4.3": from 4.1; whether what is before 4.1 is meant as well is not said
  bool suspicious(Version first, Clause& out) {
    Bound second;
    if (!sign(second)) return false;
    if (second.comparator == Comparator::kEqual || is_lower(second)) return fail("an upper bound");
    // Otherwise the first is a name, as in "NMC2 <= 6.9.6".
    if (compare(first, second.version) != std::strong_ordering::less) return fail("two versions of one shape");
    out.form = Form::kInterval;
    out.lower = {Comparator::kAtLeast, std::move(first)};
    out.upper = std::move(second);
    out.below_untold = true;
    return true;
  }

  // direction = ("and" | "or" | ",") ["all"] ("earlier" | "later") ["versions"]
  Comparator direction() {
    std::size_t ahead = 0;
    if (word() == "and" || word() == "or" || word() == "plus" || is(LexemeKind::kComma)) ++ahead;
    if (word(ahead) == "and" || word(ahead) == "or") ++ahead;
    if (word(ahead) == "all" || word(ahead) == "any") ++ahead;
    const bool earlier = one_of(word(ahead), kEarlier);
    const bool later = one_of(word(ahead), kLater);
    if (!earlier && !later) return Comparator::kEqual;
    if (word(ahead + 1) == "to" || word(ahead + 1) == "than") return Comparator::kEqual;
    // "4.1 and before 4.3" is two things
    if (is(LexemeKind::kChunk, ahead + 1)) return Comparator::kEqual;
    at_ += ahead + 1;
    if (one_of(word(), kVersionWords)) ++at_;
    return earlier ? Comparator::kAtMost : Comparator::kAtLeast;
  }

  const std::string* hyphenated(std::size_t at) const {
    if (at >= lexemes_.size() || lexemes_[at].kind != LexemeKind::kChunk) return nullptr;
    const std::string& chunk = lexemes_[at].text;
    const std::size_t hyphen = chunk.find('-');
    if (hyphen == std::string::npos || chunk.find('-', hyphen + 1) != std::string::npos) return nullptr;
    return &chunk;
  }

  // "12.4.1-12.4.11" is a range and "3.4.5-100" a version; "20-33" may be either.
  bool hyphen_range(const std::string& chunk, Clause& out) {
    const std::size_t hyphen = chunk.find('-');
    auto left = parse_version(std::string_view(chunk).substr(0, hyphen));
    auto right = parse_version(std::string_view(chunk).substr(hyphen + 1));
    const auto dotted = [](const std::optional<Version>& version) {
      return version && version->family.empty() && with_zeros(*version).size() == version->dotted ? version->dotted : 0;
    };
    if (dotted(left) >= 2 && dotted(left) == dotted(right)) {
      out.form = Form::kInterval;
      out.lower = {Comparator::kAtLeast, std::move(*left)};
      out.upper = {Comparator::kAtMost, std::move(*right)};
      ++at_;
      return true;
    }
    if (dotted(left) < 3) return fail("one version: a hyphen may mean a range");
    out.form = Form::kPoint;
    return version(out.point);
  }

  void remarks(Clause& clause) {
    while (is(LexemeKind::kRemark)) {
      add_condition(clause, lexemes_[at_].text, kind_of_remark(lexemes_[at_].text) != RemarkKind::kNarrows);
      ++at_;
    }
  }

  static void add_condition(Clause& clause, std::string condition, bool widens) {
    if (clause.form == Form::kUpper || clause.form == Form::kInterval)
      if (clause.upper.comparator == Comparator::kLess && moves_the_end(condition))
        clause.upper.comparator = Comparator::kAtMost;
    clause.conditions.push_back(std::move(condition));
    clause.may_widen = clause.may_widen || widens;
  }

  // tail = a condition to the end of the text
  void tail(Clause& clause) {
    // Siemens LOGO!: both must hold, so the version alone can take a device out.
    const bool function_state = matches("and function state") > 0;
    if (at_end() || (!function_state && !opens_condition(word()))) return;
    std::string condition = slice(at_ + (function_state ? 1 : 0), lexemes_.size());
    const bool widens = !function_state && may_widen(condition);
    at_ = lexemes_.size();
    add_condition(clause, std::move(condition), widens);
  }

  Join separator() {
    Join join = Join::kNone;
    if (is(LexemeKind::kPipe)) {
      join = Join::kPipe;
    } else if (is(LexemeKind::kComma)) {
      join = Join::kComma;
    } else if (word() == "and") {
      join = Join::kAnd;
    } else if (word() == "or") {
      join = Join::kOr;
    } else {
      return Join::kNone;
    }
    ++at_;
    if (join == Join::kComma && (word() == "and" || word() == "or")) {
      if (word() == "or") join = Join::kOr;
      ++at_;
    }
    return join;
  }

  std::string_view text_;
  const Lexemes& lexemes_;
  std::size_t at_ = 0;
  bool all_ = false;
  bool versions_ = false;
  bool expected_failed_ = false;
  std::string expected_;
  Sentence sentence_;
};

}  // namespace

Result<Sentence> parse_sentence(std::string_view text, const Lexemes& lexemes) {
  return Parser(text, lexemes).sentence();
}

}  // namespace asepsis::norms::prose
