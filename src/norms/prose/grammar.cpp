// The grammar of version texts, by descent without recursion: a sentence is a list of clauses, a clause is in
// clause.cpp. The rules stand in docs/version-text.md; each function is one of them.
#include <algorithm>
#include <array>
#include <utility>

#include "norms/prose/parser.h"

namespace asepsis::norms::prose {
namespace {

constexpr std::size_t kLongestSubject = 6;  // words before "Version": SCADA Web Server

}  // namespace

// sentence = head (clause | condition) { separator clause }
Result<Sentence> Parser::sentence() {
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

Sentence Parser::untold() const {
  Clause clause;
  clause.form = Form::kUntold;
  clause.conditions.push_back(collapse(text_));
  return Sentence{{std::move(clause)}, ""};
}

// head = ["all" | "any"] [subject] ["versions" ["of" | "are"]]
void Parser::head() {
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
void Parser::subject_before_version() {
  std::size_t length = 0;
  while (length <= kLongestSubject && !word(length).empty() && word(length) != "version" && word(length) != "versions")
    ++length;
  if (length == 0 || length > kLongestSubject) return;
  if (word(length) != "version" && word(length) != "versions") return;
  for (std::size_t i = 0; i < length; ++i)
    if (is_grammar(word(i))) return;
  sentence_.subject = slice(at_, at_ + length);
  at_ += length;
}

bool Parser::is_grammar(std::string_view w) {
  static constexpr std::array<std::string_view, 12> kOther = {"all",     "and", "or",   "no",   "not", "to",
                                                              "between", "up",  "each", "some", "the", "non"};
  const bool begins_phrase = std::any_of(kBefore.begin(), kBefore.end(), [&](const Phrase& phrase) {
    return phrase.words.substr(0, phrase.words.find(' ')) == w;
  });
  return one_of(w, kOther) || one_of(w, kEarlier) || one_of(w, kLater) || one_of(w, kDating) || begins_phrase ||
         opens_condition(w);
}

void Parser::remarks(Clause& clause) {
  while (is(LexemeKind::kRemark)) {
    add_condition(clause, lexemes_[at_].text, kind_of_remark(lexemes_[at_].text) != RemarkKind::kNarrows);
    ++at_;
  }
}

void Parser::add_condition(Clause& clause, std::string condition, bool widens) {
  if (clause.form == Form::kUpper || clause.form == Form::kInterval)
    if (clause.upper.comparator == Comparator::kLess && moves_the_end(condition))
      clause.upper.comparator = Comparator::kAtMost;
  clause.conditions.push_back(std::move(condition));
  clause.may_widen = clause.may_widen || widens;
}

// tail = a condition to the end of the text
void Parser::tail(Clause& clause) {
  // Siemens LOGO!: both must hold, so the version alone can take a device out.
  const bool function_state = matches("and function state") > 0;
  if (at_end() || (!function_state && !opens_condition(word()))) return;
  std::string condition = slice(at_ + (function_state ? 1 : 0), lexemes_.size());
  const bool widens = !function_state && may_widen(condition);
  at_ = lexemes_.size();
  add_condition(clause, std::move(condition), widens);
}

Join Parser::separator() {
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

Result<Sentence> parse_sentence(std::string_view text, const Lexemes& lexemes) {
  return Parser(text, lexemes).sentence();
}

}  // namespace asepsis::norms::prose
