// Perl: version.pm (metacpan.org/pod/version). PHP: composer (getcomposer.org/doc/articles/versions.md).
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

// "v1.2.3" and "1.2.3" are numbers with dots; "1.2" and "1.002003" are decimals, read in groups of three digits.
std::optional<std::vector<std::string>> parse_cpan(std::string_view text) {
  std::string plain;
  std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != '_'; });
  std::string_view rest = plain;
  const bool v = rest.starts_with('v');
  if (v) rest.remove_prefix(1);
  const auto parts = split(rest, '.');
  if (!std::all_of(parts.begin(), parts.end(), is_number)) return std::nullopt;
  std::vector<std::string> numbers{std::string(parts[0])};
  if (v || parts.size() > 2) {
    numbers.assign(parts.begin(), parts.end());
  } else if (parts.size() == 2) {
    for (std::size_t i = 0; i < parts[1].size(); i += 3) {
      std::string group(parts[1].substr(i, 3));
      group.resize(3, '0');
      numbers.push_back(std::move(group));
    }
  }
  return numbers;
}

struct Composer {
  std::vector<std::string_view> numbers;
  std::size_t stability = 4;
  std::vector<std::string_view> stability_numbers;
};

constexpr std::array<std::string_view, 10> kStabilities{"dev", "alpha", "a", "beta", "b", "rc", "", "patch", "pl", "p"};

std::optional<std::size_t> stability_rank(std::string_view word) {
  const auto at = std::find(kStabilities.begin(), kStabilities.end(), word);
  if (word.empty() || at == kStabilities.end()) return std::nullopt;
  constexpr std::array<std::size_t, 10> kRanks{0, 1, 1, 2, 2, 3, 4, 5, 5, 5};
  return kRanks[static_cast<std::size_t>(at - kStabilities.begin())];
}

// One to four numbers, then a stability with a number; a branch ("dev-master", "1.x-dev") cannot be compared.
std::optional<Composer> parse_composer(std::string_view rest) {
  Composer version;
  if (rest.starts_with('v')) rest.remove_prefix(1);
  rest = rest.substr(0, rest.find('+'));
  do {
    if (!version.numbers.empty()) rest.remove_prefix(1);
    version.numbers.push_back(take_digits(rest));
    if (version.numbers.back().empty() || version.numbers.size() > 4) return std::nullopt;
  } while (rest.size() > 1 && rest[0] == '.' && is_digit(rest[1]));
  if (rest.empty()) return version;
  if (std::string_view(".-_").find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  const auto word = take_letters(rest);
  const auto rank = stability_rank(word);
  if (!rank && word != "stable") return std::nullopt;
  if (rank) version.stability = *rank;
  while (!rest.empty()) {
    if (rest.front() == '.' || rest.front() == '-') rest.remove_prefix(1);
    version.stability_numbers.push_back(take_digits(rest));
    if (version.stability_numbers.back().empty()) return std::nullopt;
  }
  return version;
}

template <class Numbers>
std::strong_ordering compare_lists(const Numbers& a, const Numbers& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const auto order = compare_numbers(i < a.size() ? std::string_view(a[i]) : std::string_view(),
                                       i < b.size() ? std::string_view(b[i]) : std::string_view());
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

}  // namespace

std::partial_ordering compare_cpan(std::string_view a, std::string_view b) {
  const auto left = parse_cpan(a);
  const auto right = parse_cpan(b);
  return left && right ? std::partial_ordering(compare_lists(*left, *right)) : kUnordered;
}

std::partial_ordering compare_composer(std::string_view a, std::string_view b) {
  const std::string lower_a = to_lower(a);
  const std::string lower_b = to_lower(b);
  const auto left = parse_composer(lower_a);
  const auto right = parse_composer(lower_b);
  if (!left || !right) return kUnordered;
  if (const auto order = compare_lists(left->numbers, right->numbers); order != 0) return order;
  if (left->stability != right->stability) return left->stability <=> right->stability;
  return compare_lists(left->stability_numbers, right->stability_numbers);
}

}  // namespace asepsis::norms::vers
