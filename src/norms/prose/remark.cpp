// Conditions and remarks: what they may do to a range. Words, not meanings: a remark is taken for a restriction only
// where it begins or ends as restrictions do and has no word that could add a version.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "norms/prose/clause.h"

namespace asepsis::norms::prose {
namespace {

constexpr std::array<std::string_view, 21> kOpeners = {
    "with",      "without", "only",   "if",    "when",  "on",  "using", "running", "in",    "installed", "including",
    "excluding", "except",  "unless", "where", "while", "for", "used",  "via",     "based", "deployed"};

constexpr std::array<std::string_view, 22> kWidening = {
    "also",   "possibly", "possible", "may",        "might", "prior",   "earlier", "later",
    "newer",  "below",    "above",    "older",      "lower", "aka",     "until",   "through",
    "before", "after",    "plus",     "regardless", "all",   "versions"};

constexpr std::array<std::string_view, 16> kRemarkOpeners = {
    "formerly", "integrated", "windows",   "linux",    "android", "macos", "eol", "end-of-life",
    "using",    "both",       "microsoft", "standard", "these",   "sold",  "for", "only"};

constexpr std::array<std::string_view, 5> kRemarkEnds = {"only", "edition", "editions", "series", "installed"};

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool opens_condition(std::string_view word) { return one_of(word, kOpeners); }

bool may_widen(std::string_view condition) {
  for (const Lexeme& lexeme : lex(condition)) {
    if (lexeme.kind == LexemeKind::kSign || lexeme.kind == LexemeKind::kPipe) return true;
    if (lexeme.kind == LexemeKind::kOther) return true;
    if (lexeme.kind == LexemeKind::kWord && one_of(lexeme.text, kWidening)) return true;
  }
  return false;
}

bool moves_the_end(std::string_view condition) {
  return starts_with_ignoring_case(condition, "with ") || starts_with_ignoring_case(condition, "using ") ||
         starts_with_ignoring_case(condition, "running ") || starts_with_ignoring_case(condition, "based ");
}

RemarkKind kind_of_remark(std::string_view remark) {
  const std::string low = to_lower(trim(remark));
  if (low == "including" || low == "inclusive" || low == "included") return RemarkKind::kIncluding;
  if (low == "excluding" || low == "exclusive" || low == "excluded") return RemarkKind::kExcluding;
  const Lexemes lexemes = lex(low);
  if (lexemes.empty()) return RemarkKind::kMayWiden;
  const std::string_view first = lexemes.front().text;
  const std::string_view last = lexemes.back().text;
  if (low == "these products are sold in limited regions") return RemarkKind::kNarrows;
  // "only Windows versions", "(firmware versions only)": here the word adds nothing.
  const bool only = first == "only" || last == "only";
  const bool widens = std::any_of(lexemes.begin(), lexemes.end(), [&](const Lexeme& lexeme) {
    if (lexeme.kind == LexemeKind::kSign || lexeme.kind == LexemeKind::kPipe) return true;
    if (lexeme.kind == LexemeKind::kOther || lexeme.kind == LexemeKind::kRemark) return true;
    const bool word = lexeme.kind == LexemeKind::kWord && one_of(lexeme.text, kWidening);
    return word && !(only && lexeme.text == "versions");
  });
  if (widens) return RemarkKind::kMayWiden;
  if (first == "including" && has_digit(low)) return RemarkKind::kMayWiden;
  if (first == "these") return RemarkKind::kMayWiden;
  const bool restriction =
      opens_condition(first) || one_of(first, kRemarkOpeners) || one_of(last, kRemarkEnds) || first.starts_with("cve-");
  return restriction ? RemarkKind::kNarrows : RemarkKind::kMayWiden;
}

bool is_about_serials(const Lexemes& lexemes) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "the", "with", "first", "last", "digit", "digits", "character", "characters", "of",  "serial",  "number",
      "no",  "are",  "is",    "two",  "three", "four",   "five",      "six",        "nos", "numbers", "and"};
  bool serial = false;
  for (const Lexeme& lexeme : lexemes) {
    if (lexeme.kind == LexemeKind::kRemark || lexeme.kind == LexemeKind::kOther) return false;
    if (lexeme.kind != LexemeKind::kWord) continue;
    if (!one_of(lexeme.text, kWords)) return false;
    serial = serial || lexeme.text == "serial";
  }
  return serial;
}

}  // namespace asepsis::norms::prose
