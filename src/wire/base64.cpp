#include "wire/base64.h"

#include <array>
#include <string_view>

#include "wire/ascii.h"

namespace asepsis::wire {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kGroup = 4;

std::optional<std::uint32_t> value_of(std::byte byte) {
  const auto at = kAlphabet.find(to_char(byte));
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

}  // namespace

std::optional<std::vector<std::byte>> decode_base64(Bytes text, std::size_t longest) {
  if (text.size() % kGroup != 0 || text.size() / kGroup * 3 > longest + 2) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == std::byte{'='}) ++padding;

  std::vector<std::byte> decoded;
  decoded.reserve(text.size() / kGroup * 3);
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const std::byte byte : text.first(text.size() - padding)) {
    const auto value = value_of(byte);
    if (!value) return std::nullopt;
    bits = (bits << 6) | *value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    decoded.push_back(static_cast<std::byte>((bits >> held) & 0xff));
    bits &= (1u << held) - 1;
  }
  if (bits != 0 || decoded.size() > longest) return std::nullopt;
  return decoded;
}

std::string encode_base64(Bytes bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * kGroup);
  for (; !bytes.empty(); bytes = bytes.subspan(bytes.size() < 3 ? bytes.size() : 3)) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = (bits << 8) | (i < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i]) : 0);
    for (std::size_t i = 0; i < kGroup; ++i)
      text.push_back(i <= bytes.size() ? kAlphabet[(bits >> (18 - 6 * i)) & 0x3f] : '=');
  }
  return text;
}

}  // namespace asepsis::wire
