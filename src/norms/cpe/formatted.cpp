#include "base/text.h"
#include "norms/cpe/spelling.h"
#include "norms/cpe/value_builder.h"

namespace asepsis::norms::cpe {
namespace {

constexpr std::string_view kBegin = "cpe:2.3:";

// NISTIR 7695 6.2.3: these three stand bare in a formatted string, so that a backslash before them says nothing.
bool stands_bare(char c) { return needs_no_quote(c) || c == '-' || c == '.'; }

}  // namespace

Error error_at(std::size_t offset, std::string expected) {
  return {Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
}

// 6.2.2
std::string to_formatted(const Name& name) {
  std::string out = "cpe:2.3";
  for (const Value& value : name.values) {
    out += ':';
    if (value.is_any()) out += '*';
    if (value.is_na()) out += '-';
    const std::string& text = value.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && stands_bare(text[i + 1])) ++i;
      out += text[i];
      if (text[i] == '\\') out += text[++i];
    }
  }
  return out;
}

// 6.2.3
Result<Name> parse_formatted(std::string_view text) {
  if (text.size() > kLongestName) return too_long();
  if (!text.starts_with(kBegin)) return error_at(0, "'cpe:2.3:'");
  Name name;
  std::size_t at = kBegin.size();
  for (std::size_t attribute = 0; attribute < kAttributes; ++attribute) {
    const std::string label(to_string(static_cast<Attribute>(attribute)));
    if (attribute > 0) {
      if (at == text.size()) return error_at(at, "':' and " + label);
      ++at;  // the ':' that ended the value before
    }
    const std::size_t begin = at;
    ValueBuilder builder;
    for (; at < text.size() && text[at] != ':'; ++at) {
      const char c = text[at];
      if (c == '*' || c == '?') {
        if (!builder.wildcard(c)) return error_at(at, std::string(kWildcardRule));
        continue;
      }
      const bool quoted = c == '\\';
      if (quoted && ++at == text.size()) return error_at(at, "a character behind the backslash");
      if (!is_printable(text[at])) return error_at(at, "printable ASCII in " + label);
      if (quoted && stands_bare(text[at])) return error_at(at - 1, "no backslash before a character that stands bare");
      if (!quoted && !stands_bare(text[at])) return error_at(at, "a backslash before this character in " + label);
      if (!builder.literal(text[at])) return error_at(at, std::string(kWildcardRule));
    }
    const std::string_view value = text.substr(begin, at - begin);
    if (value.empty()) return error_at(begin, "a value for " + label + ", '*' or '-'");
    if (attribute == 0 && value != "a" && value != "h" && value != "o" && value != "*" && value != "-")
      return error_at(begin, "part a, h, o, '*' or '-'");
    name.values[attribute] = value == "-" ? Value::na() : *builder.finish();
  }
  if (at != text.size()) return error_at(at, "the end after eleven values");
  return name;
}

Result<Name> parse(std::string_view text) {
  if (starts_with_ignoring_case(text, "cpe:/")) return parse_uri(text);
  if (text.starts_with(kBegin)) return parse_formatted(text);
  return error_at(0, "'cpe:2.3:' or 'cpe:/'");
}

}  // namespace asepsis::norms::cpe
