// Gentoo: Package Manager Specification 8, section 3.2 (syntax) and 3.3 (comparison).
// Alpine: apk-tools, whose versions are Gentoo's with more suffixes and a commit hash.
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

// Suffixes in ascending order. Those before kNone are pre-releases.
constexpr std::array<std::string_view, 10> kSuffixes{"alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"};
constexpr std::size_t kNone = 4;
// Gentoo knows the pre-releases and p.
constexpr std::size_t kPatch = 9;

struct Suffix {
  std::size_t rank = kNone;
  std::string_view number;
};

struct Version {
  std::vector<std::string_view> numbers;
  char letter = 0;
  std::vector<Suffix> suffixes;
  std::string_view hash;      // Alpine alone
  std::string_view revision;  // digits behind -r
};

std::optional<std::size_t> suffix_rank(std::string_view name) {
  for (std::size_t i = 0; i < kSuffixes.size(); ++i)
    if (i != kNone && kSuffixes[i] == name) return i;
  return std::nullopt;
}

std::optional<Version> parse_version(std::string_view rest, bool alpine) {
  Version version;
  do {
    if (!version.numbers.empty()) rest.remove_prefix(1);
    version.numbers.push_back(take_digits(rest));
    if (version.numbers.back().empty()) return std::nullopt;
  } while (rest.starts_with('.'));
  if (!rest.empty() && rest.front() >= 'a' && rest.front() <= 'z') {
    version.letter = rest.front();
    rest.remove_prefix(1);
  }
  while (rest.starts_with('_')) {
    rest.remove_prefix(1);
    const auto rank = suffix_rank(take_letters(rest));
    if (!rank || (!alpine && *rank > kNone && *rank != kPatch)) return std::nullopt;
    version.suffixes.push_back({*rank, take_digits(rest)});
  }
  if (alpine && rest.starts_with('~')) {
    rest.remove_prefix(1);
    const auto end = rest.find_first_not_of("0123456789abcdef");
    version.hash = rest.substr(0, end);
    rest.remove_prefix(version.hash.size());
    if (version.hash.empty()) return std::nullopt;
  }
  if (rest.starts_with("-r")) {
    rest.remove_prefix(2);
    version.revision = take_digits(rest);
    if (version.revision.empty()) return std::nullopt;
  }
  if (!rest.empty()) return std::nullopt;
  return version;
}

std::string_view without_trailing_zeros(std::string_view digits) {
  return digits.substr(0, digits.find_last_not_of('0') + 1);
}

// Behind the first number, one with a leading zero is a fraction: 1.01 is before 1.1, and (Gentoo alone) 1.010 is 1.01.
std::strong_ordering compare_component(std::string_view a, std::string_view b, bool alpine) {
  if (a.front() != '0' && b.front() != '0') return compare_numbers(a, b);
  if (alpine) return a <=> b;
  return without_trailing_zeros(a) <=> without_trailing_zeros(b);
}

std::strong_ordering compare_suffixes(const std::vector<Suffix>& a, const std::vector<Suffix>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const Suffix left = i < a.size() ? a[i] : Suffix{};
    const Suffix right = i < b.size() ? b[i] : Suffix{};
    if (left.rank != right.rank) return left.rank <=> right.rank;
    if (const auto order = compare_numbers(left.number, right.number); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::partial_ordering compare_versions(std::string_view a, std::string_view b, bool alpine) {
  const auto left = parse_version(a, alpine);
  const auto right = parse_version(b, alpine);
  if (!left || !right) return kUnordered;
  if (const auto order = compare_numbers(left->numbers[0], right->numbers[0]); order != 0) return order;
  const auto shared = std::min(left->numbers.size(), right->numbers.size());
  for (std::size_t i = 1; i < shared; ++i)
    if (const auto order = compare_component(left->numbers[i], right->numbers[i], alpine); order != 0) return order;
  if (left->numbers.size() != right->numbers.size()) return left->numbers.size() <=> right->numbers.size();
  if (left->letter != right->letter) return left->letter <=> right->letter;
  if (const auto order = compare_suffixes(left->suffixes, right->suffixes); order != 0) return order;
  if (left->hash != right->hash) return left->hash.compare(right->hash) <=> 0;
  return compare_numbers(left->revision, right->revision);
}

}  // namespace

std::partial_ordering compare_gentoo(std::string_view a, std::string_view b) { return compare_versions(a, b, false); }
std::partial_ordering compare_apk(std::string_view a, std::string_view b) { return compare_versions(a, b, true); }

}  // namespace asepsis::norms::vers
