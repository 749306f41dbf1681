// The name of a document's file and its canonical URL, as the document itself gives them.
//
// Source: CSAF 2.0 and 2.1, section 5.1 (file name) and test 6.2.11 (canonical URL).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "advise/csaf/validate/outline.h"

namespace asepsis::advise::csaf {

// "example_2024-1.json" of the tracking id "Example:2024-1"; nothing where there is no id.
std::optional<std::string> file_name_of(const Outline& outline);

// The first reference of category `self` whose URL begins with https:// and ends with that name.
std::optional<std::string_view> canonical_url_of(const Outline& outline);

}  // namespace asepsis::advise::csaf
