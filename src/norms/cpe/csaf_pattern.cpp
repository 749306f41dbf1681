#include "norms/cpe/csaf_pattern.h"

#include <optional>

namespace asepsis::norms::cpe {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

constexpr std::string_view kQuotable = "\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~";

// Takes what it reads off the front of the text; false, and the text somewhere inside, where it is not there.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  bool at_end() const { return rest_.empty(); }

  bool word(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool one_of(std::string_view set) {
    if (rest_.empty() || !is_one_of(rest_.front(), set)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // ((\?*|\*?)(UNIT)+(\?*|\*?))|[\*\-]; '-' is a unit too. Both runs of '?' are taken whole: no unit begins with '?'
  // or '*', so that giving some back never helps.
  bool value() {
    const bool star = one_of("*");
    if (!star) question_marks();
    if (!unit()) return star;  // the lone '*'
    while (unit()) {
    }
    if (!one_of("*")) question_marks();
    return true;
  }

  // The same at the end of the 2.0 pattern's first alternative, which may stop anywhere: the shortest value will do.
  bool shortest_value() {
    if (one_of("*")) return true;
    question_marks();
    return unit();
  }

  // ([a-zA-Z]{2,3}(-([a-zA-Z]{2}|[0-9]{3}))?)|[\*\-]
  bool language() {
    if (one_of("*-")) return true;
    const std::size_t letters = run(is_letter, 3);
    if (letters < 2) return false;
    if (!word("-")) return true;
    if (!rest_.empty() && is_digit(rest_.front())) return run(is_digit, 3) == 3;
    return run(is_letter, 2) == 2;
  }

  // [AHOaho]?(:[A-Za-z0-9\._\-~%]*){0,6}$
  bool uri_rest() {
    one_of("AHOaho");
    for (int components = 0; components < 6 && word(":"); ++components) {
      while (!rest_.empty() &&
             (is_letter(rest_.front()) || is_digit(rest_.front()) || is_one_of(rest_.front(), "._-~%")))
        rest_.remove_prefix(1);
    }
    return at_end();
  }

 private:
  bool unit() {
    if (rest_.empty()) return false;
    if (is_letter(rest_.front()) || is_digit(rest_.front()) || is_one_of(rest_.front(), "-._")) {
      rest_.remove_prefix(1);
      return true;
    }
    if (rest_.size() < 2 || rest_[0] != '\\' || !is_one_of(rest_[1], kQuotable)) return false;
    rest_.remove_prefix(2);
    return true;
  }
  void question_marks() {
    while (one_of("?")) {
    }
  }
  std::size_t run(bool (*is)(char), std::size_t most) {
    std::size_t count = 0;
    for (; count < most && !rest_.empty() && is(rest_.front()); ++count) rest_.remove_prefix(1);
    return count;
  }

  std::string_view rest_;
};

// Part to other but the last value; the scanner then stands at the last value.
std::optional<Scanner> formatted_but_last(std::string_view text) {
  Scanner scan(text);
  if (!scan.word("cpe:2.3:") || !scan.one_of("aho*-")) return std::nullopt;
  for (int i = 0; i < 5; ++i)
    if (!scan.word(":") || !scan.value()) return std::nullopt;
  if (!scan.word(":") || !scan.language()) return std::nullopt;
  for (int i = 0; i < 3; ++i)
    if (!scan.word(":") || !scan.value()) return std::nullopt;
  if (!scan.word(":")) return std::nullopt;
  return scan;
}

bool is_uri_scheme(std::string_view text) {
  return text.size() == 5 && text[0] == 'c' && is_one_of(text[1], "pP") && is_one_of(text[2], "eE") &&
         text.substr(3) == ":/";
}

}  // namespace

bool is_csaf20_pattern(std::string_view text) {
  if (auto scan = formatted_but_last(text); scan && scan->shortest_value()) return true;
  // Nothing behind the scheme may hold a '/', so that only the last one can be the scheme's.
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos || slash < 4 || !is_uri_scheme(text.substr(slash - 4, 5))) return false;
  return Scanner(text.substr(slash + 1)).uri_rest();
}

bool is_csaf21_pattern(std::string_view text) {
  if (auto scan = formatted_but_last(text); scan && scan->value() && scan->at_end()) return true;
  return is_uri_scheme(text.substr(0, 5)) && Scanner(text.substr(5)).uri_rest();
}

}  // namespace asepsis::norms::cpe
