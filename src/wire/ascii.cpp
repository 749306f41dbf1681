#include "wire/ascii.h"

#include <algorithm>
#include <limits>

namespace asepsis::wire {
namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_blank(std::byte byte) { return byte == std::byte{' '} || byte == std::byte{'\t'}; }

}  // namespace

std::optional<std::size_t> find(Bytes bytes, std::byte wanted, std::size_t from) {
  if (from >= bytes.size()) return std::nullopt;
  const auto rest = bytes.subspan(from);
  const auto found = std::find(rest.begin(), rest.end(), wanted);
  if (found == rest.end()) return std::nullopt;
  return from + static_cast<std::size_t>(found - rest.begin());
}

bool equals(Bytes bytes, std::string_view text) {
  return std::equal(bytes.begin(), bytes.end(), text.begin(), text.end(),
                    [](std::byte byte, char c) { return to_char(byte) == c; });
}

bool equals_ignoring_case(Bytes bytes, std::string_view text) {
  return std::equal(bytes.begin(), bytes.end(), text.begin(), text.end(),
                    [](std::byte byte, char c) { return lower(to_char(byte)) == lower(c); });
}

bool starts_with(Bytes bytes, std::string_view prefix) {
  return bytes.size() >= prefix.size() && equals(bytes.first(prefix.size()), prefix);
}

Bytes trimmed(Bytes bytes) {
  while (!bytes.empty() && is_blank(bytes.front())) bytes = bytes.subspan(1);
  while (!bytes.empty() && is_blank(bytes.back())) bytes = bytes.first(bytes.size() - 1);
  return bytes;
}

std::optional<std::string> printable(Bytes bytes, std::size_t longest) {
  if (bytes.empty() || bytes.size() > longest || !std::all_of(bytes.begin(), bytes.end(), is_printable))
    return std::nullopt;
  std::string text(bytes.size(), '\0');
  std::transform(bytes.begin(), bytes.end(), text.begin(), to_char);
  return text;
}

std::optional<std::uint64_t> decimal(Bytes digits) {
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  std::uint64_t value = 0;
  for (const std::byte byte : digits) {
    const auto digit = std::to_integer<std::uint64_t>(byte) - '0';
    value = value > (kMost - digit) / 10 ? kMost : value * 10 + digit;
  }
  return value;
}

std::vector<std::byte> to_bytes(std::string_view text) {
  std::vector<std::byte> bytes(text.size());
  std::transform(text.begin(), text.end(), bytes.begin(),
                 [](char c) { return static_cast<std::byte>(static_cast<unsigned char>(c)); });
  return bytes;
}

}  // namespace asepsis::wire
