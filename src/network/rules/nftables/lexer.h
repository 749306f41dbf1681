// Words, strings and signs of an nftables file, with their lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace asepsis::network::nftables {

struct Token {
  // kEnd: end of a statement, a line's end or ';'. kSign: one of { } , = and runs of ! < > =.
  enum class Kind { kWord, kString, kSign, kEnd } kind = Kind::kWord;
  std::string_view text;  // of a string: without its quotes; borrowed from the source
  std::size_t line = 1;

  bool is(std::string_view word) const { return kind != Kind::kString && kind != Kind::kEnd && text == word; }
  bool ends() const { return kind == Kind::kEnd; }
};

// Comments are left out; a backslash at a line's end joins the next line. Errors: not text, a string that never closes.
Result<std::vector<Token>> read_tokens(std::string_view text, const std::string& file);

}  // namespace asepsis::network::nftables
