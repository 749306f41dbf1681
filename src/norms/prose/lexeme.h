// The words and signs of a version text. Internal to prose.
//
//   auto lexemes = lex("< V14 SP1 (only Windows)");   // Sign <, Chunk v14, Chunk sp1, Remark "only Windows"
//
// Every byte of the text is white space or belongs to a lexeme. `text` is lower case, except of a Remark; positions are
// bytes of the text, which must outlive nothing: lexemes own their text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::norms::prose {

enum class LexemeKind : std::uint8_t {
  kWord,    // letters alone
  kChunk,   // has a digit, or a sign inside: 4.3-1, 15.2(6)E0a, v2.x
  kSign,    // < <= > >= =
  kPipe,    // |
  kComma,   // , and ;
  kColon,   // :
  kDash,    // a dash that stands alone, en dash, em dash
  kStar,    // *
  kRemark,  // what stands in parentheses; text is verbatim, without them
  kOther,   // any other sign, or an open parenthesis that is not closed
};

struct Lexeme {
  LexemeKind kind = LexemeKind::kOther;
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool joined = false;  // by an underscore to what stands before
};

std::vector<Lexeme> lex(std::string_view text);

// A slice of a text with each run of white space as one space.
std::string collapse(std::string_view text);

}  // namespace asepsis::norms::prose
