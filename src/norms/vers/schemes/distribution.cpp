// Debian: deb-version(7). RPM: rpm-version(7), and rpmvercmp as its test suite states it. Arch: vercmp(8), pacman's
// relative of rpmvercmp.
#include <algorithm>
#include <optional>
#include <string_view>

#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

// epoch:version-release
struct Parts {
  std::string_view epoch;  // digits; none is 0
  std::string_view version;
  std::string_view release;
  bool has_release = false;
};

std::optional<Parts> parse_parts(std::string_view text) {
  Parts parts;
  if (const auto colon = text.find(':'); colon != std::string_view::npos) {
    parts.epoch = text.substr(0, colon);
    if (!is_number(parts.epoch)) return std::nullopt;
    text.remove_prefix(colon + 1);
  }
  const auto dash = text.rfind('-');
  parts.version = text.substr(0, dash);
  if (dash != std::string_view::npos) {
    parts.release = text.substr(dash + 1);
    parts.has_release = true;
  }
  const bool visible = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (parts.version.empty() || !visible) return std::nullopt;
  return parts;
}

// deb-version(7): '~' before the end, the end before letters, letters before all else.
int deb_weight(std::string_view rest) {
  if (rest.empty() || is_digit(rest.front())) return 0;
  const char c = rest.front();
  if (c == '~') return -1;
  return is_letter(c) ? c : c + 256;
}

std::strong_ordering compare_deb_part(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    while ((!a.empty() && !is_digit(a.front())) || (!b.empty() && !is_digit(b.front()))) {
      const int left = deb_weight(a);
      const int right = deb_weight(b);
      if (left != right) return left <=> right;
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
    if (const auto order = compare_numbers(take_digits(a), take_digits(b)); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

// Separators are skipped; '~' is before the end and '^' after it but before anything else; a number is after letters.
std::strong_ordering compare_rpm_part(std::string_view a, std::string_view b) {
  const auto skip = [](std::string_view& text) {
    while (!text.empty() && !is_alnum(text.front()) && text.front() != '~' && text.front() != '^')
      text.remove_prefix(1);
  };
  for (;;) {
    skip(a);
    skip(b);
    const bool tilde_a = a.starts_with('~');
    const bool tilde_b = b.starts_with('~');
    if (tilde_a != tilde_b) return tilde_a ? std::strong_ordering::less : std::strong_ordering::greater;
    if (!tilde_a) {
      const bool caret_a = a.starts_with('^');
      const bool caret_b = b.starts_with('^');
      if (caret_a != caret_b) {
        if (caret_a) return b.empty() ? std::strong_ordering::greater : std::strong_ordering::less;
        return a.empty() ? std::strong_ordering::less : std::strong_ordering::greater;
      }
      if (!caret_a) {
        if (a.empty() || b.empty()) return a.size() <=> b.size();
        const bool number = is_digit(a.front());
        if (number != is_digit(b.front())) return number ? std::strong_ordering::greater : std::strong_ordering::less;
        const auto order =
            number ? compare_numbers(take_digits(a), take_digits(b)) : take_letters(a) <=> take_letters(b);
        if (order != 0) return order;
        continue;
      }
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
}

// As RPM's, but: what remains decides alone whether letters come before the end ("1.0rc" before "1.0") or behind it
// ("1.0.a" after "1.0"), and more separators between two segments come after fewer.
std::strong_ordering compare_alpm_part(std::string_view a, std::string_view b) {
  const auto skip = [](std::string_view& text) {
    const auto end = std::find_if(text.begin(), text.end(), is_alnum);
    const auto skipped = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(skipped);
    return skipped;
  };
  if (a == b) return std::strong_ordering::equal;
  for (;;) {
    const auto separators_a = skip(a);
    const auto separators_b = skip(b);
    if (a.empty() || b.empty()) {
      if (a.empty() && b.empty()) return std::strong_ordering::equal;
      const bool letters = is_letter((a.empty() ? b : a).front());
      const bool directly = (a.empty() ? separators_b : separators_a) == 0;
      const bool longer_is_first = letters && directly;
      return a.empty() == longer_is_first ? std::strong_ordering::greater : std::strong_ordering::less;
    }
    if (separators_a != separators_b) return separators_a <=> separators_b;
    const bool number = is_digit(a.front());
    if (number != is_digit(b.front())) return number ? std::strong_ordering::greater : std::strong_ordering::less;
    const auto order = number ? compare_numbers(take_digits(a), take_digits(b)) : take_letters(a) <=> take_letters(b);
    if (order != 0) return order;
  }
}

using ComparePart = std::strong_ordering (*)(std::string_view, std::string_view);

// A version without a release stands for all of its releases.
std::partial_ordering compare_with_releases(std::string_view a, std::string_view b, ComparePart compare) {
  const auto left = parse_parts(a);
  const auto right = parse_parts(b);
  if (!left || !right) return kUnordered;
  if (const auto order = compare_numbers(left->epoch, right->epoch); order != 0) return order;
  if (const auto order = compare(left->version, right->version); order != 0) return order;
  if (!left->has_release || !right->has_release) return std::partial_ordering::equivalent;
  return compare(left->release, right->release);
}

}  // namespace

std::partial_ordering compare_deb(std::string_view a, std::string_view b) {
  const auto left = parse_parts(a);
  const auto right = parse_parts(b);
  if (!left || !right) return kUnordered;
  if (const auto order = compare_numbers(left->epoch, right->epoch); order != 0) return order;
  if (const auto order = compare_deb_part(left->version, right->version); order != 0) return order;
  return compare_deb_part(left->release, right->release);  // none is 0
}

std::partial_ordering compare_rpm(std::string_view a, std::string_view b) {
  return compare_with_releases(a, b, compare_rpm_part);
}

std::partial_ordering compare_alpm(std::string_view a, std::string_view b) {
  return compare_with_releases(a, b, compare_alpm_part);
}

}  // namespace asepsis::norms::vers
