#include "network/rules/nftables/lexer.h"

#include "base/text.h"

namespace asepsis::network::nftables {
namespace {

constexpr std::size_t kLargestFile = 8u << 20;
constexpr std::string_view kBetweenWords = " \t\r\n;{},=!<>\"#\\";

Error damaged(const std::string& file, std::size_t line, std::string expected) {
  return {Code::kDamaged, file, "line " + std::to_string(line), std::move(expected)};
}

}  // namespace

Result<std::vector<Token>> read_tokens(std::string_view text, const std::string& file) {
  if (text.size() > kLargestFile) return Error{Code::kLimit, file, "", "at most 8 MiB of rules"};
  if (text.find('\0') != std::string_view::npos || !is_utf8(text))
    return Error{Code::kDamaged, file, "", "text in UTF-8, as `nft list ruleset` writes it"};
  std::vector<Token> tokens;
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++i;
    } else if (c == '\\' && i + 1 < text.size() && text[i + 1] == '\n') {
      ++line;
      i += 2;
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '\n' || c == ';') {
      tokens.push_back({Token::Kind::kEnd, text.substr(i, 1), line});
      line += c == '\n' ? 1 : 0;
      ++i;
    } else if (c == '"') {
      const std::size_t end = text.find_first_of("\"\n", i + 1);
      if (end == std::string_view::npos || text[end] == '\n') return damaged(file, line, "a closing quote");
      tokens.push_back({Token::Kind::kString, text.substr(i + 1, end - i - 1), line});
      i = end + 1;
    } else if (c == '{' || c == '}' || c == ',' || c == '\\') {
      tokens.push_back({Token::Kind::kSign, text.substr(i, 1), line});
      ++i;
    } else if (c == '=' || c == '!' || c == '<' || c == '>') {
      const std::size_t end = std::min(text.find_first_not_of("=!<>", i), text.size());
      tokens.push_back({Token::Kind::kSign, text.substr(i, end - i), line});
      i = end;
    } else {
      const std::size_t end = std::min(text.find_first_of(kBetweenWords, i), text.size());
      tokens.push_back({Token::Kind::kWord, text.substr(i, end - i), line});
      i = end;
    }
  }
  tokens.push_back({Token::Kind::kEnd, {}, line});
  return tokens;
}

}  // namespace asepsis::network::nftables
