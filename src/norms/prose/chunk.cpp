// One chunk of a version, character by character: "15.2(6)E0a", "SE2021MP5", "3.X.17".
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "norms/prose/scan.h"

namespace asepsis::norms::prose {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_letter(c)) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string_view run(std::string_view text, std::size_t at, bool (*is)(char)) {
  std::size_t end = at;
  while (end < text.size() && is(text[end])) ++end;
  return text.substr(at, end - at);
}

bool all_x(std::string_view letters) {
  return std::all_of(letters.begin(), letters.end(), [](char c) { return c == 'x'; });
}

bool is_pre_release(std::string_view word) {
  return word == "beta" || word == "alpha" || word == "rc" || word == "preview" || word == "pre";
}

struct ChunkReader {
  std::string_view chunk;
  Version& version;
  std::size_t at = 0;
  bool base = true;  // still in the dotted numbers

  void add(ElementKind kind, std::string_view text) { version.elements.push_back({kind, upper(text)}); }

  void number() {
    const std::string_view digits = run(chunk, at, is_digit);
    at += digits.size();
    add(ElementKind::kNumber, digits);
    if (base) ++version.dotted;
  }

  // "8.1x" may be 8.1.x or any of 8.10 to 8.19: what is known ends before the number.
  void wildcard(std::size_t length) {
    const bool glued = at > 0 && is_digit(chunk[at - 1]);
    if (glued && !version.elements.empty()) {
      version.elements.back() = {ElementKind::kWildcard, "?"};
    } else {
      add(ElementKind::kWildcard, "*");
    }
    base = false;
    at += length;
  }

  void letters() {
    const std::string_view word = run(chunk, at, is_letter);
    const std::size_t behind = at + word.size();
    const bool digit_follows = behind < chunk.size() && is_digit(chunk[behind]);
    if (all_x(word) && !digit_follows &&
        (at == 0 || chunk[at - 1] == '.' || chunk[at - 1] == '-' || is_digit(chunk[at - 1]))) {
      wildcard(word.size());
      return;
    }
    // 4.7u1 and 2017R2 have an update and a release; 012U000040 is a code.
    const bool may_rank =
        word.size() > 1 || at == 0 || version.dotted != 1 || !base || version.elements.back().text.size() == 4;
    const std::string_view rank = may_rank ? rank_of(word) : std::string_view{};
    base = false;
    at = behind;
    if (digit_follows && !rank.empty()) {
      add(ElementKind::kRank, rank);
    } else if (is_pre_release(word)) {
      add(ElementKind::kPreRelease, word);
    } else if (digit_follows) {  // HW00, E0: a train or a hardware, not a place in the order
      const std::string_view digits = run(chunk, at, is_digit);
      at += digits.size();
      add(ElementKind::kWord, std::string(word) + std::string(digits));
    } else if (word.size() == 1) {
      add(ElementKind::kLetter, word);
    } else {
      add(rank == "SP" ? ElementKind::kRank : ElementKind::kWord, word);
    }
  }

  bool parenthesis() {
    const std::string_view digits = run(chunk, at + 1, is_digit);
    if (digits.empty()) return false;
    base = false;
    add(ElementKind::kParenthesis, digits);
    at += 1 + digits.size();
    while (at < chunk.size() && chunk[at] != ')') {
      if (is_digit(chunk[at])) {
        number();
      } else if (is_letter(chunk[at])) {
        letters();
      } else {
        return false;
      }
    }
    ++at;  // the lexer closes every parenthesis inside a chunk
    return at <= chunk.size();
  }

  // V and R before a digit say "version" and "release".
  void family() {
    const std::string_view word = run(chunk, at, is_letter);
    const std::size_t behind = at + word.size();
    if (word.empty()) return;
    const bool says_version = word == "v" || word == "r" || word == "ver" || word == "rev";
    if (!says_version && behind < chunk.size() && is_digit(chunk[behind]) && word.size() > 1 && !rank_of(word).empty())
      return;  // SP1
    if (all_x(word)) return;
    if (word.size() == 2 && word[0] == 'v' && word[1] == 'x') {  // VX.2.11
      ++at;
      return;
    }
    at = behind;
    if (!says_version) version.family = upper(word);
    if (at + 1 < chunk.size() && (chunk[at] == '.' || chunk[at] == '-')) ++at;
  }

  bool read(bool first) {
    if (first) family();
    while (at < chunk.size()) {
      const char c = chunk[at];
      if (is_digit(c)) {
        number();
      } else if (is_letter(c)) {
        letters();
      } else if (c == '*' && at > 0 && chunk[at - 1] == '.') {
        wildcard(1);
      } else if (c == '(') {
        if (!parenthesis()) return false;
      } else if ((c == '.' || c == '-') && at + 1 < chunk.size() && at > 0 && chunk[at - 1] != '.' &&
                 chunk[at - 1] != '-') {
        if (c == '-') base = false;
        ++at;
        if (c == '-' && is_digit(chunk[at])) add(ElementKind::kRank, "-");
      } else {
        return false;
      }
    }
    return true;
  }
};

}  // namespace

std::string_view rank_of(std::string_view word) {
  using Name = std::pair<std::string_view, std::string_view>;
  // Abbreviations as vendors glue them to a number, and their long forms.
  static constexpr std::array<Name, 30> kNames = {{{"sp", "SP"},
                                                   {"servicepack", "SP"},
                                                   {"hf", "HF"},
                                                   {"hotfix", "HF"},
                                                   {"update", "UPDATE"},
                                                   {"upd", "UPDATE"},
                                                   {"u", "UPDATE"},
                                                   {"patch", "PATCH"},
                                                   {"p", "PATCH"},
                                                   {"build", "BUILD"},
                                                   {"bld", "BUILD"},
                                                   {"bn", "BUILD"},
                                                   {"rev", "REVISION"},
                                                   {"revision", "REVISION"},
                                                   {"release", "RELEASE"},
                                                   {"rel", "RELEASE"},
                                                   {"r", "R"},
                                                   {"fp", "FP"},
                                                   {"featurepack", "FP"},
                                                   {"mp", "MP"},
                                                   {"ru", "RU"},
                                                   {"cu", "CU"},
                                                   {"qu", "QU"},
                                                   {"uc", "UC"},
                                                   {"ep", "EP"},
                                                   {"sr", "SR"},
                                                   {"ir", "IR"},
                                                   {"securitypatch", "SECURITY PATCH"},
                                                   {"maintenancepack", "MP"},
                                                   {"cumulativeupdate", "CU"}}};
  const auto* found = std::find_if(kNames.begin(), kNames.end(), [&](const Name& name) { return name.first == word; });
  return found == kNames.end() ? std::string_view{} : found->second;
}

bool append_chunk(std::string_view chunk, bool first, Version& version) {
  ChunkReader reader{chunk, version, 0, first};
  if (!first && !version.elements.empty()) reader.base = false;
  return reader.read(first);
}

}  // namespace asepsis::norms::prose
