// The one gate through which text from the wire becomes an observation's value.
//
//   if (auto value = claim_text(model)) evidence.add({sender, claim::kModel, *value, 0.6}, origin);
//
// Nothing for text that is empty after trimming, longer than Observation::kLongestValue, no valid UTF-8, or not
// printable (control characters, and the marks that turn the direction of writing around). Nothing is cut: half a name
// is a wrong name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asepsis::know {

std::optional<std::string> claim_text(std::string_view raw);

}  // namespace asepsis::know
