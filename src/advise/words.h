// Prose as words, numbers and marks, each with its place: what the small grammars of this room are written over.
//
//   words_of("Port 80/TCP (V3.1)")  ->  Port  80  /  TCP  (  V3.1  )
//
// A run of digits alone is a number; digits with letters or with dots between them ("V3.1", "2.0.16", "7SP1") are
// mixed and never a number. Dashes of any length become the mark '-', quotes of any kind '"'. Linear; the words point
// into the text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace asepsis::advise {

struct Word {
  enum class Kind : std::uint8_t { kWord, kNumber, kMixed, kMark };
  Kind kind = Kind::kMark;
  char mark = 0;             // where kind is kMark
  bool after_space = false;  // something blank stands before it
  std::string_view text;

  bool is(std::string_view lower_case) const;  // ignoring case; a word only
  bool is(char m) const { return kind == Kind::kMark && mark == m; }
  bool is_number() const { return kind == Kind::kNumber; }
};

std::vector<Word> words_of(std::string_view text);

}  // namespace asepsis::advise
