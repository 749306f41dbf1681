// Python: PEP 440, version identification and dependency specification.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "norms/vers/native.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

struct Version {
  std::string_view epoch;
  std::vector<std::string_view> release;
  int pre = 0;  // 1 alpha, 2 beta, 3 release candidate
  std::string_view pre_number;
  bool post = false;
  std::string_view post_number;
  bool dev = false;
  std::string_view dev_number;
  std::vector<std::string_view> local;
};

bool is_separator(char c) { return c == '.' || c == '-' || c == '_'; }

// A separator before one of the words, and one before its number, may stand or be left out.
std::optional<std::size_t> take_word(std::string_view& rest, const std::vector<std::string_view>& words,
                                     std::string_view& number) {
  std::string_view in = rest;
  if (!in.empty() && is_separator(in.front())) in.remove_prefix(1);
  const auto word = take_letters(in);
  const auto at = std::find(words.begin(), words.end(), word);
  if (word.empty() || at == words.end()) return std::nullopt;
  std::string_view behind = in;
  if (!behind.empty() && is_separator(behind.front())) behind.remove_prefix(1);
  number = take_digits(behind);
  rest = number.empty() ? in : behind;
  return static_cast<std::size_t>(at - words.begin());
}

// `text` in lower case and without white space around it. PEP 440, appendix B.
std::optional<Version> parse_version(std::string_view text) {
  static const std::vector<std::string_view> kPre{"a", "alpha", "b", "beta", "c", "rc", "pre", "preview"};
  static const std::vector<std::string_view> kPost{"post", "rev", "r"};
  static const std::vector<std::string_view> kDev{"dev"};
  Version version;
  if (text.starts_with('v')) text.remove_prefix(1);
  if (const auto mark = text.find('!'); mark != std::string_view::npos) {
    version.epoch = text.substr(0, mark);
    if (!is_number(version.epoch)) return std::nullopt;
    text.remove_prefix(mark + 1);
  }
  if (const auto plus = text.find('+'); plus != std::string_view::npos) {
    std::string_view local = text.substr(plus + 1);
    text = text.substr(0, plus);
    for (;;) {
      const auto end = std::find_if(local.begin(), local.end(), is_separator);
      const auto part = local.substr(0, static_cast<std::size_t>(end - local.begin()));
      if (part.empty() || !std::all_of(part.begin(), part.end(), is_alnum)) return std::nullopt;
      version.local.push_back(part);
      if (end == local.end()) break;
      local.remove_prefix(part.size() + 1);
    }
  }
  do {
    if (!version.release.empty()) text.remove_prefix(1);
    version.release.push_back(take_digits(text));
    if (version.release.back().empty()) return std::nullopt;
  } while (text.size() > 1 && text[0] == '.' && is_digit(text[1]));
  if (const auto word = take_word(text, kPre, version.pre_number)) version.pre = *word < 2 ? 1 : *word < 4 ? 2 : 3;
  if (text.size() > 1 && text[0] == '-' && is_digit(text[1])) {
    text.remove_prefix(1);
    version.post = true;
    version.post_number = take_digits(text);
  } else if (take_word(text, kPost, version.post_number)) {
    version.post = true;
  }
  if (take_word(text, kDev, version.dev_number)) version.dev = true;
  if (!text.empty()) return std::nullopt;
  return version;
}

std::strong_ordering compare_release(const Version& a, const Version& b) {
  for (std::size_t i = 0; i < std::max(a.release.size(), b.release.size()); ++i) {
    const auto order = compare_numbers(i < a.release.size() ? a.release[i] : std::string_view(),
                                       i < b.release.size() ? b.release[i] : std::string_view());
    if (order != 0) return order;
  }
  return std::strong_ordering::equal;
}

// A development release of the release itself is before its alphas; no pre-release is behind all of them.
int pre_rank(const Version& version) {
  if (version.pre != 0) return version.pre;
  return version.dev && !version.post ? 0 : 4;
}

std::strong_ordering compare_local(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  const auto shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    const bool number = is_number(a[i]);
    if (number != is_number(b[i])) return number ? std::strong_ordering::greater : std::strong_ordering::less;
    const auto order = number ? compare_numbers(a[i], b[i]) : a[i] <=> b[i];
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::strong_ordering compare_versions(const Version& a, const Version& b) {
  if (const auto order = compare_numbers(a.epoch, b.epoch); order != 0) return order;
  if (const auto order = compare_release(a, b); order != 0) return order;
  if (pre_rank(a) != pre_rank(b)) return pre_rank(a) <=> pre_rank(b);
  if (const auto order = compare_numbers(a.pre_number, b.pre_number); order != 0) return order;
  if (a.post != b.post) return a.post <=> b.post;
  if (const auto order = compare_numbers(a.post_number, b.post_number); order != 0) return order;
  if (a.dev != b.dev) return b.dev <=> a.dev;
  if (const auto order = compare_numbers(a.dev_number, b.dev_number); order != 0) return order;
  return compare_local(a.local, b.local);
}

// The release numbers up to `count`, the last counted one up, and ".dev0": the very first version behind all that begin
// with those numbers.
std::string first_behind(const Version& version, std::size_t count) {
  std::string out = version.epoch.empty() ? "" : without_leading_zeros(version.epoch) + "!";
  for (std::size_t i = 0; i + 1 < count; ++i) out += without_leading_zeros(version.release[i]) + ".";
  return out + next_number(version.release[count - 1]) + ".dev0";
}

constexpr std::string_view kExpected = "specifiers such as >=1.0, ~=1.4.2, ==1.4.* or !=2.0, with commas between";

Status read_specifier(std::string_view whole, std::string_view piece, std::vector<Constraint>& out) {
  std::string_view rest = trim(piece);
  const bool compatible = rest.starts_with("~=");
  if (compatible) rest.remove_prefix(2);
  auto comparator = compatible ? std::optional(Comparator::kGreaterOrEqual) : take_comparator(rest);
  if (!compatible && comparator == Comparator::kEqual && rest.starts_with('=')) rest.remove_prefix(1);  // ===
  std::string text(trim(rest));
  const bool prefix = text.ends_with(".*");
  if (prefix) text.resize(text.size() - 2);
  const std::string lower = to_lower(text);
  const auto version = parse_version(lower);
  const bool known = version && (!prefix || (comparator.value_or(Comparator::kEqual) == Comparator::kEqual &&
                                             version->pre == 0 && !version->post && !version->dev));
  if (!known || (compatible && version->release.size() < 2)) return native_fault(whole, piece, kExpected);
  if (compatible || prefix) {
    out.push_back({Comparator::kGreaterOrEqual, prefix ? text + ".dev0" : text});
    out.push_back({Comparator::kLess, first_behind(*version, version->release.size() - (compatible ? 1 : 0))});
  } else {
    out.push_back({comparator.value_or(Comparator::kEqual), text});
  }
  return Done{};
}

}  // namespace

std::partial_ordering compare_pypi(std::string_view a, std::string_view b) {
  const std::string lower_a = to_lower(a);
  const std::string lower_b = to_lower(b);
  const auto left = parse_version(lower_a);
  const auto right = parse_version(lower_b);
  return left && right ? std::partial_ordering(compare_versions(*left, *right)) : kUnordered;
}

Result<Range> pypi_from_native(std::string_view range) {
  if (range.size() > kLongestNative)
    return Error{Code::kLimit, "", "", "a range of at most " + std::to_string(kLongestNative) + " bytes"};
  if (trim(range).empty()) return Range{"pypi", true, {}};
  std::vector<Constraint> all;
  for (const auto piece : split(range, ','))
    if (auto done = read_specifier(range, piece, all); !done) return done.error();
  return all_of("pypi", std::move(all));
}

}  // namespace asepsis::norms::vers
