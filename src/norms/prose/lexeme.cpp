#include "norms/prose/lexeme.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace asepsis::norms::prose {
namespace {

constexpr std::size_t kLongestGluedParenthesis = 6;  // 15.2(4a)EA5, 02.07.07(10)

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }

struct Spelling {
  std::string_view bytes;
  LexemeKind kind;
  std::string_view text;
};

// UTF-8 signs that authors type by hand or by word processor.
constexpr std::array<Spelling, 12> kSpellings = {{{"<=", LexemeKind::kSign, "<="},
                                                  {"=<", LexemeKind::kSign, "<="},
                                                  {">=", LexemeKind::kSign, ">="},
                                                  {"=>", LexemeKind::kSign, ">="},
                                                  {"\xE2\x89\xA4", LexemeKind::kSign, "<="},
                                                  {"\xE2\x89\xA5", LexemeKind::kSign, ">="},
                                                  {"<", LexemeKind::kSign, "<"},
                                                  {">", LexemeKind::kSign, ">"},
                                                  {"=", LexemeKind::kSign, "="},
                                                  {"\xE2\x80\x93", LexemeKind::kDash, "-"},
                                                  {"\xE2\x80\x94", LexemeKind::kDash, "-"},
                                                  {"|", LexemeKind::kPipe, "|"}}};

std::size_t space_at(std::string_view rest) {
  if (rest.empty()) return 0;
  const char c = rest.front();
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f') return 1;
  return rest.starts_with("\xC2\xA0") ? 2 : 0;  // no-break space
}

const Spelling* spelling_at(std::string_view rest) {
  const auto* found = std::find_if(kSpellings.begin(), kSpellings.end(),
                                   [&](const Spelling& spelling) { return rest.starts_with(spelling.bytes); });
  return found == kSpellings.end() ? nullptr : found;
}

// "(10)" that goes on a version: directly behind a letter or digit, short, a digit first.
std::size_t glued_parenthesis(std::string_view text, std::size_t at, std::size_t chunk_begin) {
  if (text[at] != '(' || at == chunk_begin || !is_alnum(text[at - 1])) return 0;
  std::size_t end = at + 1;
  while (end < text.size() && end - at <= kLongestGluedParenthesis && is_alnum(text[end])) ++end;
  const bool closed = end < text.size() && text[end] == ')' && end > at + 1 && is_digit(text[at + 1]);
  return closed ? end + 1 - at : 0;
}

std::size_t end_of_chunk(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (space_at(rest) > 0 || spelling_at(rest) != nullptr) break;
    if (text[at] == '(') {
      const std::size_t glued = glued_parenthesis(text, at, begin);
      if (glued == 0) break;
      at += glued;
      continue;
    }
    if (std::string_view(",;:_)\"").find(text[at]) != std::string_view::npos) break;
    ++at;
  }
  return at;
}

std::size_t end_of_remark(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return begin;
}

Lexeme chunk(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t last = end;
  while (last > begin + 1 && text[last - 1] == '.') --last;  // "rev.", the end of a sentence
  Lexeme lexeme{LexemeKind::kChunk, to_lower(text.substr(begin, last - begin)), begin, last, false};
  if (std::all_of(lexeme.text.begin(), lexeme.text.end(), is_letter)) lexeme.kind = LexemeKind::kWord;
  if (lexeme.text == "*") lexeme.kind = LexemeKind::kStar;
  if (lexeme.text == "-") lexeme.kind = LexemeKind::kDash;
  return lexeme;
}

Lexeme next(std::string_view text, std::size_t at, std::size_t& end) {
  if (const Spelling* spelling = spelling_at(text.substr(at))) {
    end = at + spelling->bytes.size();
    return {spelling->kind, std::string(spelling->text), at, end, false};
  }
  const char c = text[at];
  if (c == '(') {
    end = end_of_remark(text, at);
    if (end > at) return {LexemeKind::kRemark, std::string(trim(text.substr(at + 1, end - at - 2))), at, end, false};
    end = text.size();  // never closed: all that follows is lost
    return {LexemeKind::kOther, "(", at, end, false};
  }
  if (c == ',' || c == ';' || c == ':' || c == ')' || c == '"') {
    end = at + 1;
    const LexemeKind kind = c == ':'               ? LexemeKind::kColon
                            : c == ')' || c == '"' ? LexemeKind::kOther
                                                   : LexemeKind::kComma;
    return {kind, std::string(1, c), at, end, false};
  }
  end = end_of_chunk(text, at);
  return chunk(text, at, end);
}

}  // namespace

std::vector<Lexeme> lex(std::string_view text) {
  std::vector<Lexeme> lexemes;
  std::size_t at = 0;
  bool joined = false;
  while (at < text.size()) {
    if (const std::size_t space = space_at(text.substr(at)); space > 0) {
      at += space;
      joined = false;
      continue;
    }
    if (text[at] == '_') {
      const bool between = at > 0 && at + 1 < text.size() && is_alnum(text[at - 1]) && is_alnum(text[at + 1]);
      if (!between) lexemes.push_back({LexemeKind::kOther, "_", at, at + 1, false});
      joined = between;
      ++at;
      continue;
    }
    std::size_t end = at;
    lexemes.push_back(next(text, at, end));
    lexemes.back().joined = std::exchange(joined, false);
    at = end;
  }
  return lexemes;
}

std::string collapse(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = space_at(text.substr(at));
    if (space == 0) {
      out.push_back(text[at++]);
      continue;
    }
    at += space;
    if (!out.empty() && out.back() != ' ') out.push_back(' ');
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace asepsis::norms::prose
