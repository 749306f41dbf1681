#include <optional>

#include "base/text.h"
#include "norms/cpe/spelling.h"
#include "norms/cpe/value_builder.h"

namespace asepsis::norms::cpe {
namespace {

constexpr std::size_t kBeginLength = 5;  // "cpe:/"
constexpr std::size_t kComponents = 7;   // part to language
constexpr std::size_t kPacked = 5;       // edition, sw_edition, target_sw, target_hw, other

constexpr std::array<Attribute, kPacked> kPackedAttributes{
    Attribute::kEdition, Attribute::kSwEdition, Attribute::kTargetSw, Attribute::kTargetHw, Attribute::kOther};

// 6.1.2.3: these stand as they are; '~' does not, since it separates packed values.
bool stands_bare(char c) { return needs_no_quote(c) || c == '-' || c == '.'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<int> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::string percent(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {'%', digits[byte >> 4], digits[byte & 15]};
}

std::string bind(const Value& value) {
  if (value.is_na()) return "-";
  std::string out;
  const std::string& text = value.text();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '?') {
      out += "%01";
    } else if (text[i] == '*') {
      out += "%02";
    } else {
      if (text[i] == '\\') ++i;
      out += stands_bare(text[i]) ? std::string(1, lower(text[i])) : percent(text[i]);
    }
  }
  return out;
}

// 6.1.2.4: one value alone needs no packing.
std::string bind_edition(const Name& name) {
  std::string packed;
  bool needs_packing = false;
  for (const Attribute attribute : kPackedAttributes) {
    packed += '~' + bind(name.at(attribute));
    if (attribute != Attribute::kEdition && !name.at(attribute).is_any()) needs_packing = true;
  }
  return needs_packing ? packed : bind(name.at(Attribute::kEdition));
}

// 6.1.3.2. `offset` is where `text` begins in the URI.
Result<Value> unbind(std::string_view text, std::size_t offset) {
  if (text.empty()) return Value::any();
  if (text == "-") return Value::na();
  ValueBuilder builder;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = lower(text[i]);
    bool is_wildcard = c == '*' || c == '?';
    if (c == '%') {
      const auto high = i + 1 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
      const auto low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
      if (!high || !low) return error_at(offset + i, "two hexadecimal digits behind '%'");
      const int code = *high * 16 + *low;
      is_wildcard = code == 1 || code == 2;
      c = is_wildcard ? (code == 1 ? '?' : '*') : static_cast<char>(code);
      if (!is_wildcard && (code >= 0x7f || !is_printable(c) || stands_bare(c)))
        return error_at(offset + i, "the code of a character that needs one, %01 or %02");
    } else if (!is_wildcard && !stands_bare(c) && c != '~') {
      return error_at(offset + i, "letters, digits, '_', '-', '.', '~' or a percent code");
    }
    if (!(is_wildcard ? builder.wildcard(c) : builder.literal(c)))
      return error_at(offset + i, std::string(kWildcardRule));
    if (text[i] == '%') i += 2;
  }
  auto value = builder.finish();
  if (!value) return error_at(offset, "a value that is not a lone hyphen");
  return *std::move(value);
}

// 6.1.3.3: "~edition~sw_edition~target_sw~target_hw~other"; further tildes belong to the last.
Result<Name> unpack_edition(Name name, std::string_view text, std::size_t offset) {
  std::size_t begin = 1;
  for (std::size_t i = 0; i < kPacked; ++i) {
    const std::size_t end = i + 1 == kPacked ? text.size() : text.find('~', begin);
    if (end == std::string_view::npos)
      return error_at(offset + text.size(), "'~' and " + std::string(to_string(kPackedAttributes[i + 1])));
    auto value = unbind(text.substr(begin, end - begin), offset + begin);
    if (!value) return value.error();
    name.at(kPackedAttributes[i]) = *std::move(value);
    begin = end + 1;
  }
  return name;
}

}  // namespace

// 6.1.2
std::string to_uri(const Name& name) {
  std::string out = "cpe:/";
  for (std::size_t i = 0; i < kComponents; ++i) {
    const auto attribute = static_cast<Attribute>(i);
    if (i > 0) out += ':';
    out += attribute == Attribute::kEdition ? bind_edition(name) : bind(name.at(attribute));
  }
  while (out.size() > kBeginLength && out.back() == ':') out.pop_back();
  return out;
}

// 6.1.3
Result<Name> parse_uri(std::string_view text) {
  if (text.size() > kLongestName) return too_long();
  if (!starts_with_ignoring_case(text, "cpe:/")) return error_at(0, "'cpe:/'");
  Name name;
  std::size_t begin = kBeginLength;
  for (std::size_t i = 0; i < kComponents; ++i) {
    const auto attribute = static_cast<Attribute>(i);
    const std::size_t end = std::min(text.find(':', begin), text.size());
    const std::string_view component = text.substr(begin, end - begin);
    if (attribute == Attribute::kEdition && component.starts_with('~')) {
      auto unpacked = unpack_edition(std::move(name), component, begin);
      if (!unpacked) return unpacked.error();
      name = *std::move(unpacked);
    } else {
      auto value = unbind(component, begin);
      if (!value) return value.error();
      name.at(attribute) = *std::move(value);
    }
    if (const Value& part = name.at(Attribute::kPart);
        i == 0 && part.is_text() && part.text() != "a" && part.text() != "h" && part.text() != "o")
      return error_at(begin, "part a, h, o or none");
    if (end == text.size()) return name;
    begin = end + 1;
  }
  return error_at(begin - 1, "the end after seven components");
}

}  // namespace asepsis::norms::cpe
