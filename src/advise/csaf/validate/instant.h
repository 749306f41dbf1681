// A date and time as CSAF writes it (RFC 3339 section 5.6, which demands an offset), exact whatever its fraction.
//
//   auto instant = read_instant("2021-07-22T10:00:00.000Z");
//   *instant < *other
//
// Years 0000 to 9999; a leap second (":60") is taken at the end of a UTC day's last minute. Compares instants, not
// spellings: offsets are taken off, trailing zeros of a fraction mean nothing.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace asepsis::advise::csaf {

struct Instant {
  std::int64_t seconds = 0;   // since 1970-01-01T00:00:00Z; a leap second counts as the next one
  std::string_view fraction;  // digits behind the point without trailing zeros; points into the text
  std::strong_ordering operator<=>(const Instant& other) const {
    if (const auto order = seconds <=> other.seconds; order != 0) return order;
    return fraction <=> other.fraction;
  }
  bool operator==(const Instant&) const = default;
};

std::optional<Instant> read_instant(std::string_view text);

}  // namespace asepsis::advise::csaf
