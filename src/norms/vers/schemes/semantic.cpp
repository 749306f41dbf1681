#include "norms/vers/schemes/semantic.h"

#include <algorithm>

#include "base/text.h"
#include "norms/vers/schemes/parts.h"

namespace asepsis::norms::vers {
namespace {

bool is_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

std::strong_ordering compare_identifier(std::string_view a, std::string_view b, Case letters) {
  const bool number_a = is_number(a);
  const bool number_b = is_number(b);
  if (number_a != number_b) return number_a ? std::strong_ordering::less : std::strong_ordering::greater;
  if (number_a) return compare_numbers(a, b);
  if (letters == Case::kIgnored) return to_lower(a) <=> to_lower(b);
  return a <=> b;
}

}  // namespace

std::optional<Semantic> parse_semantic(std::string_view text, std::size_t most) {
  Semantic version;
  if (text.size() > 1 && (text.front() == 'v' || text.front() == 'V') && is_digit(text[1])) text.remove_prefix(1);
  if (const auto plus = text.find('+'); plus != std::string_view::npos) {
    version.build = text.substr(plus + 1);
    for (const auto part : split(version.build, '.'))
      if (!is_identifier(part)) return std::nullopt;
    text = text.substr(0, plus);
  }
  if (const auto dash = text.find('-'); dash != std::string_view::npos) {
    version.pre_release = split(text.substr(dash + 1), '.');
    if (!std::all_of(version.pre_release.begin(), version.pre_release.end(), is_identifier)) return std::nullopt;
    text = text.substr(0, dash);
  }
  version.numbers = split(text, '.');
  if (version.numbers.size() > most || !std::all_of(version.numbers.begin(), version.numbers.end(), is_number))
    return std::nullopt;
  return version;
}

std::strong_ordering compare_identifiers(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b,
                                         Case letters) {
  const auto shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i)
    if (const auto order = compare_identifier(a[i], b[i], letters); order != 0) return order;
  return a.size() <=> b.size();
}

std::strong_ordering compare_semantic(const Semantic& a, const Semantic& b, Case letters) {
  for (std::size_t i = 0; i < std::max(a.numbers.size(), b.numbers.size()); ++i) {
    const auto left = i < a.numbers.size() ? a.numbers[i] : std::string_view();
    const auto right = i < b.numbers.size() ? b.numbers[i] : std::string_view();
    if (const auto order = compare_numbers(left, right); order != 0) return order;
  }
  if (a.pre_release.empty() != b.pre_release.empty())
    return a.pre_release.empty() ? std::strong_ordering::greater : std::strong_ordering::less;
  return compare_identifiers(a.pre_release, b.pre_release, letters);
}

}  // namespace asepsis::norms::vers
