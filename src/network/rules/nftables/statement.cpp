#include "network/rules/nftables/statement.h"

#include <algorithm>
#include <array>

#include "network/rules/nftables/match_space.h"

namespace asepsis::network::nftables {
namespace {

constexpr std::size_t kMostBoxes = 65'536;

// A place in one statement; every look beyond its end sees nothing.
class Cursor {
 public:
  explicit Cursor(std::span<const Token> tokens) : tokens_(tokens) {}
  bool done() const { return at_ >= tokens_.size(); }
  bool sees(std::string_view word, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].is(word);
  }
  bool skip(std::string_view word) {
    if (!sees(word)) return false;
    ++at_;
    return true;
  }
  const Token* take() { return done() ? nullptr : &tokens_[at_++]; }
  NamedSet elements() { return read_elements(tokens_, at_); }

 private:
  std::span<const Token> tokens_;
  std::size_t at_ = 0;
};

struct SelectorWords {
  std::string_view first, second;
  Selector selector;
};
constexpr std::array<SelectorWords, 11> kSelectors{{{"ip", "saddr", Selector::kSource4},
                                                    {"ip", "daddr", Selector::kDestination4},
                                                    {"ip6", "saddr", Selector::kSource6},
                                                    {"ip6", "daddr", Selector::kDestination6},
                                                    {"ip", "protocol", Selector::kProtocol},
                                                    {"ip6", "nexthdr", Selector::kProtocol},
                                                    {"meta", "l4proto", Selector::kProtocol},
                                                    {"tcp", "dport", Selector::kTcpPort},
                                                    {"udp", "dport", Selector::kUdpPort},
                                                    {"th", "dport", Selector::kAnyPort},
                                                    {"meta", "nfproto", Selector::kFamily}}};

struct Selected {
  Selector selector;
  std::optional<bool> v4;  // the family that the words themselves imply
};

std::optional<Selected> read_selector(Cursor& in) {
  for (const SelectorWords& words : kSelectors) {
    if (!in.sees(words.first) || !in.sees(words.second, 1)) continue;
    in.take();
    in.take();
    std::optional<bool> v4;
    if (words.first == "ip") v4 = true;
    if (words.first == "ip6") v4 = false;
    return Selected{words.selector, v4};
  }
  return std::nullopt;
}

// Nothing: not understood. One selector's values share a box, a concatenation has a box for each element.
std::optional<std::vector<Box>> boxes_of(const std::vector<Selected>& selectors, const NamedSet& set) {
  if (!set.understood || set.elements.size() > kMostBoxes) return std::nullopt;
  std::vector<Box> boxes;
  for (const Element& element : set.elements) {
    if (element.size() != selectors.size()) return std::nullopt;
    std::optional<Box> box = Box{};
    for (std::size_t i = 0; i < selectors.size(); ++i) {
      auto part = box_of(selectors[i].selector, element[i]);
      if (!part) return std::nullopt;
      if (selectors[i].v4) part->v4 = selectors[i].v4;
      if (selectors.size() == 1) {
        if (boxes.empty())
          boxes.push_back(*part);
        else
          unite(selectors[i].selector, boxes.front(), *part);
      } else if (box) {
        box = intersect(*box, *part);
      }
    }
    if (selectors.size() > 1 && box) boxes.push_back(std::move(*box));
  }
  return boxes;
}

// "!= { tcp, udp }": the one negation that has a word in the model.
bool read_neither_tcp_nor_udp(Cursor& in) {
  if (!in.skip("!=") || !in.sees("{")) return false;
  NamedSet set = in.elements();
  std::ranges::sort(set.elements);
  return set.understood && set.elements == std::vector<Element>{{"tcp"}, {"udp"}};
}

std::optional<std::vector<Box>> read_match(Cursor& in, const Sets& sets) {
  std::vector<Selected> selectors;
  do {
    const auto selector = read_selector(in);
    if (!selector) return std::nullopt;
    selectors.push_back(*selector);
  } while (in.skip("."));
  if (in.sees("!=")) {
    if (selectors.size() != 1 || selectors[0].selector != Selector::kProtocol || !read_neither_tcp_nor_udp(in))
      return std::nullopt;
    Box box;
    box.v4 = selectors[0].v4;
    box.tcp = box.udp = false;
    return std::vector<Box>{box};
  }
  in.skip("==");
  if (in.sees("{")) return boxes_of(selectors, in.elements());
  const Token* word = in.take();
  if (word == nullptr || word->kind != Token::Kind::kWord) return std::nullopt;
  if (word->text.starts_with('@')) {
    const auto set = sets.find(word->text.substr(1));
    return set == sets.end() ? std::nullopt : boxes_of(selectors, set->second);
  }
  NamedSet one;
  one.elements.push_back({word->text});
  while (in.skip(".")) {
    const Token* part = in.take();
    if (part == nullptr || part->kind != Token::Kind::kWord) return std::nullopt;
    one.elements.front().push_back(part->text);
  }
  return boxes_of(selectors, one);
}

enum class Meets { kAlways, kNever, kNotKnown };

// Does a condition on the connection's state let a first packet through?
Meets read_connection(Cursor& in) {
  if (in.skip("direction")) {
    if (in.skip("original")) return Meets::kAlways;
    return in.skip("reply") ? Meets::kNever : Meets::kNotKnown;
  }
  if (!in.skip("state")) return Meets::kNotKnown;
  const bool map = in.skip("vmap");
  std::vector<std::string_view> states;
  if (in.sees("{")) {
    const NamedSet set = in.elements();
    for (const Element& element : set.elements)
      for (const std::string_view word : element) states.push_back(word);
    if (!set.understood && !map) return Meets::kNotKnown;
  } else {
    do {
      const Token* word = in.take();
      if (word == nullptr || word->kind != Token::Kind::kWord) return Meets::kNotKnown;
      states.push_back(word->text);
    } while (in.skip(","));
  }
  constexpr std::array<std::string_view, 4> kLater{"established", "related", "invalid", "untracked"};
  bool first_too = false;
  for (const std::string_view state : states) {
    if (state == "new")
      first_too = true;
    else if (std::ranges::find(kLater, state) == kLater.end())
      return Meets::kNotKnown;
  }
  if (!first_too) return Meets::kNever;
  return map ? Meets::kNotKnown : Meets::kAlways;
}

// A line for later packets says nothing of a first one, whatever else stands in it.
bool never_a_first_packet(std::span<const Token> tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is("ct")) continue;
    Cursor in(tokens.subspan(i + 1));
    if (read_connection(in) == Meets::kNever) return true;
  }
  return false;
}

void skip_counter(Cursor& in) {
  for (const std::string_view word : {"packets", "bytes"})
    if (in.skip(word)) in.take();
}

void skip_log(Cursor& in) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view word : {"prefix", "level", "group", "snaplen", "queue-threshold", "flags"})
      if (in.skip(word)) {
        in.take();
        more = true;
      }
  }
}

struct Line {
  std::vector<Box> boxes;
  std::optional<bool> allow;   // absent: no verdict, so counting or logging alone
  bool control_alone = false;  // ICMP
};

bool read_verdict(Cursor& in, Line& line) {
  if (in.skip("accept"))
    line.allow = true;
  else if (in.skip("drop"))
    line.allow = false;
  else if (in.skip("reject")) {
    line.allow = false;
    if (in.skip("with"))
      while (!in.done() && !in.sees("comment")) in.take();
  } else
    return false;
  return true;
}

bool narrow(Line& line, const std::vector<Box>& boxes) {
  if (line.boxes.size() * boxes.size() > kMostBoxes) return false;
  std::vector<Box> narrower;
  for (const Box& box : line.boxes)
    for (const Box& other : boxes)
      if (auto both = intersect(box, other)) narrower.push_back(std::move(*both));
  line.boxes = std::move(narrower);
  return true;
}

// One condition, side effect or verdict; false: not understood.
bool read_step(Cursor& in, const Sets& sets, Line& line) {
  if (in.skip("counter")) return skip_counter(in), true;
  if (in.skip("log")) return skip_log(in), true;
  if (in.skip("comment")) return in.take() != nullptr;
  if (in.skip("ct")) return read_connection(in) == Meets::kAlways;
  if (in.sees("icmp") || in.sees("icmpv6") || in.sees("igmp")) return line.control_alone = true;
  if (!line.allow && read_verdict(in, line)) return true;
  if (line.allow) return false;  // nothing but a comment may follow a verdict
  const auto boxes = read_match(in, sets);
  return boxes && narrow(line, *boxes);
}

}  // namespace

NamedSet read_elements(std::span<const Token> tokens, std::size_t& at) {
  NamedSet set;
  ++at;  // the brace
  Element element;
  bool value_expected = true;
  const auto finish = [&] {
    if (!element.empty()) set.elements.push_back(std::move(element));
    element.clear();
    value_expected = true;
  };
  for (; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.ends()) continue;
    if (token.is("}")) {
      finish();
      ++at;
      return set;
    }
    if (token.is(",")) {
      finish();
    } else if (token.is(".")) {
      value_expected = true;
    } else if (token.kind == Token::Kind::kWord && value_expected) {
      element.push_back(token.text);
      value_expected = false;
    } else if (token.is("counter") || token.is("packets") || token.is("bytes") || token.is("comment")) {
      // The number or text behind the word is stepped over with it; "counter" may stand alone.
      if (!token.is("counter")) ++at;
    } else {
      set.understood = false;  // a map, a timeout, a nested brace
    }
  }
  set.understood = false;
  return set;
}

std::optional<std::vector<model::Rule>> read_statement(std::span<const Token> tokens, const Sets& sets, Family family) {
  if (never_a_first_packet(tokens)) return std::vector<model::Rule>{};
  Line line;
  line.boxes.emplace_back();
  if (family != Family::kBoth) line.boxes.front().v4 = family == Family::kIpv4;
  Cursor in(tokens);
  while (!in.done()) {
    if (!read_step(in, sets, line)) return std::nullopt;
    if (line.control_alone) return std::vector<model::Rule>{};
  }
  std::vector<model::Rule> rules;
  if (!line.allow) return rules;
  for (const Box& box : line.boxes)
    for (model::Rule& rule : rules_of(box, *line.allow)) rules.push_back(std::move(rule));
  return rules;
}

std::string text_of(std::span<const Token> tokens) {
  constexpr std::size_t kLongest = 200;
  std::string text;
  for (const Token& token : tokens) {
    if (token.ends()) continue;
    if (!text.empty() && !token.is(",")) text += ' ';
    text += token.kind == Token::Kind::kString ? "\"" + std::string(token.text) + "\"" : std::string(token.text);
    if (text.size() > kLongest) break;
  }
  if (text.size() <= kLongest) return text;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + " ...";
}

}  // namespace asepsis::network::nftables
