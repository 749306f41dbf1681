#include "norms/ssvc/namespace.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "norms/language/language.h"

namespace asepsis::norms::ssvc {
namespace {

constexpr std::string_view kPrivate = "x_";

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alnumlow(char c) { return is_lower(c) || (c >= '0' && c <= '9'); }
bool is_special(char c) { return c == '.' || c == '-'; }

// 1*ALNUMLOW *( SPECIALCHAR 1*ALNUMLOW )
bool is_fragment(std::string_view text) {
  if (text.empty() || !is_alnumlow(text.front()) || !is_alnumlow(text.back())) return false;
  for (std::size_t i = 1; i < text.size(); ++i)
    if (!is_alnumlow(text[i]) && !(is_special(text[i]) && is_alnumlow(text[i - 1]))) return false;
  return true;
}

// LOWER ALNUMLOW 1*( [ SPECIALCHAR ] 1*ALNUMLOW )
bool is_core(std::string_view text) {
  return text.size() >= 3 && is_lower(text[0]) && is_alnumlow(text[1]) && is_fragment(text);
}

// label 1*( "." label ), a label as in the DNS
bool is_reverse_dns(std::string_view text) {
  const auto labels = split(text, '.');
  return labels.size() >= 2 && std::ranges::all_of(labels, [](std::string_view label) {
           return !label.empty() && label.size() <= 63 && is_alnumlow(label.front()) && is_alnumlow(label.back()) &&
                  std::ranges::all_of(label, [](char c) { return is_alnumlow(c) || c == '-'; });
         });
}

// reverse-dns "#" fragment
bool is_x_name(std::string_view text) {
  const std::size_t hash = text.find('#');
  return hash != std::string_view::npos && is_reverse_dns(text.substr(0, hash)) && is_fragment(text.substr(hash + 1));
}

// The grammar has RFC 5646's tags but for the irregular grandfathered ones, of which it takes i-default and i-mingo in
// lower case, and for private use subtags of one character.
bool is_language(std::string_view text) {
  const auto tag = language::parse(text);
  if (!tag) return false;
  if (tag->grandfathered.starts_with("i-")) return text == "i-default" || text == "i-mingo";
  if (tag->grandfathered.starts_with("sgn-") || tag->grandfathered.starts_with("en-")) return false;
  return std::ranges::all_of(tag->private_use, [](const std::string& subtag) { return subtag.size() >= 2; });
}

bool is_base(std::string_view text) {
  if (text.starts_with(kPrivate)) return is_x_name(text.substr(kPrivate.size()));
  const std::size_t hash = text.find('#');
  return is_core(text.substr(0, hash)) && (hash == std::string_view::npos || is_fragment(text.substr(hash + 1)));
}

// A language, "." x-name, or a translation: "." ( reverse-dns / x-name ) "$" language.
bool is_extension(std::string_view text) {
  if (!text.starts_with('.')) return is_language(text);
  text.remove_prefix(1);
  const std::size_t dollar = text.find('$');
  if (dollar == std::string_view::npos) return is_x_name(text);
  const std::string_view of = text.substr(0, dollar);
  return (is_reverse_dns(of) || is_x_name(of)) && is_language(text.substr(dollar + 1));
}

Error error_at(std::size_t offset, std::string expected) {
  return {Code::kDamaged, "", "offset " + std::to_string(offset), std::move(expected)};
}

}  // namespace

Result<Namespace> parse_namespace(std::string_view text) {
  if (text.size() < kShortestNamespace || text.size() > kLongestNamespace)
    return error_at(0, "a namespace of 3 to 1000 characters");
  Namespace name;
  std::size_t offset = 0;
  bool is_first = true;
  for (const std::string_view segment : split(text, '/')) {
    if (is_first) {
      if (!is_base(segment))
        return error_at(0, "a registered namespace, or 'x_', a reversed domain name, '#' and a name");
      name.base = segment;
    } else {
      const bool is_default_language = name.extensions.empty() && segment.empty();
      if (!is_default_language && !(name.extensions.empty() ? is_language(segment) : is_extension(segment)))
        return error_at(offset, name.extensions.empty() ? "a language or nothing"
                                                        : "a language, or '.', a reversed domain name, '#' and a name");
      name.extensions.emplace_back(segment);
    }
    is_first = false;
    offset += segment.size() + 1;
  }
  return name;
}

std::string to_string(const Namespace& name) {
  return name.extensions.empty() ? name.base : name.base + "/" + join(name.extensions, "/");
}

Registration registration(const Namespace& name) {
  constexpr std::array<std::string_view, 5> registered{"basic", "cisa", "cvss", "nist", "ssvc"};
  if (name.base.starts_with(kPrivate)) return Registration::kUnregistered;
  const std::string_view core = std::string_view(name.base).substr(0, name.base.find('#'));
  if (core == "example" || core == "test") return Registration::kReserved;
  if (core == "invalid") return Registration::kInvalid;
  return std::ranges::find(registered, core) == registered.end() ? Registration::kUnknown : Registration::kRegistered;
}

}  // namespace asepsis::norms::ssvc
