// A regular expression of the few kinds that CSAF's schemas use, searched the naive way: the set of places where each
// piece can end. For tests: slow, and written to be seen to be right.
//
//   NaivePattern("^(a|b)+$").is_in("abba")
//
// Knows ^ $ ( ) | [a-z\-] \x * + ? {n} {n,m}; as ECMA-262, `$` is the end of the text alone.
#pragma once

#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace asepsis::norms::cpe {

class NaivePattern {
 public:
  explicit NaivePattern(std::string_view pattern) : rest_(pattern), root_(alternatives()) {}

  bool is_in(std::string_view text) const {
    for (std::size_t at = 0; at <= text.size(); ++at)
      if (!ends(root_, text, {at}).empty()) return true;
    return false;
  }

 private:
  enum class Kind { kOneOf, kBegin, kEnd, kSequence, kAlternatives, kRepeat };
  struct Node {
    Kind kind = Kind::kSequence;
    std::set<char> characters;
    std::vector<Node> parts;
    std::size_t least = 0, most = 0;
  };
  using Places = std::set<std::size_t>;

  static Places ends(const Node& node, std::string_view text, Places from) {
    Places to;
    switch (node.kind) {
      case Kind::kBegin: return from.contains(0) ? Places{0} : Places{};
      case Kind::kEnd: return from.contains(text.size()) ? Places{text.size()} : Places{};
      case Kind::kOneOf:
        for (const auto at : from)
          if (at < text.size() && node.characters.contains(text[at])) to.insert(at + 1);
        return to;
      case Kind::kSequence:
        for (const Node& part : node.parts) from = ends(part, text, std::move(from));
        return from;
      case Kind::kAlternatives:
        for (const Node& part : node.parts) to.merge(ends(part, text, from));
        return to;
      case Kind::kRepeat:
        for (std::size_t times = 0; times <= node.most && !from.empty(); ++times) {
          if (times >= node.least) {
            const std::size_t before = to.size();
            to.insert(from.begin(), from.end());
            if (times > node.least && to.size() == before) break;  // nothing new will come
          }
          from = ends(node.parts[0], text, std::move(from));
        }
        return to;
    }
    return to;
  }

  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }
  char take() {
    if (rest_.empty()) std::abort();
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  Node alternatives() {
    Node node{.kind = Kind::kAlternatives, .characters = {}, .parts = {sequence()}};
    while (next_is('|')) {
      take();
      node.parts.push_back(sequence());
    }
    return node;
  }

  Node sequence() {
    Node node;
    while (!rest_.empty() && !next_is('|') && !next_is(')')) node.parts.push_back(repeated(piece()));
    return node;
  }

  Node repeated(Node piece) {
    Node node{.kind = Kind::kRepeat, .characters = {}, .parts = {}, .least = 0, .most = std::string::npos - 1};
    if (next_is('*')) {
    } else if (next_is('+')) {
      node.least = 1;
    } else if (next_is('?')) {
      node.most = 1;
    } else if (next_is('{')) {
      take();
      node.least = number();
      node.most = next_is(',') ? (take(), number()) : node.least;
      if (!next_is('}')) std::abort();
    } else {
      return piece;
    }
    take();
    node.parts.push_back(std::move(piece));
    return node;
  }

  std::size_t number() {
    std::size_t value = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9')
      value = value * 10 + static_cast<std::size_t>(take() - '0');
    return value;
  }

  Node piece() {
    const char c = take();
    if (c == '^') return {.kind = Kind::kBegin, .characters = {}, .parts = {}};
    if (c == '$') return {.kind = Kind::kEnd, .characters = {}, .parts = {}};
    if (c == '(') {
      Node inner = alternatives();
      if (take() != ')') std::abort();
      return inner;
    }
    if (c == '[') return one_of();
    return {.kind = Kind::kOneOf, .characters = {c == '\\' ? take() : c}, .parts = {}};
  }

  Node one_of() {
    Node node{.kind = Kind::kOneOf, .characters = {}, .parts = {}};
    while (!next_is(']')) {
      const bool quoted = next_is('\\');
      const char first = quoted ? (take(), take()) : take();
      node.characters.insert(first);
      if (quoted || !next_is('-') || rest_.substr(1, 1) == "]") continue;
      take();
      const char last = take();
      for (char c = first; c != last; ++c) node.characters.insert(static_cast<char>(c + 1));
    }
    take();
    return node;
  }

  std::string_view rest_;
  Node root_;
};

}  // namespace asepsis::norms::cpe
