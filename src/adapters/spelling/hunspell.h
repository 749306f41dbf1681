// A Speller over Hunspell dictionaries: FOLDER/en_US.aff and FOLDER/en_US.dic, as Debian's hunspell-* packages have
// them.
//
//   const auto speller = open_hunspell("/usr/share/hunspell");
//   if (speller->speaks("en")) speller->knows("advisory", "en-GB");
//
// A tag takes the dictionary of its region; without a region, or where its own is not there, the usual one of the
// language (en_US, de_DE), else the first by name. A folder that is not there speaks no language. A dictionary is read
// when its first word is asked (about 0.1 s, 10 MB), once. Threads take turns.
#pragma once

#include <memory>
#include <string>

#include "ports/speller.h"

namespace asepsis::adapters {

std::unique_ptr<ports::Speller> open_hunspell(const std::string& folder);

}  // namespace asepsis::adapters
