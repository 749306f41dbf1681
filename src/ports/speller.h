// Speller: whether a word is one of a language. What the informative test 6.3.8 of CSAF asks.
//
// Answers are a dictionary's, and so differ from machine to machine: nothing that must be the same everywhere asks one.
#pragma once

#include <string_view>

namespace asepsis::ports {

class Speller {
 public:
  virtual ~Speller() = default;

  // `language` is a language tag (BCP 47): "en", "de-CH".
  virtual bool speaks(std::string_view language) const = 0;
  // One word in UTF-8, without punctuation. Only asked of a language that it speaks. May be asked from many threads.
  virtual bool knows(std::string_view word, std::string_view language) const = 0;
};

}  // namespace asepsis::ports
