// Versions, dates and the words that stand before them, out of lexemes. Internal to prose.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "norms/prose/lexeme.h"
#include "norms/prose/version.h"

namespace asepsis::norms::prose {

using Lexemes = std::vector<Lexeme>;

struct Scanned {
  Version version;
  std::size_t next = 0;  // the first lexeme behind it
};

// The version at lexeme `at`, without the words before it. Takes the longest: "4.3 SP1 HF 2".
std::optional<Scanned> scan_version(std::string_view text, const Lexemes& lexemes, std::size_t at);

// A date that a person reads: "april 1, 2018", "May 2018", "august 28", "12/13/2019". `version.date` is set only where
// the day is certain. ISO dates are versions (builds are named by them) and come from scan_version.
std::optional<Scanned> scan_spoken_date(std::string_view text, const Lexemes& lexemes, std::size_t at);

// The first lexeme behind "version", "rev.", "V", "firmware" and the like.
std::size_t skip_version_words(const Lexemes& lexemes, std::size_t at);

// One chunk such as 15.2(6)E0a, lower case. `first`: it begins a version, so letters before the first digit are a
// family.
bool append_chunk(std::string_view chunk, bool first, Version& version);

// The canonical rank that a word names: "SP" for "sp"; empty where it names none. Several words: see rank_at.
std::string_view rank_of(std::string_view word);

std::vector<Element> with_zeros(const Version& version);  // elements with the trailing zeros that `dotted` tells of

}  // namespace asepsis::norms::prose
