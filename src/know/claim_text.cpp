#include "know/claim_text.h"

#include "base/text.h"
#include "model/observation.h"

namespace asepsis::know {
namespace {

// Of valid UTF-8 only.
bool is_printable(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = [&](std::size_t index) {
      return static_cast<unsigned char>(index < text.size() ? text[index] : 0);
    };
    const unsigned char first = at(i), second = at(i + 1), third = at(i + 2);
    if (first < 0x20 || first == 0x7f) return false;
    if (first == 0xc2 && second < 0xa0) return false;  // U+0080..U+009F
    // U+200E, U+200F, U+2028..U+202E: marks of direction and of lines; U+2066..U+2069: isolates.
    if (first == 0xe2 && second == 0x80 && (third == 0x8e || third == 0x8f || (third >= 0xa8 && third <= 0xae)))
      return false;
    if (first == 0xe2 && second == 0x81 && third >= 0xa6 && third <= 0xa9) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> claim_text(std::string_view raw) {
  // Some stacks pad names with NUL where the standard says space.
  while (!raw.empty() && raw.back() == '\0') raw.remove_suffix(1);
  const std::string_view text = trim(raw);
  if (text.empty() || text.size() > model::Observation::kLongestValue) return std::nullopt;
  if (!is_utf8(text) || !is_printable(text)) return std::nullopt;
  return std::string(text);
}

}  // namespace asepsis::know
