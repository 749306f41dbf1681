// npm: node-semver ranges (github.com/npm/node-semver#ranges), as the test cases of vers-spec turn them into VERS.
// Where the two differ the test cases hold: a version with missing numbers behind a comparator, or alone, is filled
// with zeros ("<=2.1" is "<=2.1.0"); an x-range has two ends whatever stands before it (">=1.x" is from 1.0.0
// to 2.0.0); and alternatives, and the parts of a conjunction, are listed as they come.
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

constexpr std::string_view kExpected = "versions such as 1.2.3, 1.2.x, ~1.2, ^1.2, >=1.2 <2 or 1.2 - 2.3";

struct Partial {
  std::vector<std::string> numbers;  // those that are given, without leading zeros
  bool wildcard = false;             // an x or * instead of the next
  std::string pre_release;           // with its hyphen
};

bool is_wildcard(std::string_view part) { return part == "x" || part == "X" || part == "*"; }

std::optional<Partial> parse_partial(std::string_view text) {
  if (text.size() > 1 && (text.front() == 'v' || text.front() == 'V')) text.remove_prefix(1);
  Partial partial;
  const auto core = text.substr(0, text.find_first_of("-+"));
  const auto parts = split(core, '.');
  if (parts.size() > 3) return std::nullopt;
  for (const auto part : parts) {
    if (is_wildcard(part)) {
      partial.wildcard = true;
    } else if (!is_number(part) || partial.wildcard) {
      return std::nullopt;
    } else {
      partial.numbers.push_back(without_leading_zeros(part));
    }
  }
  const auto suffix = text.substr(core.size());
  if (suffix.empty()) return partial;
  if (partial.numbers.size() != 3 || !parse_semantic(text)) return std::nullopt;
  partial.pre_release = suffix.starts_with('-') ? suffix.substr(0, suffix.find('+')) : "";
  return partial;
}

std::string text_of(const Partial& partial) {
  std::string out;
  for (std::size_t i = 0; i < 3; ++i)
    out += (i == 0 ? "" : ".") + (i < partial.numbers.size() ? partial.numbers[i] : std::string("0"));
  return out + partial.pre_release;
}

// The first version behind all that share the numbers up to `place`.
std::string behind(const Partial& partial, std::size_t place) {
  Partial next;
  next.numbers.assign(partial.numbers.begin(), partial.numbers.begin() + static_cast<std::ptrdiff_t>(place) + 1);
  next.numbers.back() = next_number(next.numbers.back());
  return text_of(next);
}

std::size_t caret_place(const Partial& partial) {
  std::size_t place = 0;
  while (place + 1 < partial.numbers.size() && partial.numbers[place] == "0") ++place;
  return place;
}

struct Reader {
  std::string_view whole;
  std::vector<Constraint> constraints;
  bool any = false;

  void between(const Partial& from, std::size_t place) {
    constraints.push_back({Comparator::kGreaterOrEqual, text_of(from)});
    constraints.push_back({Comparator::kLess, behind(from, place)});
  }

  // False where the word is no version with or without an operator.
  bool one(std::string_view text) {
    std::string_view rest = text;
    char prefix = 0;
    if (rest.starts_with('~') || rest.starts_with('^')) {
      prefix = rest.front();
      rest.remove_prefix(rest.starts_with("~>") ? 2 : 1);
    }
    const auto comparator = take_comparator(rest);
    const auto partial = parse_partial(rest);
    if (!partial || (prefix != 0 && comparator) || comparator == Comparator::kNotEqual) return false;
    if (partial->numbers.empty()) {
      if (comparator == Comparator::kLess || comparator == Comparator::kGreater) return false;
      any = true;
    } else if (prefix == '^') {
      between(*partial, caret_place(*partial));
    } else if (prefix == '~') {
      between(*partial, std::min<std::size_t>(partial->numbers.size(), 2) - 1);
    } else if (partial->wildcard) {
      between(*partial, partial->numbers.size() - 1);
    } else {
      constraints.push_back({comparator.value_or(Comparator::kEqual), text_of(*partial)});
    }
    return true;
  }

  // "1.2.3 - 2.3.4"; an end with missing numbers takes in all that begin with it.
  Status hyphen(std::string_view low_text, std::string_view high_text) {
    const auto low = parse_partial(low_text);
    const auto high = parse_partial(high_text);
    if (!low || !high || low->numbers.empty() || high->numbers.empty()) return native_fault(whole, low_text, kExpected);
    constraints.push_back({Comparator::kGreaterOrEqual, text_of(*low)});
    if (high->numbers.size() == 3) {
      constraints.push_back({Comparator::kLessOrEqual, text_of(*high)});
    } else {
      constraints.push_back({Comparator::kLess, behind(*high, high->numbers.size() - 1)});
    }
    return Done{};
  }
};

// Words between white space; an operator that stands alone belongs to the word behind it.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t i = 0;
  while ((i = text.find_first_not_of(" \t", i)) != std::string_view::npos) {
    std::size_t end = std::min(text.find_first_of(" \t", i), text.size());
    const auto word = text.substr(i, end - i);
    if (word.find_first_not_of("<>=~^!") == std::string_view::npos) {
      const auto next = std::min(text.find_first_not_of(" \t", end), text.size());
      end = std::min(text.find_first_of(" \t", next), text.size());
    }
    words.push_back(text.substr(i, end - i));
    i = end;
  }
  return words;
}

// White space between "~" or "^" and its version.
std::string dense(std::string_view word) {
  std::string out;
  std::copy_if(word.begin(), word.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\t'; });
  return out;
}

}  // namespace

Result<Range> npm_from_native(std::string_view range) {
  if (range.size() > kLongestNative)
    return Error{Code::kLimit, "", "", "a range of at most " + std::to_string(kLongestNative) + " bytes"};
  Reader reader{range, {}, false};
  std::size_t begin = 0;
  while (begin <= range.size()) {
    const auto end = std::min(range.find("||", begin), range.size());
    const auto words = words_of(range.substr(begin, end - begin));
    begin = end + 2;
    if (words.empty()) reader.any = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i + 2 < words.size() && words[i + 1] == "-") {
        if (auto done = reader.hyphen(words[i], words[i + 2]); !done) return done.error();
        i += 2;
      } else if (!reader.one(dense(words[i]))) {
        return native_fault(range, words[i], kExpected);
      }
    }
  }
  if (reader.any) return Range{"npm", true, {}};
  return any_of("npm", std::move(reader.constraints));
}

}  // namespace asepsis::norms::vers
