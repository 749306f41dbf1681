// A note of the document that must be there exactly once, known by its title.
//
//   if (is_english(outline)) check_titled_note(outline, "License", "legal_disclaimer", findings);
#pragma once

#include <string_view>

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

bool is_english(const Outline& outline);  // also where no language is stated: the titles are then the English ones

void check_titled_note(const Outline& outline, std::string_view title, std::string_view category, Findings& findings);

}  // namespace asepsis::advise::csaf
