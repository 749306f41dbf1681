#include <bit>

#include "base/text.h"
#include "norms/cvss/grammar.h"
#include "norms/cvss/refusal.h"

namespace asepsis::norms::cvss {
namespace {

using namespace std::string_view_literals;

// The first lowest. Written out, so that the compiler makes one load of it.
[[gnu::always_inline]] inline std::uint64_t eight_at(const char* p) {
  const auto byte = [p](int i) { return std::uint64_t{static_cast<unsigned char>(p[i])} << (8 * i); };
  return byte(0) | byte(1) | byte(2) | byte(3) | byte(4) | byte(5) | byte(6) | byte(7);
}

// The last characters, fewer than eight, with a slash behind them.
std::uint64_t last_of(std::string_view text, std::size_t count) {
  const std::uint64_t end = std::uint64_t{'/'} << (8 * count);
  if (count == 0) return end;
  if (text.size() < 8) return end | word_of(text.substr(text.size() - count));
  return end | eight_at(text.data() + text.size() - 8) >> (8 * (8 - count));
}

// The highest bit of each byte that is a slash.
std::uint64_t slashes_in(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101;
  constexpr std::uint64_t kLow = 0x7f * kOnes;
  const std::uint64_t other = word ^ '/' * kOnes;
  return ~(((other & kLow) + kLow) | other | kLow);
}

// Each metric with its value and the slash behind it is at most eight characters: one word, which is looked up.
template <bool ordered>
Result<Vector> parse_metrics(std::string_view text, Version version, std::size_t at) {
  const Grammar& grammar = grammar_of(version);
  Vector vector{.version = version, .values = {}};
  std::uint32_t seen = 0;
  for (;;) {
    const std::size_t left = text.size() - at;
    const std::uint64_t word = left >= 8 ? eight_at(text.data() + at) : last_of(text, left);
    const std::uint64_t slashes = slashes_in(word);
    const std::uint64_t up_to_slash = word & (slashes ^ (slashes - 1));
    const Item& item = grammar.item(up_to_slash);
    if (item.word != up_to_slash) return unknown_item({text, version, at, seen});
    const std::uint32_t bit = 1u << item.metric;
    const bool right = ordered ? bit > seen && (grammar.mandatory & ~seen & (bit - 1)) == 0 : (bit & seen) == 0;
    if (!right) return misplaced({text, version, at, seen}, item.metric);
    seen |= bit;
    vector.values[item.metric] = item.value;
    at += static_cast<std::size_t>(std::countr_zero(slashes)) / 8;
    if (at == text.size()) break;
    ++at;
  }
  if (grammar.mandatory & ~seen) return incomplete({text, version, at, seen});
  return vector;
}

}  // namespace

Result<Vector> parse(std::string_view text) {
  if (text.starts_with(kPrefix)) {
    const std::string_view version = text.substr(kPrefix.size(), 4);
    const std::size_t at = kPrefix.size() + version.size();
    if (version == "3.1/"sv) return parse_metrics<false>(text, Version::k31, at);
    if (version == "3.0/"sv) return parse_metrics<false>(text, Version::k30, at);
    if (version == "4.0/"sv) return parse_metrics<true>(text, Version::k40, at);
    return wrong_prefix(text);
  }
  if (text.empty() || starts_with_ignoring_case(text, kPrefix)) return wrong_prefix(text);
  return parse_metrics<false>(text, Version::k20, 0);
}

}  // namespace asepsis::norms::cvss
