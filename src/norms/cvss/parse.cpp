
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "norms/cvss/grammar.h"

namespace asepsis::norms::cvss {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPrefix = "CVSS:";
constexpr std::size_t kNone = ~std::size_t{0};

std::string character(std::size_t offset) { return "character " + std::to_string(offset + 1); }

Error damaged(std::size_t offset, std::string expected) {
  return {.code = Code::kDamaged, .file = {}, .where = character(offset), .expected = std::move(expected)};
}

std::string version_name(Version version) { return "CVSS " + std::string(to_string(version)); }

// Who leaves the prefix out means a later version more often than 2.0.
std::string prefix_hint(Version version) {
  return version == Version::k20 ? "; a vector of a later version begins with CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/" : "";
}

std::string names_of(const Grammar& grammar, std::uint32_t which) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < grammar.metrics.size(); ++i)
    if (which >> i & 1) names.emplace_back(grammar.metrics[i].name);
  return join_as_sentence(names);
}

std::size_t find_space(std::string_view text) { return text.find_first_of(" \t\r\n\v\f"sv); }

struct Walk {
  std::string_view text;
  Version version;
  const Grammar& grammar;
  std::size_t at = 0;      // where the metric begins that is looked at
  std::uint32_t seen = 0;  // bit i: metrics[i]
  std::size_t next = 0;    // one after the metric seen last
};

[[gnu::cold, gnu::noinline]] Error wrong_name(const Walk& walk) {
  const std::string_view rest = walk.text.substr(walk.at);
  const std::string_view item = rest.substr(0, rest.find('/'));
  const std::string_view name = item.substr(0, item.find(':'));
  if (item.empty() && rest.empty() && walk.at > 0) return damaged(walk.at - 1, "no slash after the last metric");
  if (item.empty()) return damaged(walk.at, "a metric");
  if (const std::size_t space = find_space(item); space != item.npos) return damaged(walk.at + space, "no space");
  if (walk.version == Version::k20 && name.starts_with('('))
    return damaged(walk.at, "no parentheses: a vector of CVSS 2.0 begins with its first metric");
  const auto metrics = walk.grammar.metrics;
  for (std::size_t i = 0; i < metrics.size(); ++i) {
    if (name == metrics[i].name && name.size() == item.size())
      return damaged(walk.at + name.size(), "a colon and the value of " + std::string(name));
    if (name != metrics[i].name) continue;
    if (walk.seen >> i & 1) return damaged(walk.at, std::string(name) + " once, not again");
    return damaged(walk.at, std::string(name) + " before " + std::string(metrics[walk.next - 1].name) +
                                ": the order of metrics is fixed in " + version_name(walk.version));
  }
  for (const Metric& metric : metrics)
    if (equal_ignoring_case(name, metric.name))
      return damaged(walk.at, std::string(metric.name) + " with capital and small letters exactly so");
  return damaged(walk.at, "a metric of " + version_name(walk.version) + " (" + names_of(walk.grammar, ~0u) + ")" +
                              prefix_hint(walk.version));
}

[[gnu::cold, gnu::noinline]] Error skipped(const Walk& walk, std::size_t metric, std::uint32_t missing) {
  return damaged(walk.at, names_of(walk.grammar, missing) + " before " +
                              std::string(walk.grammar.metrics[metric].name) +
                              ": mandatory, and the order of metrics is fixed in " + version_name(walk.version));
}

[[gnu::cold, gnu::noinline]] Error wrong_value(const Walk& walk, std::size_t metric, std::size_t begin) {
  const std::string_view rest = walk.text.substr(begin);
  const std::string_view value = rest.substr(0, rest.find('/'));
  if (const std::size_t space = find_space(value); space != value.npos) return damaged(begin + space, "no space");
  const Metric& wanted = walk.grammar.metrics[metric];
  const std::string name(wanted.name);
  std::string choices;
  for (std::size_t i = wanted.values[0].empty() ? 1 : 0; i < wanted.values.size() && !wanted.values[i].empty(); ++i) {
    const std::string choice = name + ":" + std::string(wanted.values[i]);
    if (equal_ignoring_case(value, wanted.values[i]))
      return damaged(begin, choice + " with capital and small letters exactly so");
    const bool last = i + 1 == wanted.values.size() || wanted.values[i + 1].empty();
    choices += (choices.empty() ? "" : last ? " or " : ", ") + choice;
  }
  return damaged(begin, choices + prefix_hint(walk.version));
}

[[gnu::cold, gnu::noinline]] Error wrong_prefix(std::string_view text) {
  if (text.empty()) return damaged(0, "a vector, such as CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
  if (!text.starts_with(kPrefix)) return damaged(0, "CVSS: in capitals");
  const std::string_view version = text.substr(kPrefix.size());
  if (version.starts_with("2.0/"sv) || version.starts_with("2/"sv))
    return damaged(0, "no prefix: a vector of CVSS 2.0 begins with its first metric");
  for (const std::string_view known : {"3.0"sv, "3.1"sv, "4.0"sv})
    if (version.starts_with(known)) return damaged(kPrefix.size() + known.size(), "a slash after the version");
  return {.code = Code::kUnsupported,
          .file = {},
          .where = character(kPrefix.size()),
          .expected = "version 3.0, 3.1 or 4.0 (2.0 has no prefix)"};
}

[[gnu::cold, gnu::noinline]] Error incomplete(const Walk& walk) {
  return damaged(walk.text.size(), "also " + names_of(walk.grammar, walk.grammar.mandatory & ~walk.seen) +
                                       ", mandatory in " + version_name(walk.version) + prefix_hint(walk.version));
}

// Most vectors are in the standard's order, so the next metric is looked for first. Before 4.0 the search wraps around.
std::size_t find_metric(const Walk& walk, std::uint32_t name) {
  const std::size_t count = walk.grammar.metrics.size();
  for (std::size_t i = walk.next; i < count; ++i)
    if (walk.grammar.names[i] == name) return i;
  if (walk.grammar.ordered) return kNone;
  for (std::size_t i = 0; i < walk.next; ++i)
    if (walk.grammar.names[i] == name) return i;
  return kNone;
}

std::size_t find_long_value(const Metric& metric, std::string_view text) {
  for (std::size_t i = 0; i < metric.values.size(); ++i)
    if (text.size() > 1 && metric.values[i] == text) return i;
  return kNone;
}

Result<Vector> parse_metrics(Walk walk) {
  const std::string_view text = walk.text;
  Vector vector{.version = walk.version};
  for (;;) {
    std::uint32_t name = 0;
    std::size_t colon = walk.at;
    for (; colon < text.size() && colon - walk.at < 3 && text[colon] != ':'; ++colon)
      name = name << 8 | static_cast<unsigned char>(text[colon]);
    if (colon >= text.size() || text[colon] != ':') return wrong_name(walk);
    const std::size_t metric = find_metric(walk, name);
    if (metric == kNone || walk.seen >> metric & 1) return wrong_name(walk);
    if (walk.grammar.ordered) {
      const std::uint32_t missing = walk.grammar.mandatory & ~walk.seen & ((1u << metric) - 1);
      if (missing != 0) return skipped(walk, metric, missing);
    }

    const std::size_t begin = colon + 1;
    std::size_t end = begin + 1;
    if (end >= text.size() || text[end] == '/') {
      const auto letter = begin < text.size() ? static_cast<unsigned char>(text[begin] - '@') : 0u;
      const std::uint8_t found = letter < 32 ? walk.grammar.letters[metric][letter] : std::uint8_t{0};
      if (found == 0) return wrong_value(walk, metric, begin);
      vector.values[metric] = static_cast<std::uint8_t>(found - 1);
    } else {
      end = std::min(text.find('/', begin), text.size());
      const std::size_t found = find_long_value(walk.grammar.metrics[metric], text.substr(begin, end - begin));
      if (found == kNone) return wrong_value(walk, metric, begin);
      vector.values[metric] = static_cast<std::uint8_t>(found);
    }
    walk.seen |= 1u << metric;
    walk.next = metric + 1;
    if (end >= text.size()) break;
    walk.at = end + 1;
  }
  if (walk.grammar.mandatory & ~walk.seen) return incomplete(walk);
  return vector;
}

}  // namespace

Result<Vector> parse(std::string_view text) {
  if (text.starts_with(kPrefix)) {
    const std::string_view version = text.substr(kPrefix.size(), 4);
    const std::size_t at = kPrefix.size() + version.size();
    if (version == "3.1/"sv) return parse_metrics({text, Version::k31, grammar_of(Version::k31), at});
    if (version == "3.0/"sv) return parse_metrics({text, Version::k30, grammar_of(Version::k30), at});
    if (version == "4.0/"sv) return parse_metrics({text, Version::k40, grammar_of(Version::k40), at});
    return wrong_prefix(text);
  }
  if (text.empty() || starts_with_ignoring_case(text, kPrefix)) return wrong_prefix(text);
  return parse_metrics({text, Version::k20, grammar_of(Version::k20), 0});
}

}  // namespace asepsis::norms::cvss
