// What the functions of the grammar share: the place in the lexemes, and a few questions about it.
#include "norms/prose/parser.h"

#include "base/text.h"

namespace asepsis::norms::prose {

bool Parser::is(LexemeKind kind, std::size_t ahead) const {
  return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].kind == kind;
}

std::string_view Parser::word(std::size_t ahead) const {
  return is(LexemeKind::kWord, ahead) ? std::string_view(lexemes_[at_ + ahead].text) : std::string_view{};
}

bool Parser::take(std::string_view wanted) {
  if (word() != wanted) return false;
  ++at_;
  return true;
}

std::size_t Parser::matches(std::string_view words) const {
  std::size_t ahead = 0;
  for (const std::string_view part : split(words, ' '))
    if (word(ahead++) != part) return 0;
  return ahead;
}

Error Parser::expected(std::string_view what) const {
  const std::size_t where = at_end() ? text_.size() : lexemes_[at_].begin;
  return Error{Code::kDamaged, "", "byte " + std::to_string(where), "expected " + std::string(what)};
}

std::string Parser::slice(std::size_t from, std::size_t to) const {
  return collapse(text_.substr(lexemes_[from].begin, lexemes_[to - 1].end - lexemes_[from].begin));
}

bool Parser::fail(std::string_view what) {
  expected_ = what;
  return false;
}

}  // namespace asepsis::norms::prose
