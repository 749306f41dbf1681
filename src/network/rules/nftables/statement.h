// One line of a chain, with the sets it names: what it means for the first packet of a TCP or UDP connection.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/network.h"
#include "network/rules/nftables/lexer.h"

namespace asepsis::network::nftables {

// The parts between the dots of a concatenation: "10.20.0.11", "tcp", "80-90".
using Element = std::vector<std::string_view>;

struct NamedSet {
  std::vector<Element> elements;
  bool understood = true;  // false: a map, elements that expire, ...: a line that uses it is not modelled
};
using Sets = std::map<std::string_view, NamedSet>;

enum class Family { kBoth, kIpv4, kIpv6 };  // of the table

// Reads "{ a . b, c . d }" from the brace on; `at` is left behind the closing brace.
NamedSet read_elements(std::span<const Token> tokens, std::size_t& at);

// Nothing: the line is not modelled. An empty list: understood, and no first packet meets it.
std::optional<std::vector<model::Rule>> read_statement(std::span<const Token> tokens, const Sets& sets, Family family);

// The tokens as a person would write them, at most 200 bytes.
std::string text_of(std::span<const Token> tokens);

}  // namespace asepsis::network::nftables
