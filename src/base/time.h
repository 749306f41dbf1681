// Time: an instant of the evidence, in nanoseconds since 1970-01-01 UTC. Never read from the machine here: the clock is
// a port (ports/clock.h).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asepsis {

struct Duration {
  std::int64_t ns = 0;
  auto operator<=>(const Duration&) const = default;
};
constexpr Duration seconds(std::int64_t n) { return {n * 1'000'000'000}; }
constexpr Duration days(std::int64_t n) { return seconds(n * 86'400); }

struct Time {
  std::int64_t ns = 0;
  auto operator<=>(const Time&) const = default;
};
constexpr Duration operator-(Time a, Time b) { return {a.ns - b.ns}; }
constexpr Time operator+(Time t, Duration d) { return {t.ns + d.ns}; }
constexpr Time operator-(Time t, Duration d) { return {t.ns - d.ns}; }

// RFC 3339 in UTC with as many fractional digits as carry information: "2017-08-03T00:00:00Z", "...:09.697Z".
std::string to_rfc3339(Time time);
// "2017-08-03 07:31:09 UTC", for people.
std::string to_text(Time time);
// "2017-08-03".
std::string to_date(Time time);
// "12 s", "5 min", "3 h", "30 days": the largest unit that leaves at least one whole; never rounded up.
std::string to_text(Duration duration);

// RFC 3339 with any offset and up to nine fractional digits, or a bare date (midnight UTC). Nothing for anything else,
// for days that do not exist, and outside 1678..2261 (the range of 64-bit nanoseconds).
std::optional<Time> parse_time(std::string_view text);

}  // namespace asepsis
