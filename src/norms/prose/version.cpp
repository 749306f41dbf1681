// Versions of several words, and dates, out of lexemes.
#include "norms/prose/version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "norms/prose/scan.h"

namespace asepsis::norms::prose {
namespace {

bool is_zero(const Element& element) {
  return element.kind == ElementKind::kNumber && element.text.find_first_not_of('0') == std::string::npos;
}

int small_number(std::string_view digits) {
  int value = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : -1;
}

std::optional<Date> valid_date(int year, int month, int day) {
  if (year < 1980 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return Date{year, month, day};
}

std::optional<Date> iso_date(std::string_view chunk) {
  const std::vector<std::string_view> parts = split(chunk, '-');
  if (parts.size() != 3 || parts[0].size() != 4) return std::nullopt;
  return valid_date(small_number(parts[0]), small_number(parts[1]), small_number(parts[2]));
}

int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                               "may",       "june",     "july",     "august",
                                                               "september", "october",  "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || (word.size() >= 3 && word.size() <= 4 && kMonths[i].starts_with(word)))
      return static_cast<int>(i) + 1;
  return 0;
}

// The words of one rank and the first lexeme behind them: "service pack", "sp", "security patch".
std::pair<std::string_view, std::size_t> rank_at(const Lexemes& lexemes, std::size_t at) {
  if (at >= lexemes.size() || lexemes[at].kind != LexemeKind::kWord) return {{}, at};
  if (at + 1 < lexemes.size() && lexemes[at + 1].kind == LexemeKind::kWord) {
    static constexpr std::array<std::string_view, 5> kFirst = {"service", "security", "feature", "hot", "cumulative"};
    if (std::find(kFirst.begin(), kFirst.end(), lexemes[at].text) != kFirst.end()) {
      const std::string_view rank = rank_of(lexemes[at].text + lexemes[at + 1].text);
      if (!rank.empty()) return {rank, at + 2};
    }
  }
  return {rank_of(lexemes[at].text), at + 1};
}

bool is_pre_release(const Lexeme& lexeme) {
  return lexeme.kind == LexemeKind::kWord &&
         (lexeme.text == "beta" || lexeme.text == "alpha" || lexeme.text == "rc" || lexeme.text == "preview");
}

bool begins_with_rank(std::string_view chunk) {
  std::size_t letters = 0;
  while (letters < chunk.size() && chunk[letters] >= 'a' && chunk[letters] <= 'z') ++letters;
  return letters > 0 && letters < chunk.size() && chunk[letters] >= '0' && chunk[letters] <= '9' &&
         !rank_of(chunk.substr(0, letters)).empty();
}

bool has_content(const Version& version) { return !version.elements.empty() || version.date.has_value(); }

struct VersionScanner {
  const Lexemes& lexemes;
  std::size_t at;
  Version version = {};

  bool is(LexemeKind kind, std::size_t ahead = 0) const {
    return at + ahead < lexemes.size() && lexemes[at + ahead].kind == kind;
  }

  void add(ElementKind kind, std::string text) { version.elements.push_back({kind, std::move(text)}); }

  // "SP 2", "Update 3a", "Rev T", "Build 4022.4". A rank without its number is left for the grammar to refuse.
  bool rank() {
    const auto [name, behind] = rank_at(lexemes, at);
    if (name.empty() || behind >= lexemes.size()) return false;
    const Lexeme& value = lexemes[behind];
    const bool digit = value.kind == LexemeKind::kChunk && value.text[0] >= '0' && value.text[0] <= '9';
    const bool letter = value.kind == LexemeKind::kWord && value.text.size() == 1 && name == "REVISION";
    if (!digit && !letter) return false;
    Version tail = version;
    tail.elements.push_back({ElementKind::kRank, std::string(name)});
    if (!append_chunk(value.text, false, tail)) return false;
    version = std::move(tail);
    at = behind + 1;
    return true;
  }

  bool joined() {
    if (at >= lexemes.size() || !lexemes[at].joined) return false;
    if (rank()) return true;
    const Lexeme& lexeme = lexemes[at];
    if (lexeme.kind != LexemeKind::kChunk && lexeme.kind != LexemeKind::kWord) return false;
    if (!append_chunk(lexeme.text, false, version)) return false;
    ++at;
    return true;
  }

  bool pre_release() {
    if (at >= lexemes.size() || !is_pre_release(lexemes[at])) return false;
    add(ElementKind::kPreRelease, to_upper(lexemes[at].text));
    ++at;
    if (is(LexemeKind::kChunk) && small_number(lexemes[at].text) >= 0) {
      add(ElementKind::kNumber, lexemes[at].text);
      ++at;
    }
    return true;
  }

  bool glued_rank() {
    if (!is(LexemeKind::kChunk) || !begins_with_rank(lexemes[at].text)) return false;
    Version tail = version;
    if (!append_chunk(lexemes[at].text, false, tail)) return false;
    version = std::move(tail);
    ++at;
    return true;
  }

  static std::string to_upper(std::string text) {
    for (char& c : text)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
  }

  bool begin() {
    if (at >= lexemes.size()) return false;
    const Lexeme& lexeme = lexemes[at];
    if (lexeme.kind == LexemeKind::kChunk) {
      ++at;
      version.date = iso_date(lexeme.text);
      return version.date || append_chunk(lexeme.text, true, version);
    }
    if (lexeme.kind != LexemeKind::kWord) return false;
    if (rank()) return true;
    if (lexeme.text.size() != 1) return false;
    add(ElementKind::kLetter, to_upper(lexeme.text));
    ++at;
    return true;
  }
};

// Zeros at the end of the dotted part say nothing: 4.0 SP1 is 4 SP1. A letter or a number behind keeps them in place.
void strip_zeros(Version& version) {
  const std::size_t dotted = std::min(version.dotted, version.elements.size());
  if (dotted < version.elements.size()) {
    const ElementKind behind = version.elements[dotted].kind;
    if (behind != ElementKind::kRank && behind != ElementKind::kPreRelease) return;
  }
  std::size_t kept = dotted;
  while (kept > 1 && is_zero(version.elements[kept - 1])) --kept;
  const auto begin = version.elements.begin();
  version.elements.erase(begin + static_cast<std::ptrdiff_t>(kept), begin + static_cast<std::ptrdiff_t>(dotted));
}

}  // namespace

std::optional<Scanned> scan_version(std::string_view text, const Lexemes& lexemes, std::size_t at) {
  VersionScanner scanner{lexemes, at};
  if (!scanner.begin()) return std::nullopt;
  if (!scanner.version.date)
    while (scanner.joined() || scanner.rank() || scanner.glued_rank() || scanner.pre_release()) {
    }
  if (!has_content(scanner.version)) return std::nullopt;
  const std::size_t begin = lexemes[at].begin;
  const std::size_t end = lexemes[scanner.at - 1].end;
  if (end - begin > kLongestVersion) return std::nullopt;
  scanner.version.text = collapse(text.substr(begin, end - begin));
  strip_zeros(scanner.version);
  return Scanned{std::move(scanner.version), scanner.at};
}

std::optional<Scanned> scan_spoken_date(std::string_view text, const Lexemes& lexemes, std::size_t at) {
  if (at >= lexemes.size()) return std::nullopt;
  const auto number = [&](std::size_t i) {
    return i < lexemes.size() && lexemes[i].kind == LexemeKind::kChunk ? small_number(lexemes[i].text) : -1;
  };
  const auto made = [&](std::optional<Date> date, std::size_t next) {
    Version version;
    version.text = collapse(text.substr(lexemes[at].begin, lexemes[next - 1].end - lexemes[at].begin));
    version.date = date;
    return Scanned{std::move(version), next};
  };
  if (lexemes[at].kind == LexemeKind::kChunk) {
    const std::vector<std::string_view> parts = split(lexemes[at].text, '/');
    if (parts.size() != 3 || parts[2].size() != 4) return std::nullopt;
    const int first = small_number(parts[0]);
    const int second = small_number(parts[1]);
    if (!valid_date(small_number(parts[2]), 1, 1) || first < 1 || second < 1) return std::nullopt;
    if (first <= 12 && second <= 12 && first != second) return made(std::nullopt, at + 1);  // whose month?
    return made(first > 12 ? valid_date(small_number(parts[2]), second, first)
                           : valid_date(small_number(parts[2]), first, second),
                at + 1);
  }
  const int month = lexemes[at].kind == LexemeKind::kWord ? month_of(lexemes[at].text) : 0;
  if (month == 0) return std::nullopt;
  const int day = number(at + 1);
  if (day >= 1980 && day <= 2099) return made(std::nullopt, at + 2);  // a month
  if (day < 1 || day > 31) return std::nullopt;
  const std::size_t comma = at + 2 < lexemes.size() && lexemes[at + 2].kind == LexemeKind::kComma ? 1 : 0;
  const int year = number(at + 2 + comma);
  if (year >= 1980 && year <= 2099) return made(valid_date(year, month, day), at + 3 + comma);
  return made(std::nullopt, at + 2);
}

std::size_t skip_version_words(const Lexemes& lexemes, std::size_t at) {
  static constexpr std::array<std::string_view, 13> kWords = {"version", "versions", "ver",     "vers",     "v",
                                                              "release", "releases", "rev",     "revision", "revisions",
                                                              "r",       "firmware", "software"};
  const auto is_version_word = [](const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::kWord && std::find(kWords.begin(), kWords.end(), lexeme.text) != kWords.end();
  };
  while (at + 1 < lexemes.size() && is_version_word(lexemes[at])) {
    // Else a single letter is the version itself: "<= V or ...".
    const Lexeme& next = lexemes[at + 1];
    const bool version = next.kind == LexemeKind::kChunk || next.text.size() == 1 || is_version_word(next) ||
                         !rank_at(lexemes, at + 1).first.empty();
    if (!version || (next.kind != LexemeKind::kChunk && next.kind != LexemeKind::kWord)) break;
    ++at;
  }
  return at;
}

std::vector<Element> with_zeros(const Version& version) {
  std::vector<Element> elements = version.elements;
  const auto first_other = std::find_if(elements.begin(), elements.end(),
                                        [](const Element& element) { return element.kind != ElementKind::kNumber; });
  if (first_other != elements.end()) return elements;
  while (elements.size() < version.dotted) elements.push_back({ElementKind::kNumber, "0"});
  return elements;
}

std::optional<Version> parse_version(std::string_view text) {
  text = trim(text);
  if (text.size() > kLongestVersion) return std::nullopt;
  const Lexemes lexemes = lex(text);
  const std::size_t at = skip_version_words(lexemes, 0);
  for (const auto& scan : {scan_spoken_date, scan_version}) {
    auto scanned = scan(text, lexemes, at);
    if (scanned && scanned->next == lexemes.size()) return std::move(scanned->version);
  }
  return std::nullopt;
}

}  // namespace asepsis::norms::prose
