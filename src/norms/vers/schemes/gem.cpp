// RubyGems: Gem::Version and Gem::Requirement (guides.rubygems.org/patterns).
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "norms/vers/native.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

// Digit runs and letter runs. A hyphen is ".pre.", and starts a pre-release as any letter does.
std::optional<std::vector<std::string_view>> segments_of(std::string_view rest) {
  std::vector<std::string_view> segments;
  if (rest.empty() || !is_digit(rest.front())) return std::nullopt;
  bool expects_segment = true;
  while (!rest.empty()) {
    if (is_alnum(rest.front())) {
      segments.push_back(is_digit(rest.front()) ? take_digits(rest) : take_letters(rest));
      expects_segment = false;
      continue;
    }
    const bool dash = rest.front() == '-';
    if (expects_segment || (!dash && rest.front() != '.')) return std::nullopt;
    if (dash) segments.push_back("pre");
    expects_segment = true;
    rest.remove_prefix(1);
  }
  if (expects_segment) return std::nullopt;
  return segments;
}

bool is_zero(std::string_view segment) { return is_digit(segment.front()) && compare_numbers(segment, "0") == 0; }

// Zeros at the end of the release part and of the whole say nothing.
void drop_zeros(std::vector<std::string_view>& segments) {
  const auto word = std::find_if(segments.begin(), segments.end(), [](auto s) { return is_letter(s.front()); });
  auto release_end = word;
  while (release_end != segments.begin() && is_zero(*(release_end - 1))) --release_end;
  segments.erase(release_end, word);
  while (!segments.empty() && is_zero(segments.back())) segments.pop_back();
}

std::strong_ordering compare_segments(std::string_view a, std::string_view b) {
  const bool number_a = is_digit(a.front());
  if (number_a != is_digit(b.front())) return number_a ? std::strong_ordering::greater : std::strong_ordering::less;
  return number_a ? compare_numbers(a, b) : a <=> b;
}

// "~> 2.0.8" is below 2.1, "~> 2.0" below 3: the last number of the release goes, the one before it counts one up.
std::string pessimistic_end(const std::vector<std::string_view>& segments) {
  std::vector<std::string> release;
  for (const auto segment : segments) {
    if (is_letter(segment.front())) break;
    release.push_back(without_leading_zeros(segment));
  }
  if (release.size() > 1) release.pop_back();
  release.back() = next_number(release.back());
  return join(release, ".");
}

}  // namespace

std::partial_ordering compare_gem(std::string_view a, std::string_view b) {
  auto left = segments_of(a);
  auto right = segments_of(b);
  if (!left || !right) return kUnordered;
  drop_zeros(*left);
  drop_zeros(*right);
  for (std::size_t i = 0; i < std::max(left->size(), right->size()); ++i) {
    const auto order = compare_segments(i < left->size() ? (*left)[i] : "0", i < right->size() ? (*right)[i] : "0");
    if (order != 0) return order;
  }
  return std::partial_ordering::equivalent;
}

Result<Range> gem_from_native(std::string_view range) {
  std::vector<Constraint> all;
  for (const auto piece : split(range, ',')) {
    std::string_view rest = trim(piece);
    if (rest.size() > 1 && rest.front() == '\'' && rest.back() == '\'') rest = rest.substr(1, rest.size() - 2);
    const bool pessimistic = rest.starts_with("~>");
    if (pessimistic) rest.remove_prefix(2);
    const auto comparator = take_comparator(rest);
    const std::string version(trim(rest));
    const auto segments = segments_of(version);
    if (!segments || (pessimistic && comparator))
      return native_fault(range, piece, "a version of digits, letters and dots behind =, !=, <, <=, >, >= or ~>");
    all.push_back({pessimistic ? Comparator::kGreaterOrEqual : comparator.value_or(Comparator::kEqual), version});
    if (pessimistic) all.push_back({Comparator::kLess, pessimistic_end(*segments)});
  }
  return all_of("gem", std::move(all));
}

}  // namespace asepsis::norms::vers
