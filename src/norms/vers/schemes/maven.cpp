// Maven: "Version Order Specification" of the POM reference (maven.apache.org/pom.html), and its range notation.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "norms/vers/native.h"
#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

struct Token {
  bool dot = false;  // behind a dot, or the first; everything else is behind a hyphen
  bool number = false;
  std::string_view text;  // of a number: digits, maybe none
  int side = 0;           // of what begins here: -1 before the release, +1 behind it
};

// Qualifiers in ascending order; "" is the release itself, and words that nobody knows come behind all.
constexpr std::array<std::string_view, 7> kQualifiers{"alpha", "beta", "milestone", "rc", "snapshot", "", "sp"};
constexpr std::size_t kRelease = 5;

std::string_view plain_name(std::string_view word, bool before_digit) {
  if (word == "ga" || word == "final" || word == "release") return "";
  if (word == "cr") return "rc";
  if (before_digit && word == "a") return "alpha";
  if (before_digit && word == "b") return "beta";
  if (before_digit && word == "m") return "milestone";
  return word;
}

std::size_t rank(std::string_view word) {
  return static_cast<std::size_t>(std::find(kQualifiers.begin(), kQualifiers.end(), word) - kQualifiers.begin());
}

bool is_null(const Token& token) { return token.number ? compare_numbers(token.text, "0") == 0 : token.text.empty(); }

int side_of(const Token& token) { return token.number || rank(token.text) > kRelease ? 1 : -1; }

// A change between digits and other characters is a hyphen. Nulls (0 and the release) say nothing at the end, before
// each hyphen, and before the name of a pre-release (since Maven 3.9.0, "1.0.Beta1" is "1-beta-1"). Before other words
// they stay, as in the test cases of vers-spec: "2-1" is before "2.0.a".
std::vector<Token> tokens_of(std::string_view rest) {
  std::vector<Token> tokens;
  bool dot = true;
  while (true) {
    Token token{dot, true, {}, 0};
    if (!rest.empty() && is_digit(rest.front())) {
      token.text = take_digits(rest);
    } else {
      const auto end = std::find_if(rest.begin(), rest.end(),
                                    [](char c) { return is_digit(c) || c == '.' || c == '-' || c == '_'; });
      const auto word = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
      rest.remove_prefix(word.size());
      if (!word.empty()) token = {dot, false, plain_name(word, !rest.empty() && is_digit(rest.front()))};
    }
    tokens.push_back(token);
    if (rest.empty()) break;
    dot = rest.front() == '.';
    if (rest.front() == '.' || rest.front() == '-' || rest.front() == '_') rest.remove_prefix(1);
  }
  std::vector<Token> kept;
  bool at_end = true;
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    if (at_end && is_null(*token)) continue;
    const int following = kept.empty() ? 0 : kept.back().side;
    kept.push_back(*token);
    kept.back().side = is_null(*token) ? following : side_of(*token);
    at_end = !token->dot || (!token->number && kept.back().side < 0);
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

std::strong_ordering compare_words(std::string_view a, std::string_view b) {
  if (rank(a) != rank(b)) return rank(a) <=> rank(b);
  return a <=> b;
}

// Words, then numbers behind a hyphen, then numbers behind a dot.
std::strong_ordering compare_tokens(const Token& a, const Token& b) {
  if (a.number != b.number) return a.number <=> b.number;
  if (!a.number) return compare_words(a.text, b.text);
  if (a.dot != b.dot) return a.dot <=> b.dot;
  return compare_numbers(a.text, b.text);
}

}  // namespace

std::partial_ordering compare_maven(std::string_view a, std::string_view b) {
  const std::string lower_a = to_lower(a);
  const std::string lower_b = to_lower(b);
  const auto left = tokens_of(lower_a);
  const auto right = tokens_of(lower_b);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    // The side of the release comes first: "1" is before "1.0.a" as well, though 0 is no more than nothing.
    const int side_a = i < left.size() ? left[i].side : 0;
    const int side_b = i < right.size() ? right[i].side : 0;
    if (side_a != side_b) return side_a <=> side_b;
    if (i >= left.size() || i >= right.size()) break;
    if (const auto order = compare_tokens(left[i], right[i]); order != 0) return order;
  }
  return std::partial_ordering::equivalent;
}

Result<Range> maven_from_native(std::string_view range) { return from_intervals("maven", range); }
Result<Range> nuget_from_native(std::string_view range) { return from_intervals("nuget", range); }

}  // namespace asepsis::norms::vers
