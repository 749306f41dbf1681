// Percent-encoding as Package-URL uses it (ECMA-427, 5.4 character encoding). Internal to purl.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asepsis::norms::purl {

// Nothing where a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text);

// Letters, digits and .-_~: stay; every other byte of the UTF-8 form becomes %XX.
void percent_encode(std::string_view text, std::string& out);

}  // namespace asepsis::norms::purl
