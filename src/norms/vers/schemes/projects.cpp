// Schemes and lists of single projects: OpenSSL (openssl.org/policies/releasestrat.html) and nginx (its advisories).
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "norms/vers/native.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"
#include "norms/vers/schemes/semantic.h"

namespace asepsis::norms::vers {
namespace {

// Before 3.0: three numbers and patch letters, a to z, then za to zz. Since: as in semver. Both have pre-releases.
struct OpenSsl {
  Semantic numbers;
  std::string_view letters;
};

std::optional<OpenSsl> parse_openssl(std::string_view text) {
  const auto dash = text.find('-');
  const auto head = text.substr(0, dash);
  const auto digits_end = head.find_last_not_of("abcdefghijklmnopqrstuvwxyz") + 1;
  OpenSsl version;
  version.letters = head.substr(digits_end);
  auto numbers = parse_semantic(head.substr(0, digits_end));
  if (!numbers || numbers->numbers.size() != 3 || !is_digit(text.front())) return std::nullopt;
  version.numbers = std::move(*numbers);
  if (dash != std::string_view::npos) {
    // "pre9" is before "pre10": the number counts.
    std::string_view rest = text.substr(dash + 1);
    const auto word = take_letters(rest);
    if (word.empty() || !std::all_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
    version.numbers.pre_release.push_back(word);
    if (!rest.empty()) version.numbers.pre_release.push_back(rest);
  }
  return version;
}

constexpr std::string_view kNginxExpected = "versions such as 0.8.40+, 0.7.52-0.8.39, 0.9.10 or all";

// "1.4.1+" is from 1.4.1 on within its branch: nginx numbers its stable branches even, and the newest is odd and open.
Status read_nginx(std::string_view whole, std::string_view piece, std::vector<Constraint>& out) {
  std::string_view text = trim(piece);
  const bool and_later = text.ends_with('+');
  if (and_later) text.remove_suffix(1);
  const auto dash = text.find('-');
  const auto low = trim(text.substr(0, dash));
  const auto version = parse_semantic(low);
  if (!version || version->numbers.size() != 3 || !version->pre_release.empty() || !version->build.empty() ||
      !is_digit(low.front()))
    return native_fault(whole, piece, kNginxExpected);
  if (dash != std::string_view::npos) {
    const auto high = trim(text.substr(dash + 1));
    const auto end = parse_semantic(high);
    if (and_later || !end || end->numbers.size() != 3 || !end->pre_release.empty() || !is_digit(high.front()))
      return native_fault(whole, piece, kNginxExpected);
    out.push_back({Comparator::kGreaterOrEqual, std::string(low)});
    out.push_back({Comparator::kLessOrEqual, std::string(high)});
  } else if (and_later) {
    out.push_back({Comparator::kGreaterOrEqual, std::string(low)});
    const bool stable = (version->numbers[1].back() - '0') % 2 == 0;
    if (stable)
      out.push_back({Comparator::kLess,
                     without_leading_zeros(version->numbers[0]) + "." + next_number(version->numbers[1]) + ".0"});
  } else {
    out.push_back({Comparator::kEqual, std::string(low)});
  }
  return Done{};
}

// Debian writes "<<" and ">>" for strictly before and behind, in parentheses or not; RPM writes "<" and ">".
Result<Range> read_relations(std::string_view scheme, std::string_view range) {
  if (range.size() > kLongestNative)
    return Error{Code::kLimit, "", "", "a range of at most " + std::to_string(kLongestNative) + " bytes"};
  std::vector<Constraint> all;
  for (const auto piece : split(range, ',')) {
    std::string_view rest = trim(piece);
    if (rest.starts_with('(') && rest.ends_with(')')) rest = trim(rest.substr(1, rest.size() - 2));
    if (scheme == "deb" && (rest.starts_with("<<") || rest.starts_with(">>"))) rest.remove_prefix(1);
    const auto comparator = take_comparator(rest);
    const auto version = trim(rest);
    if (!comparator || comparator == Comparator::kNotEqual || version.empty() ||
        version.find_first_of(" \t<>=()|!") != std::string_view::npos)
      return native_fault(range, piece, "relations such as >= 1.0-1, with commas between");
    all.push_back({*comparator, std::string(version)});
  }
  return all_of(scheme, std::move(all));
}

}  // namespace

std::partial_ordering compare_openssl(std::string_view a, std::string_view b) {
  const auto left = parse_openssl(a);
  const auto right = parse_openssl(b);
  if (!left || !right) return kUnordered;
  Semantic release_a = left->numbers;
  Semantic release_b = right->numbers;
  release_a.pre_release.clear();
  release_b.pre_release.clear();
  if (const auto order = compare_semantic(release_a, release_b); order != 0) return order;
  if (left->letters != right->letters) return left->letters.compare(right->letters) <=> 0;
  return compare_semantic(left->numbers, right->numbers);
}

// A list of versions.
Result<Range> openssl_from_native(std::string_view range) {
  std::vector<Constraint> all;
  for (const auto piece : split(range, ',')) {
    const auto version = trim(piece);
    if (version.empty() || !parse_openssl(version))
      return native_fault(range, piece, "versions such as 1.0.1b or 3.0.0, with commas between");
    all.push_back({Comparator::kEqual, std::string(version)});
  }
  return any_of("openssl", std::move(all));
}

Result<Range> nginx_from_native(std::string_view range) {
  if (trim(range) == "all") return Range{"nginx", true, {}};
  std::vector<Constraint> all;
  for (const auto piece : split(range, ','))
    if (auto done = read_nginx(range, piece, all); !done) return done.error();
  return any_of("nginx", std::move(all));
}

Result<Range> deb_from_native(std::string_view range) { return read_relations("deb", range); }
Result<Range> rpm_from_native(std::string_view range) { return read_relations("rpm", range); }

}  // namespace asepsis::norms::vers
