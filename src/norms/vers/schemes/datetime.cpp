// RFC 3339 section 5.6 timestamps, compared as instants.
#include <array>
#include <optional>
#include <string_view>

#include "norms/vers/schemes/parts.h"
#include "norms/vers/schemes/schemes.h"

namespace asepsis::norms::vers {
namespace {

struct Instant {
  long minute = 0;  // since 0000-01-01T00:00Z
  int second = 0;   // 60 in a leap second
  std::string_view fraction;
};

struct Digits {
  std::string_view rest;
  bool good = true;

  int number(std::size_t width) {
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest.empty() || !is_digit(rest.front())) {
        good = false;
        return 0;
      }
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    return value;
  }
  char one_of(std::string_view wanted) {
    if (rest.empty() || wanted.find(rest.front()) == std::string_view::npos) {
      good = false;
      return 0;
    }
    const char c = rest.front();
    rest.remove_prefix(1);
    return c;
  }
};

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

long days_before(int year, int month) {
  const int past = year - 1;
  long days = year == 0 ? 0 : 366 + past * 365L + past / 4 - past / 100 + past / 400;
  for (int m = 1; m < month; ++m) days += days_in(year, m);
  return days;
}

std::optional<Instant> parse_instant(std::string_view text) {
  Digits in{text};
  const int year = in.number(4);
  in.one_of("-");
  const int month = in.number(2);
  in.one_of("-");
  const int day = in.number(2);
  in.one_of("Tt");
  const int hour = in.number(2);
  in.one_of(":");
  const int minute = in.number(2);
  in.one_of(":");
  Instant instant;
  instant.second = in.number(2);
  if (!in.good || month < 1 || month > 12 || day < 1 || day > days_in(year, month) || hour > 23 || minute > 59 ||
      instant.second > 60)
    return std::nullopt;
  if (in.rest.starts_with('.')) {
    in.rest.remove_prefix(1);
    instant.fraction = take_digits(in.rest);
    if (instant.fraction.empty()) return std::nullopt;
    instant.fraction = instant.fraction.substr(0, instant.fraction.find_last_not_of('0') + 1);
  }
  instant.minute = (days_before(year, month) + day - 1) * 1440L + hour * 60 + minute;
  const char zone = in.one_of("Zz+-");
  if (zone == '+' || zone == '-') {
    const int hours = in.number(2);
    in.one_of(":");
    const int minutes = in.number(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    instant.minute += (zone == '+' ? -1L : 1L) * (hours * 60 + minutes);
  }
  // Leap seconds are inserted at the end of a UTC day.
  const long minute_of_day = ((instant.minute % 1440) + 1440) % 1440;
  if (!in.good || !in.rest.empty() || (instant.second == 60 && minute_of_day != 1439)) return std::nullopt;
  return instant;
}

}  // namespace

std::partial_ordering compare_datetime(std::string_view a, std::string_view b) {
  const auto left = parse_instant(a);
  const auto right = parse_instant(b);
  if (!left || !right) return kUnordered;
  if (left->minute != right->minute) return left->minute <=> right->minute;
  if (left->second != right->second) return left->second <=> right->second;
  return left->fraction.compare(right->fraction) <=> 0;
}

std::string_view datetime_fault(std::string_view version) {
  if (version.find_first_of("tz") != std::string_view::npos) return "a timestamp with upper-case 'T' and 'Z'";
  return parse_instant(version) ? "" : "a timestamp as in RFC 3339, such as 2024-01-31T12:00:00Z";
}

}  // namespace asepsis::norms::vers
