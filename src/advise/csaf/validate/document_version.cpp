#include "advise/csaf/validate/document_version.h"

#include <algorithm>

namespace asepsis::advise::csaf {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_identifier_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}
bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string_view take_number(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto length = static_cast<std::size_t>(end - text.begin());
  const std::string_view number = text.substr(0, length);
  if (number.size() > 1 && number.front() == '0') return {};
  text.remove_prefix(length);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::string_view next_identifier(std::string_view& rest) {
  const std::size_t dot = std::min(rest.find('.'), rest.size());
  const std::string_view identifier = rest.substr(0, dot);
  rest.remove_prefix(std::min(dot + 1, rest.size()));
  return identifier;
}

bool are_identifiers(std::string_view text, bool numbers_without_leading_zeros) {
  if (text.empty() || text.back() == '.') return false;
  while (!text.empty()) {
    const std::string_view identifier = next_identifier(text);
    if (identifier.empty() || !std::all_of(identifier.begin(), identifier.end(), is_identifier_character)) return false;
    if (numbers_without_leading_zeros && identifier.size() > 1 && identifier.front() == '0' && is_number(identifier))
      return false;
  }
  return true;
}

std::strong_ordering compare_identifiers(std::string_view a, std::string_view b) {
  if (is_number(a) != is_number(b)) return is_number(a) ? std::strong_ordering::less : std::strong_ordering::greater;
  return is_number(a) ? compare_digits(a, b) : a <=> b;
}

std::strong_ordering compare_prereleases(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.empty() <=> b.empty();  // a release is above its pre-releases
  while (!a.empty() && !b.empty()) {
    const auto order = compare_identifiers(next_identifier(a), next_identifier(b));
    if (order != 0) return order;
  }
  return !a.empty() <=> !b.empty();
}

std::string_view or_zero(std::string_view digits) { return digits.empty() ? "0" : digits; }

}  // namespace

std::optional<DocumentVersion> read_document_version(std::string_view text) {
  DocumentVersion version;
  version.major = take_number(text);
  if (version.major.empty()) return std::nullopt;
  if (text.empty()) {
    version.integer = true;
    return version;
  }
  if (!take(text, '.')) return std::nullopt;
  version.minor = take_number(text);
  if (version.minor.empty() || !take(text, '.')) return std::nullopt;
  version.patch = take_number(text);
  if (version.patch.empty()) return std::nullopt;

  const std::size_t plus = text.find('+');
  if (plus != std::string_view::npos) {
    version.build = text.substr(plus + 1);
    if (!are_identifiers(version.build, false)) return std::nullopt;
    text = text.substr(0, plus);
  }
  if (text.empty()) return version;
  if (!take(text, '-') || !are_identifiers(text, true)) return std::nullopt;
  version.prerelease = text;
  return version;
}

std::strong_ordering compare_digits(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a <=> b;
}

std::strong_ordering compare(const DocumentVersion& a, const DocumentVersion& b) {
  if (const auto order = compare_digits(a.major, b.major); order != 0) return order;
  if (const auto order = compare_digits(or_zero(a.minor), or_zero(b.minor)); order != 0) return order;
  if (const auto order = compare_digits(or_zero(a.patch), or_zero(b.patch)); order != 0) return order;
  return compare_prereleases(a.prerelease, b.prerelease);
}

}  // namespace asepsis::advise::csaf
