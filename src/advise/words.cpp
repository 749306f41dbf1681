#include "advise/words.h"

#include "base/text.h"

namespace asepsis::advise {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Marks beyond ASCII that advisories use, as UTF-8.
struct Sign {
  std::string_view bytes;
  char mark;
};
constexpr Sign kSigns[] = {
    {"\xc2\xa0", ' '},      // no-break space
    {"\xe2\x80\xaf", ' '},  // narrow no-break space
    {"\xe2\x80\x90", '-'},  // hyphen
    {"\xe2\x80\x91", '-'},  // no-break hyphen
    {"\xe2\x80\x93", '-'},  // en dash
    {"\xe2\x80\x94", '-'},  // em dash
    {"\xe2\x88\x92", '-'},  // minus
    {"\xe2\x80\x98", '"'},  // quotes
    {"\xe2\x80\x99", '\''}, {"\xe2\x80\x9c", '"'}, {"\xe2\x80\x9d", '"'}, {"\xe2\x80\xa2", '*'},  // bullet
};

const Sign* sign_at(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return nullptr;
  for (const Sign& sign : kSigns)
    if (text.substr(at, sign.bytes.size()) == sign.bytes) return &sign;
  return nullptr;
}

// The end of the word, number or mixture that begins at `from`.
std::size_t end_of_run(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && sign_at(text, end) == nullptr) {
    const char c = text[end];
    const bool joins = end > from && end + 1 < text.size() &&
                       ((c == '.' && is_digit(text[end - 1]) && is_digit(text[end + 1])) ||
                        (c == '\'' && is_letter(text[end - 1]) && is_letter(text[end + 1])));
    if (!is_letter(c) && !is_digit(c) && !joins) break;
    ++end;
  }
  return end;
}

Word::Kind kind_of(std::string_view run) {
  bool digit = false, other = false;
  for (const char c : run) (is_digit(c) ? digit : other) = true;
  return !digit ? Word::Kind::kWord : other ? Word::Kind::kMixed : Word::Kind::kNumber;
}

}  // namespace

bool Word::is(std::string_view lower_case) const {
  return kind == Kind::kWord && equal_ignoring_case(text, lower_case);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const Sign* sign = sign_at(text, at);
    const char c = sign ? sign->mark : text[at];
    std::size_t length = sign ? sign->bytes.size() : 1;
    if (is_blank(c)) {
      after_space = true;
    } else {
      Word word;
      if (sign == nullptr && (is_letter(c) || is_digit(c))) {
        length = end_of_run(text, at) - at;
        word.kind = kind_of(text.substr(at, length));
      } else {
        word.mark = c;
      }
      word.after_space = after_space;
      word.text = text.substr(at, length);
      words.push_back(word);
      after_space = false;
    }
    at += length;
  }
  return words;
}

}  // namespace asepsis::advise
