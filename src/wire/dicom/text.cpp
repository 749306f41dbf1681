#include "wire/dicom/text.h"

#include <algorithm>

#include "base/text.h"

namespace asepsis::wire::dicom {
namespace {

constexpr std::size_t kLongestUid = 64;

std::string_view without_padding(std::string_view raw) {
  while (!raw.empty() && (raw.back() == '\0' || raw.back() == ' ')) raw.remove_suffix(1);
  while (!raw.empty() && raw.front() == ' ') raw.remove_prefix(1);
  return raw;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// U+0080 to U+009F in valid UTF-8.
bool has_c1_control(std::string_view utf8) {
  for (std::size_t i = 0; i + 1 < utf8.size(); ++i)
    if (utf8[i] == '\xc2' && static_cast<unsigned char>(utf8[i + 1]) < 0xa0) return true;
  return false;
}

}  // namespace

std::string as_characters(Bytes bytes) {
  std::string text(bytes.size(), '\0');
  std::transform(bytes.begin(), bytes.end(), text.begin(), [](std::byte b) { return static_cast<char>(b); });
  return text;
}

std::optional<std::string> readable_text(std::string_view raw, std::size_t longest) {
  std::string text(without_padding(raw));
  if (text.empty() || text.size() > longest || std::any_of(text.begin(), text.end(), is_control)) return std::nullopt;
  if (std::all_of(text.begin(), text.end(), is_ascii)) return text;
  if (!is_utf8(text))
    std::replace_if(
        text.begin(), text.end(), [](char c) { return !is_ascii(c); }, '?');
  else if (has_c1_control(text))
    return std::nullopt;
  return text;
}

std::optional<std::string> readable_texts(std::string_view raw, std::size_t longest_value, std::size_t longest) {
  auto text = readable_text(raw, longest);
  if (!text) return std::nullopt;
  for (const std::string_view value : split(*text, '\\'))
    if (value.size() > longest_value) return std::nullopt;
  return text;
}

std::optional<std::string> readable_uid(std::string_view raw) {
  const std::string_view uid = without_padding(raw);
  const auto is_uid_character = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  if (uid.empty() || uid.size() > kLongestUid || !std::all_of(uid.begin(), uid.end(), is_uid_character))
    return std::nullopt;
  return std::string(uid);
}

}  // namespace asepsis::wire::dicom
