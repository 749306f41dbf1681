// Conan 2: version order (docs.conan.io/2/tutorial/versioning/versions.html) and version ranges.
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

// items[-pre][+build]; of pre-release and build the last ones count. Both are compared as versions themselves.
struct Version {
  std::vector<std::string_view> items;  // without zeros at the end
  std::optional<std::string_view> pre_release;
  std::optional<std::string_view> build;
};

Version parse_version(std::string_view text) {
  Version version;
  if (const auto plus = text.rfind('+'); plus != std::string_view::npos) {
    version.build = text.substr(plus + 1);
    text = text.substr(0, plus);
  }
  if (const auto dash = text.rfind('-'); dash != std::string_view::npos) {
    version.pre_release = text.substr(dash + 1);
    text = text.substr(0, dash);
  }
  version.items = split(text, '.');
  while (!version.items.empty() && is_number(version.items.back()) && compare_numbers(version.items.back(), "0") == 0)
    version.items.pop_back();
  return version;
}

// Numbers as numbers; a number beside a word is compared as text. That is no order of all texts ("9", "10", "1a" go in
// a circle), but it is the package manager's.
std::strong_ordering compare_item(std::string_view a, std::string_view b) {
  if (is_number(a) && is_number(b)) return compare_numbers(a, b);
  const std::string left = is_number(a) ? without_leading_zeros(a) : std::string(a);
  const std::string right = is_number(b) ? without_leading_zeros(b) : std::string(b);
  return left <=> right;
}

std::strong_ordering compare_items(const Version& a, const Version& b) {
  const auto shared = std::min(a.items.size(), b.items.size());
  for (std::size_t i = 0; i < shared; ++i)
    if (const auto order = compare_item(a.items[i], b.items[i]); order != 0) return order;
  return a.items.size() <=> b.items.size();
}

std::strong_ordering compare_versions(const Version& a, const Version& b);

std::strong_ordering compare_optional(std::optional<std::string_view> a, std::optional<std::string_view> b) {
  if (!a || !b) return a.has_value() <=> b.has_value();
  return compare_versions(parse_version(*a), parse_version(*b));
}

// Depth: a build has no '+' and so no build; a pre-release has neither. Two levels, then the end.
std::strong_ordering compare_versions(const Version& a, const Version& b) {
  if (const auto order = compare_items(a, b); order != 0) return order;
  if (a.pre_release.has_value() != b.pre_release.has_value())
    return a.pre_release ? std::strong_ordering::less : std::strong_ordering::greater;
  if (const auto order = compare_optional(a.pre_release, b.pre_release); order != 0) return order;
  return compare_optional(a.build, b.build);
}

bool is_version(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alnum(c) || std::string_view(".-_+*").find(c) != std::string_view::npos;
  });
}

// "~2.5.1" ends below "2.6-", "^0.1.2" below "0.2-": the pre-releases of the end are out as well.
std::optional<std::string> end_behind(std::string_view version, char prefix) {
  const auto items = split(version.substr(0, version.find_first_of("-+")), '.');
  if (!std::all_of(items.begin(), items.end(), is_number)) return std::nullopt;
  std::size_t place = 0;
  if (prefix == '~') {
    place = std::min<std::size_t>(items.size(), 2) - 1;
  } else {
    while (place + 1 < items.size() && compare_numbers(items[place], "0") == 0) ++place;
  }
  std::string out;
  for (std::size_t i = 0; i < place; ++i) out += std::string(items[i]) + ".";
  return out + next_number(items[place]) + "-";
}

Status read_alternative(std::string_view whole, std::string_view text, std::vector<Constraint>& out) {
  constexpr std::string_view kExpected = "versions such as 1.2.3, >1 <2.0, ~2.5, ^1.2 or *";
  std::size_t i = 0;
  while ((i = text.find_first_not_of(" \t", i)) != std::string_view::npos) {
    const auto word = text.substr(i, text.find_first_of(" \t", i) - i);
    i += word.size();
    std::string_view rest = word;
    const char prefix = rest.front() == '~' || rest.front() == '^' ? rest.front() : char{0};
    if (prefix != 0) rest.remove_prefix(1);
    const auto comparator = take_comparator(rest);
    // A hyphen at the end asks for pre-releases, which a VERS holds anyway.
    if (rest.ends_with('-')) rest.remove_suffix(1);
    if (!is_version(rest) || (prefix != 0 && comparator)) return native_fault(whole, word, kExpected);
    if (rest == "*" && !comparator && prefix == 0) {
      out.push_back({Comparator::kGreaterOrEqual, "0.0.0"});
    } else if (prefix != 0) {
      auto end = end_behind(rest, prefix);
      if (!end) return native_fault(whole, word, kExpected);
      out.push_back({Comparator::kGreaterOrEqual, std::string(rest)});
      out.push_back({Comparator::kLess, std::move(*end)});
    } else {
      out.push_back({comparator.value_or(Comparator::kEqual), std::string(rest)});
    }
  }
  return Done{};
}

}  // namespace

std::partial_ordering compare_conan(std::string_view a, std::string_view b) {
  if (!is_version(a) || !is_version(b)) return kUnordered;
  return compare_versions(parse_version(a), parse_version(b));
}

// ">1 <2.0 || ^3.2, include_prerelease=True". An empty range has no constraints.
Result<Range> conan_from_native(std::string_view range) {
  if (range.size() > kLongestNative)
    return Error{Code::kLimit, "", "", "a range of at most " + std::to_string(kLongestNative) + " bytes"};
  const auto comma = range.find(',');
  if (comma != std::string_view::npos && !trim(range.substr(comma + 1)).starts_with("include_prerelease"))
    return native_fault(range, range.substr(comma), "\", include_prerelease=...\" behind the range");
  const auto expressions = range.substr(0, comma);
  std::vector<Constraint> all;
  std::size_t begin = 0;
  while (begin <= expressions.size()) {
    const auto end = std::min(expressions.find("||", begin), expressions.size());
    auto done = read_alternative(range, expressions.substr(begin, end - begin), all);
    if (!done) return done.error();
    begin = end + 2;
  }
  return any_of("conan", std::move(all));
}

}  // namespace asepsis::norms::vers
