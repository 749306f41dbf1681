// Words of product names, compared: case, spacing and trademark signs do not matter; where a word ends does.
//
//   tokens_of("Biograph64_mCT")                     // biograph, 64, mct: digits count, "MX40" is not "MX400"
//   Phrases systems({{"Windows 7", "Windows 7"}});
//   systems.find(plain("All Windows 7-based versions"))   // one hit; none in "Windows 7.5" or "Windows 75"
//
// Longest phrase first, so that "SPECT/CT" is never also read as "SPECT" or "CT".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace asepsis::assess {

// Lower case, single spaces, none around '/', no trademark signs.
std::string plain(std::string_view text);

// Runs of letters and runs of digits, lower case, in order.
std::vector<std::string> tokens_of(std::string_view text);

// Words between spaces, commas and hyphens, lower case: "Windows 8.1" -> windows, 8.1.
std::vector<std::string> spaced_words(std::string_view text);

bool contains_all(const std::vector<std::string>& tokens, const std::vector<std::string>& wanted);

// A text without case, spacing and punctuation, for equality of names.
std::string squeezed(std::string_view text);

struct PhraseHit {
  std::size_t begin = 0, end = 0;  // in the plain text
  std::string value;
};

class Phrases {
 public:
  Phrases() = default;
  explicit Phrases(std::vector<std::pair<std::string, std::string>> words_and_values);
  // Hits do not overlap, and are in the order of the text. A final "s" of the text is allowed after a phrase.
  std::vector<PhraseHit> find(const std::string& plain_text) const;

 private:
  std::vector<std::pair<std::string, std::string>> rows_;  // plain words, value; longest first
};

}  // namespace asepsis::assess
