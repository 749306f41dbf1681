// Any two texts, split at the first tab: no crash; a range that has no condition prints to a text that reads back to
// the same answer; white space around changes nothing; comparing forth and back agrees.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "norms/prose/prose.h"

using namespace asepsis::norms::prose;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool has_conditions(const Range& range) {
  for (const Part& part : range.parts)
    if (!part.conditions.empty()) return true;
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string line(reinterpret_cast<const char*>(data), size);
  const std::size_t tab = line.find('\t');
  const std::string text = line.substr(0, tab);
  const std::string version = tab == std::string::npos ? "4.3" : line.substr(tab + 1);
  const Answer answer = judge(text, version);
  require(!answer.reason.empty());
  require(judge(" " + text + "\n", version + " ").answer == answer.answer || text.size() + 2 > kLongestText);
  const auto range = read(text);
  require(range || answer.answer == Inside::kUndecided);
  if (!range) return 0;
  const std::string printed = print(*range);
  if (!has_conditions(*range) && printed.size() <= kLongestText) {
    const auto again = read(printed);
    require(again.ok());
    require(contains(*again, version).answer == answer.answer);
    require(print(*again) == printed);
  }
  const auto parsed = parse_version(version);
  if (!parsed) return 0;
  for (const Part& part : range->parts)
    for (const Bound& bound : part.bounds) {
      const auto forth = compare(*parsed, bound.version);
      const auto back = compare(bound.version, *parsed);
      require(forth.has_value() == back.has_value() && (!forth || *forth == (0 <=> *back)));
    }
  return 0;
}
