#include <algorithm>

#include "base/text.h"
#include "network/rule_reader.h"

namespace asepsis::network {
namespace {

// The network that was probably meant by an address with host bits set.
std::optional<Cidr> with_host_bits_cleared(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto address = parse_ip(text.substr(0, slash));
  if (!address) return std::nullopt;
  for (const std::string_view zero : {"0.0.0.0", "::"}) {
    // Any address of the length tells whether the length itself is one.
    const auto shape = parse_cidr(std::string(zero) + std::string(text.substr(slash)));
    if (!shape || shape->is_v4() != address->is_v4()) continue;
    Cidr cidr{*address, shape->length};
    for (unsigned bit = cidr.length; bit < 128; ++bit) {
      std::uint8_t& byte = cidr.base.bytes[bit / 8];
      byte = static_cast<std::uint8_t>(byte & ~(0x80u >> (bit % 8)));
    }
    return cidr;
  }
  return std::nullopt;
}

}  // namespace

Status Fields::keys(const json::Value& object, std::string_view what,
                    std::initializer_list<std::string_view> known) const {
  if (!object.is_object()) return error(object, std::string(what) + " as a mapping of keys and values");
  for (const json::Member member : object.members()) {
    if (std::ranges::find(known, member.key) != known.end()) continue;
    std::vector<std::string> words(known.begin(), known.end());
    return error(member.value, "a key of " + std::string(what) + " (" + join(words, ", ") + "), not \"" +
                                   std::string(member.key) + "\"");
  }
  return Done{};
}

Result<std::string> Fields::name(const json::Value& value, std::string_view what) const {
  const auto text = value.string();
  if (!text || trim(*text).empty() || trim(*text) != *text) return error(value, std::string(what) + " as text");
  if (text->size() > 128) return error(value, std::string(what) + " of at most 128 bytes");
  if (std::ranges::any_of(*text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    return error(value, std::string(what) + " without control characters");
  return std::string(*text);
}

Result<bool> Fields::flag(const json::Value& value, std::string_view what, bool absent) const {
  if (!value.exists()) return absent;
  if (const auto truth = value.boolean()) return *truth;
  return error(value, std::string(what) + ": true or false");
}

Result<Cidr> Fields::network(const json::Value& value) const {
  const auto text = value.string();
  if (!text) return error(value, "a network such as 10.20.0.0/24, in quotes where it has colons");
  if (const auto cidr = parse_cidr(*text)) return *cidr;
  if (const auto meant = with_host_bits_cleared(*text))
    return error(value, "a network without host bits: " + to_string(*meant) + " instead of " + std::string(*text));
  return error(value, "a network such as 10.20.0.0/24, not \"" + std::string(*text) + "\"");
}

Result<IpAddress> Fields::address(const json::Value& value) const {
  const auto text = value.string();
  if (text)
    if (const auto address = parse_ip(*text)) return *address;
  return error(value, "an address such as 10.30.0.40");
}

}  // namespace asepsis::network
