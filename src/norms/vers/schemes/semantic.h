// Versions after semver.org 2.0.0 and its relatives: numbers, pre-release, build. Internal to vers.
#pragma once

#include <compare>
#include <optional>
#include <string_view>
#include <vector>

namespace asepsis::norms::vers {

struct Semantic {
  std::vector<std::string_view> numbers;      // 1 to `most` of them
  std::vector<std::string_view> pre_release;  // identifiers; empty for a release
  std::string_view build;
};

// "v1.2.3-rc.1+5": a leading v is skipped; fewer than three numbers are taken, since people write such versions.
std::optional<Semantic> parse_semantic(std::string_view text, std::size_t most = 3);

enum class Case { kMatters, kIgnored };

// Precedence (section 11): numbers, missing ones being 0; a release after its pre-releases; identifiers one by one,
// numbers before words. Builds are not compared.
std::strong_ordering compare_semantic(const Semantic& a, const Semantic& b, Case letters = Case::kMatters);

std::strong_ordering compare_identifiers(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b,
                                         Case letters);

}  // namespace asepsis::norms::vers
