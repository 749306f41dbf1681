#include "wire/http/range.h"

#include <algorithm>

#include "wire/ascii.h"

namespace asepsis::wire::http {
namespace {

// first-pos "-" last-pos; a suffix range ("-500") has no first-pos and asks for nothing beyond the end.
std::optional<std::uint64_t> last_position(Bytes range) {
  const auto dash = find(range, std::byte{'-'});
  if (!dash || !decimal(trimmed(range.first(*dash)))) return std::nullopt;
  return decimal(trimmed(range.subspan(*dash + 1)));
}

}  // namespace

std::optional<Range> parse_range(Bytes value) {
  const auto equal_sign = find(value, std::byte{'='});
  if (!equal_sign || !equals_ignoring_case(trimmed(value.first(*equal_sign)), "bytes")) return std::nullopt;
  std::optional<Range> range;
  for (Bytes rest = value.subspan(*equal_sign + 1); !rest.empty();) {
    const std::size_t end = find(rest, std::byte{','}).value_or(rest.size());
    if (const auto last = last_position(trimmed(rest.first(end))))
      range = Range{range ? std::max(range->last, *last) : *last};
    rest = rest.subspan(std::min(end + 1, rest.size()));
  }
  return range;
}

}  // namespace asepsis::wire::http
