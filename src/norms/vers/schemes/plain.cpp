// The schemes of vers-spec that no package manager owns: semver, intdot, lexicographic, generic; and the relatives of
// semver that differ in one rule.
#include <algorithm>

#include "base/text.h"
#include "norms/prose/version.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"
#include "norms/vers/schemes/semantic.h"

namespace asepsis::norms::vers {

std::partial_ordering compare_semver(std::string_view a, std::string_view b) {
  const auto left = parse_semantic(a);
  const auto right = parse_semantic(b);
  return left && right ? compare_semantic(*left, *right) : kUnordered;
}

// learn.microsoft.com/nuget/concepts/package-versioning: a fourth number, and letters without case.
std::partial_ordering compare_nuget(std::string_view a, std::string_view b) {
  const auto left = parse_semantic(a, 4);
  const auto right = parse_semantic(b, 4);
  return left && right ? compare_semantic(*left, *right, Case::kIgnored) : kUnordered;
}

// dart.dev/tools/pub/versioning: builds come after none, and are ordered as pre-releases are.
std::partial_ordering compare_dart(std::string_view a, std::string_view b) {
  const auto left = parse_semantic(a);
  const auto right = parse_semantic(b);
  if (!left || !right) return kUnordered;
  if (const auto order = compare_semantic(*left, *right); order != 0) return order;
  if (left->build.empty() != right->build.empty())
    return left->build.empty() ? std::partial_ordering::less : std::partial_ordering::greater;
  return compare_identifiers(split(left->build, '.'), split(right->build, '.'), Case::kMatters);
}

// vers-spec: numbers with dots between, read up to the first character that is neither. More numbers come after fewer
// ("1.2" before "1.2.0"), as the scheme's author defined it (package-url/vers-spec issue 8).
std::partial_ordering compare_intdot(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty() || !is_digit(a.front()) || !is_digit(b.front())) return kUnordered;
  for (;;) {
    if (const auto order = compare_numbers(take_digits(a), take_digits(b)); order != 0) return order;
    const bool more_a = a.size() > 1 && a[0] == '.' && is_digit(a[1]);
    const bool more_b = b.size() > 1 && b[0] == '.' && is_digit(b[1]);
    if (!more_a || !more_b) return more_a <=> more_b;
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
}

// vers-spec: bytes of the UTF-8 text, unsigned.
std::partial_ordering compare_lexicographic(std::string_view a, std::string_view b) {
  return is_utf8(a) && is_utf8(b) ? std::partial_ordering(a.compare(b) <=> 0) : kUnordered;
}

// vers-spec leaves the comparison open ("will be specified later"). Ours is the one order of vendors' versions, which
// says nothing where vendors differ.
std::partial_ordering compare_generic(std::string_view a, std::string_view b) {
  const auto left = prose::parse_version(a);
  const auto right = prose::parse_version(b);
  if (!left || !right) return kUnordered;
  const auto order = prose::compare(*left, *right);
  return order ? std::partial_ordering(*order) : kUnordered;
}

}  // namespace asepsis::norms::vers
