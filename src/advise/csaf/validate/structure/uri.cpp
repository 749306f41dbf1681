// RFC 3986: a URI with a scheme (section 3), not a relative reference.
#include <algorithm>
#include <array>
#include <cstdint>

#include "advise/csaf/validate/structure/patterns.h"
#include "advise/csaf/validate/structure/scan.h"
#include "base/net.h"

namespace asepsis::advise::csaf::structure {
namespace {

enum : std::uint8_t {
  kScheme = 1,    // ALPHA / DIGIT / "+" / "-" / "."
  kName = 2,      // unreserved / sub-delims: a registered name
  kUser = 4,      // kName / ":"
  kPath = 8,      // pchar / "/"
  kFragment = 16  // pchar / "/" / "?": also of a query
};

constexpr std::array<std::uint8_t, 256> classes() {
  std::array<std::uint8_t, 256> table{};
  const auto add = [&table](std::string_view characters, std::uint8_t of) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= of;
  };
  for (unsigned c = 0; c < 128; ++c)
    if (is_alphanumeric(static_cast<char>(c))) table[c] = kScheme | kName | kUser | kPath | kFragment;
  add("-._~!$&'()*+,;=", kName | kUser | kPath | kFragment);
  add("+-.", kScheme);
  add(":", kUser | kPath | kFragment);
  add("@/", kPath | kFragment);
  add("?", kFragment);
  return table;
}
constexpr std::array<std::uint8_t, 256> kClasses = classes();

bool is_of(char c, std::uint8_t of) { return (kClasses[static_cast<unsigned char>(c)] & of) != 0; }

// Takes characters of the class and percent-encoded bytes; false where a percent sign has no two hex digits behind it.
bool take_encoded(std::string_view& text, std::uint8_t of) {
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    if (is_of(text[i], of)) continue;
    if (text[i] != '%') break;
    if (text.size() - i < 3 || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    i += 2;
  }
  text.remove_prefix(i);
  return true;
}

bool is_ip_literal(std::string_view inside) {
  if (inside.starts_with('v') || inside.starts_with('V')) {  // IPvFuture
    inside.remove_prefix(1);
    if (take_all(inside, is_hex) == 0 || !take(inside, '.')) return false;
    return take_all(inside, [](char c) { return is_of(c, kUser); }) >= 1 && inside.empty();
  }
  const bool plain =
      std::all_of(inside.begin(), inside.end(), [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  return plain && inside.find(':') != std::string_view::npos && parse_ip(inside).has_value();
}

bool is_authority(std::string_view text) {
  std::string_view behind_user = text;
  if (take_encoded(behind_user, kUser) && take(behind_user, '@')) text = behind_user;
  if (take(text, '[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || !is_ip_literal(text.substr(0, end))) return false;
    text.remove_prefix(end + 1);
  } else if (!take_encoded(text, kName)) {
    return false;
  }
  if (take(text, ':')) take_all(text, is_digit);
  return text.empty();
}

}  // namespace

bool is_uri(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  take_all(text, [](char c) { return is_of(c, kScheme); });
  if (!take(text, ':')) return false;
  if (take(text, "//")) {
    std::size_t end = 0;
    while (end < text.size() && text[end] != '/' && text[end] != '?' && text[end] != '#') ++end;
    if (!is_authority(text.substr(0, end))) return false;
    text.remove_prefix(end);
  }
  if (!take_encoded(text, kPath)) return false;
  if (take(text, '?') && !take_encoded(text, kFragment)) return false;
  if (take(text, '#') && !take_encoded(text, kFragment)) return false;
  return text.empty();
}

}  // namespace asepsis::advise::csaf::structure
