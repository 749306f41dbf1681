#include "advise/csaf/validate/instant.h"

#include <array>

namespace asepsis::advise::csaf {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes `count` digits from the front; -1 where they are not there.
int take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

bool take_either(std::string_view& text, char one, char other) { return take(text, one) || take(text, other); }

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Days since 1970-01-01 in the proleptic Gregorian calendar.
std::int64_t days_since_epoch(int year, int month, int day) {
  std::int64_t days = day - 1;
  for (int m = 1; m < month; ++m) days += days_in(year, m);
  const std::int64_t before = year - 1;  // year 0 is before year 1: floor division below
  const auto floored = [](std::int64_t a, std::int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); };
  days += before * 365 + floored(before, 4) - floored(before, 100) + floored(before, 400);
  return days - 719'162;  // 0001-01-01 to 1970-01-01
}

// Seconds east of UTC.
std::optional<std::int64_t> take_offset(std::string_view& text) {
  if (take_either(text, 'Z', 'z')) return 0;
  const bool east = !text.empty() && text.front() == '+';
  if (!take_either(text, '+', '-')) return std::nullopt;
  const int hours = take_number(text, 2);
  if (hours < 0 || hours > 23 || !take(text, ':')) return std::nullopt;
  const int minutes = take_number(text, 2);
  if (minutes < 0 || minutes > 59) return std::nullopt;
  const std::int64_t offset = (hours * 60 + minutes) * 60;
  return east ? offset : -offset;
}

}  // namespace

std::optional<Instant> read_instant(std::string_view text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, '-')) return std::nullopt;
  const int month = take_number(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return std::nullopt;
  const int day = take_number(text, 2);
  if (day < 1 || day > days_in(year, month) || !take_either(text, 'T', 't')) return std::nullopt;
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return std::nullopt;
  const int second = take_number(text, 2);
  if (second < 0 || second > 60) return std::nullopt;

  Instant instant;
  if (take(text, '.')) {
    std::size_t length = 0;
    while (length < text.size() && is_digit(text[length])) ++length;
    if (length == 0) return std::nullopt;
    instant.fraction = text.substr(0, length);
    while (!instant.fraction.empty() && instant.fraction.back() == '0') instant.fraction.remove_suffix(1);
    text.remove_prefix(length);
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;

  const std::int64_t day_seconds = (hour * 60 + minute) * 60 + second;
  instant.seconds = days_since_epoch(year, month, day) * 86'400 + day_seconds - *offset;
  if (second == 60 && instant.seconds % 86'400 != 0) return std::nullopt;  // RFC 3339 section 5.7
  return instant;
}

}  // namespace asepsis::advise::csaf
