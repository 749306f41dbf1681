// The forms of one clause: bounds in signs and in words, intervals, plain versions.
#include <array>
#include <utility>

#include "norms/prose/parser.h"

namespace asepsis::norms::prose {

bool Parser::clause(Clause& out) {
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

// "distributed < april 1, 2018", "<May 2018", "<= production_date_December_2020": about the device, not its version.
bool Parser::dated(Clause& out) {
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

bool Parser::version(Version& out) {
  const std::size_t begin = skip_version_words(lexemes_, at_);
  // "Version A, Firmware A.03": two things, not a list of one.
  const bool other_thing = begin > at_ && (word() == "firmware" || word() == "software") && !sentence_.clauses.empty();
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

bool Parser::sign(Bound& out) {
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

bool Parser::is_lower(const Bound& bound) {
  return bound.comparator == Comparator::kGreater || bound.comparator == Comparator::kAtLeast;
}

void Parser::set(Clause& out, Bound bound) {
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
bool Parser::bounds(Clause& out) {
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

bool Parser::spoken_bound(const Phrase& phrase, Clause& out) {
  Bound bound{phrase.comparator, {}};
  if (!version(bound.version)) return false;
  const bool untold = phrase.end_untold && !end_remark(bound);
  const bool lower = is_lower(bound);
  set(out, std::move(bound));
  (lower ? out.lower_end_untold : out.upper_end_untold) = untold;
  if (phrase.words == "from" || phrase.words.starts_with("starting")) {
    if (range_end(out)) return true;
    if (broken_) return false;
    if (word() == "on" && at_ + 1 == lexemes_.size()) ++at_;
    if (one_of(word(), kLater)) ++at_;
  }
  return true;
}

// between = "between" version [remark] ("and" | "to") version [remark]
bool Parser::between(Clause& out) {
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
bool Parser::end_remark(Bound& bound) {
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
bool Parser::range_end(Clause& out) {
  bool untold = false;
  broken_ = false;
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
    broken_ = true;
    return false;
  }
  out.form = Form::kInterval;
  out.upper_end_untold = untold && !end_remark(out.upper);
  return true;
}

// plain = version [":"] [sign version | range end | "and earlier" | "and later" | "only"]
bool Parser::plain(Clause& out) {
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
  if (broken_) return false;
  out.lower = {Comparator::kAtLeast, first};
  if (range_end(out)) return true;
  if (broken_) return false;
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
bool Parser::marked_range(const Version& first, Clause& out) {
  const std::size_t before = at_;
  broken_ = false;
  Bound lower{Comparator::kAtLeast, first};
  if (!end_remark(lower)) return false;
  if (!take("and") && !take("to")) {
    at_ = before;
    return false;
  }
  Bound upper{Comparator::kAtMost, {}};
  if (!version(upper.version) || !end_remark(upper)) {
    broken_ = true;
    return fail("a version with (including) or (excluding)");
  }
  out.form = Form::kInterval;
  out.lower = std::move(lower);
  out.upper = std::move(upper);
  return true;
}

// "4.1 < 4.3": from 4.1; whether what is before 4.1 is meant as well is not said
bool Parser::suspicious(Version first, Clause& out) {
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
Comparator Parser::direction() {
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

const std::string* Parser::hyphenated(std::size_t at) const {
  if (at >= lexemes_.size() || lexemes_[at].kind != LexemeKind::kChunk) return nullptr;
  const std::string& chunk = lexemes_[at].text;
  const std::size_t hyphen = chunk.find('-');
  if (hyphen == std::string::npos || chunk.find('-', hyphen + 1) != std::string::npos) return nullptr;
  return &chunk;
}

// "12.4.1-12.4.11" is a range and "3.4.5-100" a version; "20-33" may be either.
bool Parser::hyphen_range(const std::string& chunk, Clause& out) {
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

}  // namespace asepsis::norms::prose
