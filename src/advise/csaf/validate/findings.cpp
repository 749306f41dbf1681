#include "advise/csaf/validate/findings.h"

namespace asepsis::advise::csaf {
void Findings::add(json::Value at, std::string message) { put(at, std::move(message), false); }
void Findings::warn(json::Value at, std::string message) { put(at, std::move(message), true); }

void Findings::put(json::Value at, std::string message, bool warning) {
  if (of_test_++ < kMostPerTest) {
    items_.push_back({test_, at, std::move(message), warning});
    return;
  }
  if (!first_left_out_.exists()) first_left_out_ = at;
  left_out_warnings_alone_ = left_out_warnings_alone_ && warning;
}

void Findings::end() {
  if (of_test_ > kMostPerTest)
    items_.push_back(
        {test_, first_left_out_,
         std::to_string(of_test_ - kMostPerTest) + " more findings of this test from here on are not listed",
         left_out_warnings_alone_});
  first_left_out_ = {};
  left_out_warnings_alone_ = true;
  of_test_ = 0;
}

std::string quoted(std::string_view text, std::size_t longest) {
  std::string out = "`";
  const bool cut = text.size() > longest;
  if (cut) {
    std::size_t length = longest;
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
