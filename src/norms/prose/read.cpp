// Text to range and back.
#include <array>

#include "base/text.h"
#include "norms/prose/clause.h"

namespace asepsis::norms::prose {
namespace {

constexpr std::size_t kLongestList = 128;  // clauses; the longest list in 2017-2022 has 18

std::string print(const Bound& bound) {
  static constexpr std::array<std::string_view, 5> kSigns = {"< ", "<= ", "> ", ">= ", "= "};
  return std::string(kSigns[static_cast<std::size_t>(bound.comparator)]) + bound.version.text;
}

std::string print(const Part& part) {
  std::string out;
  for (const Bound& bound : part.bounds) out += (out.empty() ? "" : " and ") + print(bound);
  if (part.bounds.empty()) out = "all versions";
  for (std::size_t i = 0; i < part.conditions.size(); ++i)
    out += (i == 0 ? " if (" : " and (") + part.conditions[i] + ")";
  return out;
}

}  // namespace

Result<Range> read(std::string_view text) {
  if (text.size() > kLongestText)
    return Error{Code::kLimit, "", "byte " + std::to_string(kLongestText), "expected at most 4096 bytes"};
  const Lexemes lexemes = lex(text);
  Result<Sentence> sentence = parse_sentence(text, lexemes);
  if (!sentence) return sentence.error();
  if (sentence->clauses.size() > kLongestList)
    return Error{Code::kLimit, "", "whole text", "expected at most 128 versions or bounds"};
  return combine(std::move(*sentence));
}

std::string print(const Range& range) {
  std::string out;
  for (const Part& part : range.parts) out += (out.empty() ? "" : " or ") + print(part);
  return out;
}

std::string_view rule_id(Rule rule) {
  static constexpr std::array<std::string_view, 8> kIds = {"all",    "bound",        "interval", "listed",
                                                           "branch", "between-ends", "untold",   "remark"};
  return kIds[static_cast<std::size_t>(rule)];
}

std::string_view rule_words(Rule rule) {
  static constexpr std::array<std::string_view, 8> kWords = {
      "the text says all versions",
      "one bound",
      "a lower and an upper bound that belong together",
      "a version that the text lists",
      "one of several upper bounds, within its own branch",
      "what the text leaves open: an end, or another branch",
      "a serial number, a date or an option, nothing about a version",
      "a remark that may add versions"};
  return kWords[static_cast<std::size_t>(rule)];
}

std::string_view to_string(Inside inside) {
  static constexpr std::array<std::string_view, 3> kNames = {"in", "out", "undecided"};
  return kNames[static_cast<std::size_t>(inside)];
}

}  // namespace asepsis::norms::prose
