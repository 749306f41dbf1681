#include "norms/cvss/refusal.h"

#include <bit>
#include <vector>

#include "base/text.h"

namespace asepsis::norms::cvss {
namespace {

using namespace std::string_view_literals;

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

Error unknown_metric(const Walk& walk, std::string_view name) {
  if (walk.version == Version::k20 && name.starts_with('('))
    return damaged(walk.at, "no parentheses: a vector of CVSS 2.0 begins with its first metric");
  for (const Metric& metric : grammar_of(walk.version).metrics)
    if (equal_ignoring_case(name, metric.name))
      return damaged(walk.at, std::string(metric.name) + " with capital and small letters exactly so");
  return damaged(walk.at, "a metric of " + version_name(walk.version) + " (" + names_of(grammar_of(walk.version), ~0u) +
                              ")" + prefix_hint(walk.version));
}

Error wrong_value(const Walk& walk, const Metric& metric, std::string_view value, std::size_t offset) {
  const std::string name(metric.name);
  std::string choices;
  for (std::size_t i = metric.values[0].empty() ? 1 : 0; i < metric.values.size() && !metric.values[i].empty(); ++i) {
    const std::string choice = name + ":" + std::string(metric.values[i]);
    if (equal_ignoring_case(value, metric.values[i]))
      return damaged(offset, choice + " with capital and small letters exactly so");
    const bool last = i + 1 == metric.values.size() || metric.values[i + 1].empty();
    choices += (choices.empty() ? "" : last ? " or " : ", ") + choice;
  }
  return damaged(offset, choices + prefix_hint(walk.version));
}

}  // namespace

Error unknown_item(const Walk& walk) {
  const std::string_view rest = walk.text.substr(walk.at);
  if (rest.empty()) return damaged(walk.at - 1, "no slash after the last metric");
  const std::string_view item = rest.substr(0, rest.find('/'));
  if (item.empty()) return damaged(walk.at, "a metric");
  if (const std::size_t space = find_space(item); space != item.npos) return damaged(walk.at + space, "no space");
  const std::string_view name = item.substr(0, item.find(':'));
  for (const Metric& metric : grammar_of(walk.version).metrics) {
    if (name != metric.name) continue;
    const std::size_t colon = walk.at + name.size();
    if (name.size() == item.size()) return damaged(colon, "a colon and the value of " + std::string(name));
    return wrong_value(walk, metric, item.substr(name.size() + 1), colon + 1);
  }
  return unknown_metric(walk, name);
}

Error misplaced(const Walk& walk, std::size_t metric) {
  const Grammar& grammar = grammar_of(walk.version);
  const std::string name(grammar.metrics[metric].name);
  if (walk.seen >> metric & 1) return damaged(walk.at, name + " once, not again");
  const std::string fixed = ": the order of metrics is fixed in " + version_name(walk.version);
  const std::uint32_t missing = grammar.mandatory & ~walk.seen & ((1u << metric) - 1);
  if (missing != 0) return damaged(walk.at, names_of(grammar, missing) + " before " + name + fixed);
  const auto last = static_cast<std::size_t>(std::bit_width(walk.seen)) - 1;
  return damaged(walk.at, name + " before " + std::string(grammar.metrics[last].name) + fixed);
}

Error wrong_prefix(std::string_view text) {
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

Error incomplete(const Walk& walk) {
  return damaged(walk.text.size(),
                 "also " + names_of(grammar_of(walk.version), grammar_of(walk.version).mandatory & ~walk.seen) +
                     ", mandatory in " + version_name(walk.version) + prefix_hint(walk.version));
}

}  // namespace asepsis::norms::cvss
