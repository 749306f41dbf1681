#include "advise/csaf/validate/structure/patterns.h"

#include <array>

#include "advise/csaf/validate/document_version.h"
#include "advise/csaf/validate/instant.h"
#include "advise/csaf/validate/structure/scan.h"
#include "norms/language/language.h"
#include "norms/ssvc/namespace.h"

namespace asepsis::advise::csaf::structure {
namespace {

// ECMA-262 12.2 and 12.3, as they stand in UTF-8; the single bytes apart.
constexpr std::array<std::string_view, 8> kLongSpaces = {"\u00a0", "\u1680", "\u2028", "\u2029",
                                                         "\u202f", "\u205f", "\u3000", "\ufeff"};
constexpr std::array<std::string_view, 2> kLongLineEnds = {"\u2028", "\u2029"};

bool is_space(std::string_view character) {
  if (character.size() == 1) return character[0] == ' ' || (character[0] >= '\t' && character[0] <= '\r');
  for (const std::string_view space : kLongSpaces)
    if (character == space) return true;
  return character >= "\u2000" && character <= "\u200a";
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

std::string_view first_character(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && is_continuation(text[length])) ++length;
  return text.substr(0, length);
}

std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && is_continuation(text[begin])) --begin;
  return text.substr(begin);
}

bool starts_with_line_end(std::string_view text) {
  return text[0] == '\n' || text[0] == '\r' || text.starts_with(kLongLineEnds[0]) || text.starts_with(kLongLineEnds[1]);
}

bool is_one_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool may_end_a_line = text[i] == '\n' || text[i] == '\r' || text[i] == kLongLineEnds[0][0];
    if (may_end_a_line && starts_with_line_end(text.substr(i))) return false;
  }
  return true;
}

// One line of which the first and the last character are others than these and white space.
bool is_trimmed_line(std::string_view text, std::string_view others) {
  if (text.empty() || !is_one_line(text)) return false;
  for (const std::string_view end : {first_character(text), last_character(text)})
    if (is_space(end) || others.find(end) != std::string_view::npos) return false;
  return true;
}

bool are_hashes(std::string_view text, bool (*is_hash_digit)(char)) {
  return take_all(text, is_hash_digit) >= 32 && text.empty();
}

bool is_purl(std::string_view text, std::string_view scheme, bool (*first)(char), bool (*other)(char)) {
  std::string_view rest = text;
  if (!take(rest, scheme) || !take_some(rest, 1, first)) return false;
  take_all(rest, other);
  return take(rest, '/') && !rest.empty() && !starts_with_line_end(rest) && is_uri(text);
}

bool is_uuid(std::string_view text, bool (*is_uuid_digit)(char)) {
  return take_some(text, 8, is_uuid_digit) && take(text, '-') && take_some(text, 4, is_uuid_digit) && take(text, '-') &&
         take_some(text, 4, is_uuid_digit) && take(text, '-') && take_some(text, 4, is_uuid_digit) && take(text, '-') &&
         take_some(text, 12, is_uuid_digit) && text.empty();
}

}  // namespace

bool is_instant(std::string_view text) { return read_instant(text).has_value(); }

bool is_version(std::string_view text) { return read_document_version(text).has_value(); }

bool is_semantic_version(std::string_view text) {
  const auto version = read_document_version(text);
  return version && !version->integer;
}

bool is_category(std::string_view text) { return is_trimmed_line(text, "-_."); }

bool is_tracking_id(std::string_view text) { return is_trimmed_line(text, ""); }

bool is_cve(std::string_view text) {
  return take(text, "CVE-") && take_some(text, 4, is_digit) && take(text, '-') && take_all(text, is_digit) >= 4 &&
         text.empty();
}

bool is_cwe(std::string_view text) {
  return take(text, "CWE-") && !text.starts_with('0') && text.size() <= 6 && take_all(text, is_digit) >= 1 &&
         text.empty();
}

bool is_cwe_version(std::string_view text) {
  if (text.starts_with('0') || take_all(text, is_digit) == 0 || !take(text, '.')) return false;
  const bool zero = text.starts_with('0');
  const std::size_t minor = take_all(text, is_digit);
  if (minor == 0 || (zero && minor > 1)) return false;
  return text.empty() || (take(text, '.') && take_all(text, is_digit) >= 1 && text.empty());
}

bool is_probability(std::string_view text) {
  if (take(text, "0.")) return take_all(text, is_digit) >= 1 && text.empty();
  return take(text, "1.") && take_all(text, [](char c) { return c == '0'; }) >= 1 && text.empty();
}

bool is_hash20(std::string_view text) { return are_hashes(text, is_hex); }

bool is_hash21(std::string_view text) { return are_hashes(text, is_small_hex); }

bool is_hash_algorithm(std::string_view text) {
  return !text.starts_with('-') && take_all(text, [](char c) { return is_small_alphanumeric(c) || c == '-'; }) >= 1 &&
         text.empty();
}

bool is_purl20(std::string_view text) {
  return is_purl(
      text, "pkg:", [](char c) { return is_letter(c) || c == '.' || c == '-' || c == '+'; },
      [](char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '+'; });
}

bool is_purl21(std::string_view text) {
  return is_purl(text, "pkg:", is_small, [](char c) { return is_small_alphanumeric(c) || c == '.' || c == '-'; });
}

bool is_sharing_group(std::string_view text) {
  const bool random = text.size() > 14 && text[14] == '4' && is_uuid(text, is_small_hex);
  return random || is_uuid(text, [](char c) { return c == '0'; }) || is_uuid(text, [](char c) { return c == 'f'; });
}

// RFC 5646 without its irregular tags, of which i-default and i-mingo are let in again.
bool is_language_tag(std::string_view text) {
  const auto tag = norms::language::parse(text);
  if (!tag) return false;
  const bool irregular = tag->grandfathered.starts_with("i-") || tag->grandfathered.starts_with("en-") ||
                         tag->grandfathered.starts_with("sgn-");
  return !irregular || tag->grandfathered == "i-default" || tag->grandfathered == "i-mingo";
}

bool is_ssvc_namespace(std::string_view text) { return static_cast<bool>(norms::ssvc::parse_namespace(text)); }

bool is_ssvc_key(std::string_view text) {
  if (text == "T*") return true;
  if (text.empty() || text.front() == '_' || text.back() == '_') return false;
  return take_all(text, [](char c) { return is_alphanumeric(c) || c == '_'; }) >= 1 && text.empty();
}

}  // namespace asepsis::advise::csaf::structure
