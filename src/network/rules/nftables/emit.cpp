#include <algorithm>

#include "base/text.h"
#include "network/match.h"
#include "network/rules/nftables/nftables.h"

namespace asepsis::network::nftables {
namespace {

// Beyond this the parts are matched one after the other: the product of four long lists fits no kernel.
constexpr std::size_t kLargestProduct = 4096;
constexpr std::size_t kLongestComment = 120;  // the kernel keeps 128 bytes with the final NUL and a header

struct Part {
  std::string selector;             // "ip saddr"
  std::string type;                 // "ipv4_addr"
  std::string name;                 // of its own set, where it needs one
  std::vector<std::string> values;  // disjoint
};

std::string table_name(std::string_view wanted) {
  std::string name = to_lower(wanted);
  for (char& c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '_';
  return name.starts_with("asepsis_") ? name : "asepsis_" + name;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return line;
}

// A comment in quotes: the language has no escapes, so what would end it is replaced. Cut at a character's border.
std::string comment_of(std::string_view text) {
  std::string line = one_line(text);
  for (char& c : line)
    if (c == '"' || c == '\\') c = '\'';
  if (line.size() <= kLongestComment) return line;
  std::size_t end = kLongestComment;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;
  line.resize(end);
  return line;
}

// Sets refuse elements that overlap, so a network inside another one of the list is left out.
std::vector<std::string> addresses_of(std::vector<Cidr> cidrs, bool v4) {
  std::erase_if(cidrs, [&](const Cidr& cidr) { return cidr.is_v4() != v4; });
  std::ranges::sort(
      cidrs, [](const Cidr& a, const Cidr& b) { return a.base != b.base ? a.base < b.base : a.length < b.length; });
  std::vector<std::string> words;
  const Cidr* last = nullptr;
  for (const Cidr& cidr : cidrs) {
    if (last != nullptr && last->contains(cidr)) continue;
    last = &cidr;
    words.push_back(to_string(cidr));
  }
  return words;
}

std::vector<std::string> protocols_of(const model::Rule& rule) {
  if (rule.transport) return {std::string(to_string(*rule.transport))};
  if (rule.ports.is_all()) return {};
  return {"tcp", "udp"};
}

std::vector<std::string> ports_of(const PortSet& ports) {
  std::vector<std::string> words;
  if (ports.is_all()) return words;
  for (const PortRange& range : ports.ranges)
    words.push_back(range.first == range.last ? std::to_string(range.first)
                                              : std::to_string(range.first) + "-" + std::to_string(range.last));
  return words;
}

// The parts of a rule that say something, for one family of addresses.
std::vector<Part> parts_of(const model::Rule& rule, bool v4) {
  const std::string family = v4 ? "ip" : "ip6";
  const std::string address = v4 ? "ipv4_addr" : "ipv6_addr";
  std::vector<Part> parts{{family + " saddr", address, "from", addresses_of(rule.from, v4)},
                          {family + " daddr", address, "to", addresses_of(rule.to, v4)},
                          {"meta l4proto", "inet_proto", "protocol", protocols_of(rule)},
                          {"th dport", "inet_service", "port", ports_of(rule.ports)}};
  std::erase_if(parts, [](const Part& part) { return part.values.empty(); });
  return parts;
}

std::string set_of(const std::string& name, const std::string& type, const std::vector<std::string>& elements) {
  return "  set " + name + " {\n    type " + type + "\n    flags interval\n    elements = {\n      " +
         join(elements, ",\n      ") + "\n    }\n  }\n";
}

std::vector<std::string> product_of(const std::vector<Part>& parts) {
  std::vector<std::string> elements{""};
  for (const Part& part : parts) {
    std::vector<std::string> longer;
    for (const std::string& element : elements)
      for (const std::string& value : part.values) longer.push_back(element.empty() ? value : element + " . " + value);
    elements = std::move(longer);
  }
  return elements;
}

std::string joined(const std::vector<Part>& parts, std::string Part::*member) {
  std::vector<std::string> words;
  for (const Part& part : parts) words.push_back(part.*member);
  return join(words, " . ");
}

// The match of one line; sets that it needs go to `sets`.
std::string match_of(const std::vector<Part>& parts, const std::string& set_name, std::string& sets) {
  std::size_t product = 1;
  for (const Part& part : parts) product = std::min(product * part.values.size(), kLargestProduct + 1);
  std::string match;
  if (product == 1) {
    for (const Part& part : parts) match += part.selector + " " + part.values.front() + " ";
    return match;
  }
  if (product <= kLargestProduct) {
    sets += set_of(set_name, joined(parts, &Part::type), product_of(parts));
    return joined(parts, &Part::selector) + " @" + set_name + " ";
  }
  for (const Part& part : parts) {
    const std::string name = set_name + "_" + part.name;
    sets += set_of(name, part.type, part.values);
    match += part.selector + " @" + name + " ";
  }
  return match;
}

void add_rule(const model::Rule& rule, std::size_t number, std::string& sets, std::string& lines) {
  const std::string words = comment_of(describe(rule));
  const std::string verdict = "counter " + std::string(rule.allow ? "accept" : "drop") + " comment \"" + words + "\"\n";
  const bool for_a_port = !rule.ports.is_all();
  const bool for_another_protocol = rule.transport == Transport::kOther;
  if (rule.ports.empty() || (for_a_port && for_another_protocol)) {
    lines += "    # matches nothing: " + words + "\n";
    return;
  }
  if (rule.from.empty() && rule.to.empty() && !for_another_protocol) {
    lines += "    " + match_of(parts_of(rule, true), "rule_" + std::to_string(number), sets) + verdict;
    return;
  }
  bool written = false;
  for (const bool v4 : {true, false}) {
    const auto speaks = [&](const std::vector<Cidr>& side) {
      return side.empty() || std::ranges::any_of(side, [&](const Cidr& cidr) { return cidr.is_v4() == v4; });
    };
    if (!speaks(rule.from) || !speaks(rule.to)) continue;
    auto parts = parts_of(rule, v4);
    std::string other;
    if (for_another_protocol) {
      std::erase_if(parts, [](const Part& part) { return part.name == "protocol"; });
      other = "meta nfproto " + std::string(v4 ? "ipv4" : "ipv6") + " meta l4proto != { tcp, udp } ";
    }
    const std::string name = "rule_" + std::to_string(number) + (v4 ? "_ip" : "_ip6");
    lines += "    " + other + match_of(parts, name, sets) + verdict;
    written = true;
  }
  if (!written) lines += "    # matches nothing: " + words + "\n";
}

}  // namespace

std::string emit(std::span<const model::Rule> rules, const Header& header) {
  std::string sets, lines;
  for (std::size_t i = 0; i < rules.size(); ++i) add_rule(rules[i], i + 1, sets, lines);
  const std::string table = "table inet " + table_name(header.table);
  std::string text;
  for (const std::string& line : header.lines) text += "# " + one_line(line) + "\n";
  // A table that is not there cannot be deleted, so it is made first.
  text += table + "\ndelete " + table + "\n" + table + " {\n" + sets;
  text += "  chain forward {\n    type filter hook forward priority filter - 10; policy accept;\n";
  text += "    ct direction reply counter accept comment \"answers to connections that may be open\"\n";
  text += "    ct state related counter accept comment \"errors that belong to them\"\n";
  return text + lines + "  }\n}\n";
}

}  // namespace asepsis::network::nftables
