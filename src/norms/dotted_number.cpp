#include "norms/dotted_number.h"

#include <charconv>
#include <cstdint>

namespace asepsis::norms {
namespace {

// Takes one part and its dot off the text; nothing where there is no number or it is beyond any version.
std::optional<std::uint32_t> next_part(std::string_view& text) {
  std::uint32_t part = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (text.empty()) return part;
  if (!text.starts_with('.') || text.size() == 1) return std::nullopt;
  text.remove_prefix(1);
  return part;
}

}  // namespace

std::optional<std::strong_ordering> compare_dotted(std::string_view a, std::string_view b) {
  auto order = std::strong_ordering::equal;
  if (a.empty() || b.empty()) return std::nullopt;
  while (!a.empty() || !b.empty()) {
    const auto part_a = a.empty() ? 0 : next_part(a);
    const auto part_b = b.empty() ? 0 : next_part(b);
    if (!part_a || !part_b) return std::nullopt;
    if (order == std::strong_ordering::equal) order = *part_a <=> *part_b;
  }
  return order;
}

}  // namespace asepsis::norms
