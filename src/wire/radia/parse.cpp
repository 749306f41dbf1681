#include <algorithm>
#include <limits>

#include "wire/ascii.h"
#include "wire/radia/layout.h"
#include "wire/radia/radia.h"

namespace asepsis::wire::radia {
namespace {

bool is_text(std::byte byte) { return is_printable(byte) || byte == std::byte{'\t'}; }

// The field at `from`, without its NUL.
Parsed<Bytes> field(Bytes bytes, std::size_t from, std::size_t longest) {
  const Bytes window = bytes.subspan(from, std::min(bytes.size() - from, longest + 1));
  const std::size_t length = find(window, kEnd).value_or(window.size());
  const auto bad = std::find_if_not(window.begin(), window.begin() + static_cast<std::ptrdiff_t>(length), is_text);
  const auto readable = static_cast<std::size_t>(bad - window.begin());
  if (readable < length) return Malformed{from + readable, "a printable field"};
  if (length > longest) return Malformed{from, "a field that ends in time"};
  if (length == window.size()) return Truncated{bytes.size() + 1};
  return window.first(length);
}

}  // namespace

Parsed<Notify> parse_notify(Bytes bytes) {
  Bytes fields[kFields];
  std::size_t from = 0;
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto read = field(bytes, from, i == kErrorPort ? kLongestPort : kLongestField);
    if (const auto* truncated = std::get_if<Truncated>(&read)) {
      // A port field that cannot become one says so at once.
      const Bytes so_far = i == kErrorPort ? bytes : Bytes{};
      if (!std::all_of(so_far.begin(), so_far.end(), is_digit)) return Malformed{0, "a port in digits"};
      return *truncated;
    }
    if (const auto* malformed = std::get_if<Malformed>(&read)) return *malformed;
    fields[i] = std::get<Bytes>(read);
    from += fields[i].size() + 1;
    if (i == kErrorPort && !fields[i].empty() && !decimal(fields[i])) return Malformed{0, "a port in digits"};
  }
  const auto port = decimal(fields[kErrorPort]).value_or(0);
  if (port > std::numeric_limits<std::uint16_t>::max()) return Malformed{0, "a port below 65536"};
  if (fields[kCommand].empty()) return Malformed{from - 1, "a command"};
  return Notify{.error_port = static_cast<std::uint16_t>(port),
                .has_user = !fields[kUser].empty(),
                .has_password = !fields[kPassword].empty(),
                .command_length = static_cast<std::uint32_t>(fields[kCommand].size())};
}

}  // namespace asepsis::wire::radia
