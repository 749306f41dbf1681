#include "norms/cpe/relation.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace asepsis::norms::cpe {
namespace {

constexpr std::size_t kNoLimit = std::string::npos;

// A text with wildcards: what may stand before and after the body.
struct Pattern {
  std::string body;  // plain, lower case
  std::size_t most_before = 0;
  std::size_t most_after = 0;
};

Pattern pattern_of(const std::string& text) {
  Pattern pattern;
  bool in_body = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '*' || text[i] == '?') {
      std::size_t& most = in_body ? pattern.most_after : pattern.most_before;
      most = text[i] == '*' ? kNoLimit : most + 1;
      continue;
    }
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    pattern.body += text[i];
    in_body = true;
  }
  pattern.body = to_lower(pattern.body);
  return pattern;
}

// Knuth, Morris and Pratt: linear, since both texts are anyone's.
bool contains(std::string_view text, std::string_view part) {
  if (part.empty()) return true;
  std::vector<std::size_t> border(part.size(), 0);  // longest proper prefix that also ends here
  for (std::size_t i = 1, length = 0; i < part.size(); ++i) {
    while (length > 0 && part[i] != part[length]) length = border[length - 1];
    if (part[i] == part[length]) ++length;
    border[i] = length;
  }
  std::size_t matched = 0;
  for (const char c : text) {
    while (matched > 0 && c != part[matched]) matched = border[matched - 1];
    if (c == part[matched]) ++matched;
    if (matched == part.size()) return true;
  }
  return false;
}

bool matches(const Pattern& pattern, std::string_view plain) {
  if (pattern.body.size() > plain.size()) return false;
  const std::size_t spare = plain.size() - pattern.body.size();
  const std::size_t first = spare - std::min(spare, pattern.most_after);
  const std::size_t last = std::min(spare, pattern.most_before);
  return first <= last && contains(plain.substr(first, last - first + pattern.body.size()), pattern.body);
}

}  // namespace

std::string_view to_string(Relation relation) {
  switch (relation) {
    case Relation::kEqual: return "equal";
    case Relation::kSuperset: return "superset";
    case Relation::kSubset: return "subset";
    case Relation::kDisjoint: return "disjoint";
    case Relation::kUndefined: return "undefined";
  }
  return {};
}

// NISTIR 7696 table 6-2.
Relation compare(const Value& source, const Value& target) {
  if (target.has_wildcard()) return Relation::kUndefined;
  if (source.is_any()) return target.is_any() ? Relation::kEqual : Relation::kSuperset;
  if (target.is_any()) return Relation::kSubset;
  if (source.is_na() || target.is_na())
    return source.is_na() && target.is_na() ? Relation::kEqual : Relation::kDisjoint;
  if (!source.has_wildcard())
    return equal_ignoring_case(source.text(), target.text()) ? Relation::kEqual : Relation::kDisjoint;
  return matches(pattern_of(source.text()), to_lower(target.plain())) ? Relation::kSuperset : Relation::kDisjoint;
}

std::array<Relation, kAttributes> compare_each(const Name& source, const Name& target) {
  std::array<Relation, kAttributes> relations{};
  for (std::size_t i = 0; i < kAttributes; ++i) relations[i] = compare(source.values[i], target.values[i]);
  return relations;
}

// 6.2
Relation compare(const Name& source, const Name& target) {
  const auto relations = compare_each(source, target);
  const auto any = [&](Relation relation) { return std::ranges::find(relations, relation) != relations.end(); };
  if (any(Relation::kDisjoint)) return Relation::kDisjoint;
  const bool superset = any(Relation::kSuperset);
  const bool subset = any(Relation::kSubset);
  if (any(Relation::kUndefined) || (superset && subset)) return Relation::kUndefined;
  if (superset) return Relation::kSuperset;
  return subset ? Relation::kSubset : Relation::kEqual;
}

std::string relation_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto fields = split(line, '\t');
  if (fields.size() != 2) return "error";
  const auto source = parse(fields[0]);
  const auto target = parse(fields[1]);
  if (!source || !target) return "error";
  return std::string(to_string(compare(*source, *target)));
}

}  // namespace asepsis::norms::cpe
