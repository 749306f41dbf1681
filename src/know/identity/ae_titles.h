// AE titles: names that a site gives. Aliases, never keys: many are a toolkit's default.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "know/identity/asset.h"

namespace asepsis::know {

bool is_default_ae_title(std::string_view title);

// Sorted. A title that was only asked for in a worklist query counts where nothing better is known.
std::vector<std::string> ae_titles_of(const Asset& asset);

}  // namespace asepsis::know
