#include "network/rules/nftables/lexer.h"
#include "network/rules/nftables/nftables.h"
#include "network/rules/nftables/statement.h"

namespace asepsis::network::nftables {
namespace {

constexpr std::size_t kMostRules = 262'144;

using Statement = std::span<const Token>;

struct ChainText {
  std::string_view name;
  std::size_t line = 1;
  std::string_view hook;  // empty: a chain that is only jumped to
  bool drops_by_default = false;
  std::vector<Statement> statements;
};

struct TableText {
  std::string_view family, name;
  Sets sets;
  std::vector<ChainText> chains;
  std::vector<Statement> others;  // not understood
};

class Reader {
 public:
  Reader(std::span<const Token> tokens, const std::string& file) : tokens_(tokens), file_(file) {}

  Status read_file() {
    for (skip_ends(); at_ < tokens_.size(); skip_ends()) {
      const Statement head = read_head();
      if (!opens()) {
        if (tokens_[at_ < tokens_.size() ? at_ : tokens_.size() - 1].is("}"))
          return error("no closing brace without an opening one");
        take_command(head);
        continue;
      }
      ++at_;
      if (!head.empty() && head[0].is("table") && head.size() <= 3) {
        if (auto table = read_table(head); !table) return table.error();
      } else {
        others_.push_back(head);
        if (auto skipped = skip_block(); !skipped) return skipped.error();
      }
    }
    return Done{};
  }

  Result<Ruleset> ruleset() const;

 private:
  Error error(std::string expected) const {
    const std::size_t line = tokens_[at_ < tokens_.size() ? at_ : tokens_.size() - 1].line;
    return {Code::kDamaged, file_, "line " + std::to_string(line), std::move(expected)};
  }
  void skip_ends() {
    while (at_ < tokens_.size() && tokens_[at_].ends()) ++at_;
  }
  bool opens() const { return at_ < tokens_.size() && tokens_[at_].is("{"); }

  // Up to a brace or the end of the statement.
  Statement read_head() {
    const std::size_t start = at_;
    while (at_ < tokens_.size() && !tokens_[at_].ends() && !tokens_[at_].is("{") && !tokens_[at_].is("}")) ++at_;
    return tokens_.subspan(start, at_ - start);
  }

  // A whole rule: braces inside it are sets. Ends before an end token or the brace that closes the chain.
  Result<Statement> read_rule() {
    const std::size_t start = at_;
    std::size_t depth = 0;
    for (; at_ < tokens_.size(); ++at_) {
      const Token& token = tokens_[at_];
      if (token.is("{"))
        ++depth;
      else if (depth == 0 && (token.ends() || token.is("}")))
        return tokens_.subspan(start, at_ - start);
      else if (token.is("}"))
        --depth;
    }
    return error("a closing brace before the end of the file");
  }

  Status skip_block() {
    for (std::size_t depth = 1; at_ < tokens_.size(); ++at_) {
      if (tokens_[at_].is("{")) ++depth;
      if (tokens_[at_].is("}") && --depth == 0) {
        ++at_;
        return Done{};
      }
    }
    return error("a closing brace before the end of the file");
  }

  void take_command(Statement words) {
    if (words.empty()) return;
    const bool whole_table = words.size() >= 3 && words[1].is("table");
    if (words[0].is("flush") && words.size() == 2 && words[1].is("ruleset"))
      tables_.clear();
    else if ((words[0].is("delete") || words[0].is("destroy")) && whole_table)
      std::erase_if(tables_, [&](const TableText& table) {
        return words.back().is(table.name) && (words.size() == 3 ? table.family == "ip" : words[2].is(table.family));
      });
    else if (!words[0].is("table") && !(words[0].is("add") && whole_table))
      others_.push_back(words);
  }

  Status read_table(Statement head) {
    TableText table{head.size() == 3 ? head[1].text : "ip", head.back().text, {}, {}, {}};
    for (skip_ends(); at_ < tokens_.size(); skip_ends()) {
      if (tokens_[at_].is("}")) {
        ++at_;
        tables_.push_back(std::move(table));
        return Done{};
      }
      const Statement words = read_head();
      if (!opens()) {
        if (!words.empty() && !words[0].is("comment") && !words[0].is("flags")) table.others.push_back(words);
        continue;
      }
      ++at_;
      Status read = Done{};
      if (words.size() == 2 && words[0].is("chain"))
        read = read_chain(words[1], table);
      else if (words.size() == 2 && words[0].is("set"))
        read = read_set(words[1].text, table);
      else
        read = skip_block();  // maps, counters, flow tables: a rule that uses one is listed
      if (!read) return read.error();
    }
    return error("a closing brace before the end of the file");
  }

  Status read_set(std::string_view name, TableText& table) {
    NamedSet set;
    bool understood = true;
    for (skip_ends(); at_ < tokens_.size(); skip_ends()) {
      if (tokens_[at_].is("}")) {
        ++at_;
        set.understood = set.understood && understood;
        table.sets[name] = std::move(set);
        return Done{};
      }
      const Token first = tokens_[at_];
      const Statement words = read_head();
      if (opens()) {
        if (first.is("elements"))
          set = read_elements(tokens_, at_);
        else if (++at_; !skip_block())
          return error("a closing brace before the end of the file");
      }
      // A set that fills or empties itself is not what the file shows.
      for (const Token& word : words)
        if (word.is("dynamic") || word.is("timeout")) understood = false;
      if (words.empty() && !opens()) ++at_;
    }
    return error("a closing brace before the end of the file");
  }

  Status read_chain(const Token& name, TableText& table) {
    ChainText chain{name.text, name.line, {}, false, {}};
    for (skip_ends(); at_ < tokens_.size(); skip_ends()) {
      if (tokens_[at_].is("}")) {
        ++at_;
        table.chains.push_back(std::move(chain));
        return Done{};
      }
      const auto words = read_rule();
      if (!words) return words.error();
      if (words->empty()) continue;
      const Statement line = *words;
      if (line[0].is("type")) {
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
          if (line[i].is("hook")) chain.hook = line[i + 1].text;
      } else if (line[0].is("policy") && line.size() == 2) {
        chain.drops_by_default = line[1].is("drop");
      } else if (!line[0].is("comment")) {
        chain.statements.push_back(line);
      }
    }
    return error("a closing brace before the end of the file");
  }

  std::span<const Token> tokens_;
  std::string file_;
  std::size_t at_ = 0;
  std::vector<TableText> tables_;
  std::vector<Statement> others_;
};

std::string listed(std::size_t line, const std::string& text) { return "line " + std::to_string(line) + ": " + text; }
std::string listed(Statement statement) { return listed(statement.front().line, text_of(statement)); }

std::optional<Family> family_of(std::string_view word) {
  if (word == "inet") return Family::kBoth;
  if (word == "ip") return Family::kIpv4;
  if (word == "ip6") return Family::kIpv6;
  return std::nullopt;
}

Status add_chain(const TableText& table, const ChainText& chain, Family family, const std::string& file,
                 Ruleset& ruleset) {
  for (const Statement& statement : chain.statements) {
    const auto rules = read_statement(statement, table.sets, family);
    if (!rules) {
      ruleset.not_modelled.push_back(listed(statement));
      continue;
    }
    if (ruleset.rules.size() + rules->size() > kMostRules)
      return Error{Code::kLimit, file, "line " + std::to_string(statement.front().line),
                   "at most " + std::to_string(kMostRules) + " rules with the elements of their sets"};
    for (model::Rule rule : *rules) {
      rule.text = text_of(statement);
      rule.origin = {file, "line " + std::to_string(statement.front().line)};
      ruleset.rules.push_back(std::move(rule));
    }
  }
  ruleset.default_allow = !chain.drops_by_default;
  if (family != Family::kBoth && chain.drops_by_default) {
    // A chain of one family leaves the other alone.
    model::Rule rest;
    rest.allow = true;
    rest.from = {family == Family::kIpv4 ? Cidr{IpAddress{}, 0} : Cidr{IpAddress::v4(0), 96}};
    rest.text = family == Family::kIpv4 ? "IPv6 passes a table of family ip" : "IPv4 passes a table of family ip6";
    rest.origin = {file, "line " + std::to_string(chain.line)};
    ruleset.rules.push_back(std::move(rest));
  }
  return Done{};
}

Result<Ruleset> Reader::ruleset() const {
  Ruleset ruleset;
  bool found = false;
  for (const Statement& words : others_)
    ruleset.not_modelled.push_back(words.empty() ? "a block without a name" : listed(words));
  for (const TableText& table : tables_) {
    for (const Statement& words : table.others) ruleset.not_modelled.push_back(listed(words));
    const auto family = family_of(table.family);
    for (const ChainText& chain : table.chains) {
      const std::string name = "chain " + std::string(chain.name) + " of table " + std::string(table.name);
      if (chain.hook == "forward" && family && !found) {
        found = true;
        if (auto added = add_chain(table, chain, *family, file_, ruleset); !added) return added.error();
      } else if (chain.hook == "forward") {
        ruleset.not_modelled.push_back(listed(chain.line, name + ": a further chain over forwarded packets"));
      } else if (!chain.hook.empty() && chain.hook != "input" && chain.hook != "output") {
        // What is dropped or rewritten before or after the forward hook is forwarded traffic too.
        for (const Statement& statement : chain.statements) ruleset.not_modelled.push_back(listed(statement));
      }
    }
  }
  if (!found) ruleset.not_modelled.push_back("no chain with hook forward");
  return ruleset;
}

}  // namespace

Result<Ruleset> read(std::string_view text, const std::string& file) {
  const auto tokens = read_tokens(text, file);
  if (!tokens) return tokens.error();
  Reader reader(*tokens, file);
  if (auto done = reader.read_file(); !done) return done.error();
  return reader.ruleset();
}

}  // namespace asepsis::network::nftables
