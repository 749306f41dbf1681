#include "advise/csaf/validate/findings.h"

namespace asepsis::advise::csaf {
namespace {

constexpr std::size_t kLongestQuote = 120;  // bytes: a message stays a sentence

}  // namespace

void Findings::add(json::Value at, std::string message) {
  if (of_test_++ < kMostPerTest)
    items_.push_back({test_, at, std::move(message)});
  else if (!first_left_out_.exists())
    first_left_out_ = at;
}

void Findings::end() {
  if (of_test_ > kMostPerTest)
    items_.push_back(
        {test_, first_left_out_,
         std::to_string(of_test_ - kMostPerTest) + " more findings of this test from here on are not listed"});
  first_left_out_ = {};
  of_test_ = 0;
}

std::string quoted(std::string_view text) {
  std::string out = "`";
  const bool cut = text.size() > kLongestQuote;
  if (cut) {
    std::size_t length = kLongestQuote;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
    text = text.substr(0, length);
  }
  constexpr char hex[] = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += hex[byte >> 4];
      out += hex[byte & 0xf];
    } else {
      out += c;
    }
  }
  return out + (cut ? "...`" : "`");
}

}  // namespace asepsis::advise::csaf
