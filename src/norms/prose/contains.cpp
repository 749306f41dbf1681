// Is a version inside a range? Three-valued, part by part.
#include <algorithm>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "norms/prose/prose.h"
#include "norms/prose/scan.h"

namespace asepsis::norms::prose {
namespace {

using Order = std::optional<std::strong_ordering>;

std::string spelled(const Bound& bound) {
  static constexpr const char* kSigns[] = {"< ", "<= ", "> ", ">= ", "= "};
  return kSigns[static_cast<std::size_t>(bound.comparator)] + bound.version.text;
}

bool is_lower(Comparator comparator) {
  return comparator == Comparator::kGreater || comparator == Comparator::kAtLeast;
}

Inside by_order(Comparator comparator, std::strong_ordering order) {
  const bool in = comparator == Comparator::kLess      ? order < 0
                  : comparator == Comparator::kAtMost  ? order <= 0
                  : comparator == Comparator::kGreater ? order > 0
                  : comparator == Comparator::kAtLeast ? order >= 0
                                                       : order == 0;
  return in ? Inside::kIn : Inside::kOut;
}

// The branch of 4.3.x is 4.3; nothing where there is no wildcard at the end, or more than wildcards behind it.
std::optional<Version> branch_of(const Version& version) {
  const auto wild = [](const Element& element) { return element.kind == ElementKind::kWildcard; };
  const auto first = std::find_if(version.elements.begin(), version.elements.end(), wild);
  if (first == version.elements.begin() || first == version.elements.end()) return std::nullopt;
  const bool plain = std::all_of(first, version.elements.end(), [](const Element& element) {
    return element.kind == ElementKind::kWildcard && element.text == "*";
  });
  if (!plain) return std::nullopt;
  Version branch = version;
  branch.elements.erase(branch.elements.begin() + std::distance(version.elements.begin(), first),
                        branch.elements.end());
  branch.dotted = branch.elements.size();
  return branch;
}

// 4.x holds every 4; whether < 4.x or > 4.x means a version of that branch is not said.
Inside within_branch(const Bound& bound, const Version& branch, const Version& version) {
  const bool inside = refines(version, branch);
  if (inside || compare(version, branch) == std::strong_ordering::equal) {
    const bool open = bound.comparator == Comparator::kLess || bound.comparator == Comparator::kGreater;
    return open ? Inside::kUndecided : Inside::kIn;
  }
  if (refines(branch, version)) return Inside::kUndecided;
  const Order order = compare(version, branch);
  return order ? by_order(bound.comparator, *order) : Inside::kUndecided;
}

// The order says less or greater, and the names may still mean the same release: "4.3 and earlier" with 4.3.1, or a
// device that says 4 and runs 4.5.
bool left_open(const Bound& bound, const Version& version, std::strong_ordering order) {
  if (order == std::strong_ordering::equal) return false;
  if (refines(version, bound.version))
    return bound.comparator != Comparator::kLess && bound.comparator != Comparator::kAtLeast;
  if (!refines(bound.version, version)) return false;
  const bool lone = version.dotted == 1 && bound.version.dotted > 1;
  return is_lower(bound.comparator) || bound.comparator == Comparator::kEqual || lone;
}

Inside within(const Bound& bound, const Version& version) {
  if (const std::optional<Version> branch = branch_of(bound.version)) return within_branch(bound, *branch, version);
  const Order order = compare(version, bound.version);
  if (!order || left_open(bound, version, *order)) return Inside::kUndecided;
  return by_order(bound.comparator, *order);
}

// Conditions are the text's own words, or a sentence of ours about what it leaves open.
std::string said(const std::vector<std::string>& conditions) {
  std::string out;
  for (const std::string& condition : conditions) {
    const bool ours = condition.starts_with("the text does not say");
    out += (out.empty() ? "" : "; ") + (ours ? condition : "the text adds: " + condition);
  }
  return out;
}

Answer judge_part(const Part& part, const Version& version) {
  const Bound* open = nullptr;
  for (const Bound& bound : part.bounds) {
    const Inside inside = within(bound, version);
    if (inside == Inside::kOut) return {Inside::kOut, version.text + " is outside " + spelled(bound)};
    if (inside == Inside::kUndecided && open == nullptr) open = &bound;
  }
  if (open != nullptr)
    return {Inside::kUndecided, "vendors' orders do not say alike whether " + version.text + " is " + spelled(*open)};
  if (!part.conditions.empty()) return {Inside::kUndecided, said(part.conditions)};
  if (part.bounds.empty()) return {Inside::kIn, "the text says all versions"};
  std::vector<std::string> bounds;
  std::transform(part.bounds.begin(), part.bounds.end(), std::back_inserter(bounds), spelled);
  return {Inside::kIn, version.text + " is " + join(bounds, " and ")};
}

}  // namespace

Answer contains(const Range& range, const Version& version) {
  Answer best{Inside::kOut, "the text names no version"};
  for (const Part& part : range.parts) {
    Answer answer = judge_part(part, version);
    if (answer.answer == Inside::kIn) return answer;
    const bool better = answer.answer == Inside::kUndecided && best.answer == Inside::kOut;
    if (better || &part == &range.parts.front()) best = std::move(answer);
  }
  if (range.parts.empty()) best.answer = Inside::kUndecided;
  return best;
}

Answer contains(const Range& range, std::string_view version) {
  if (const std::optional<Version> parsed = parse_version(version)) return contains(range, *parsed);
  for (const Part& part : range.parts)
    if (part.bounds.empty() && part.conditions.empty()) return {Inside::kIn, "the text says all versions"};
  if (trim(version).empty()) return {Inside::kUndecided, "the version is not known"};
  return {Inside::kUndecided, "\"" + std::string(trim(version)) + "\" is not understood as one version"};
}

Answer judge(std::string_view text, std::string_view version) {
  const Result<Range> range = read(text);
  if (!range) return {Inside::kUndecided, "the text is not understood: " + to_string(range.error())};
  return contains(*range, version);
}

std::string_view judge_line(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return "error";
  const std::string_view text = trim(line.substr(0, tab));
  const std::string_view version = trim(line.substr(tab + 1));
  if (text.empty() || version.empty()) return "error";
  return to_string(judge(text, version).answer);
}

}  // namespace asepsis::norms::prose
