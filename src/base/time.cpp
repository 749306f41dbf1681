#include "base/time.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "base/text.h"

namespace asepsis {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

struct Fields {
  int year;
  unsigned month, day;
  std::int64_t hour, minute, second, fraction;
};

Fields fields_of(Time time) {
  using namespace std::chrono;
  const auto since_epoch = nanoseconds(time.ns);
  const auto day = floor<std::chrono::days>(since_epoch);
  const year_month_day date{sys_days(day)};
  const std::int64_t rest = (since_epoch - day).count();
  return {static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day()),
          rest / (3600 * kSecond),
          rest / (60 * kSecond) % 60,
          rest / kSecond % 60,
          rest % kSecond};
}

// Takes exactly `digits` digits from the front.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> take_fraction(std::string_view& text) {
  std::int64_t value = 0, scale = kSecond;
  std::size_t digits = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    if (++digits > 9) return std::nullopt;
    scale /= 10;
    value += (text.front() - '0') * scale;
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  return value;
}

// Offset from UTC in seconds: "Z", "+hh:mm", "-hh:mm".
std::optional<std::int64_t> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!take(text, "+-")) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || !take(text, ":")) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t offset = *hours * 3600 + *minutes * 60;
  return west ? -offset : offset;
}

}  // namespace

std::string to_date(Time time) {
  const Fields f = fields_of(time);
  return fmt::format("{:04}-{:02}-{:02}", f.year, f.month, f.day);
}

std::string to_rfc3339(Time time) {
  const Fields f = fields_of(time);
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", to_date(time), f.hour, f.minute, f.second);
  if (f.fraction != 0) {
    std::string digits = fmt::format("{:09}", f.fraction);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += '.' + digits;
  }
  return text + 'Z';
}

std::string to_text(Time time) {
  const Fields f = fields_of(time);
  return fmt::format("{} {:02}:{:02}:{:02} UTC", to_date(time), f.hour, f.minute, f.second);
}

std::string to_text(Duration duration) {
  const std::int64_t s = duration.ns / kSecond;
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min", s / 60);
  if (s < 86'400) return fmt::format("{} h", s / 3600);
  return count_of(static_cast<std::size_t>(s / 86'400), "day");
}

std::optional<Time> parse_time(std::string_view text) {
  using namespace std::chrono;
  const auto y = take_number(text, 4);
  if (!y || !take(text, "-")) return std::nullopt;
  const auto mo = take_number(text, 2);
  if (!mo || !take(text, "-")) return std::nullopt;
  const auto d = take_number(text, 2);
  if (!d) return std::nullopt;
  const year_month_day date{year(static_cast<int>(*y)), month(static_cast<unsigned>(*mo)),
                            day(static_cast<unsigned>(*d))};
  if (!date.ok() || *y < 1678 || *y > 2261) return std::nullopt;
  const std::int64_t day_number = sys_days(date).time_since_epoch().count();
  if (text.empty()) return Time{day_number * 86'400 * kSecond};

  if (!take(text, "Tt ")) return std::nullopt;
  const auto h = take_number(text, 2);
  if (!h || !take(text, ":")) return std::nullopt;
  const auto mi = take_number(text, 2);
  if (!mi || !take(text, ":")) return std::nullopt;
  const auto s = take_number(text, 2);
  if (!s || *h > 23 || *mi > 59 || *s > 60) return std::nullopt;
  std::int64_t fraction = 0;
  if (take(text, ".")) {
    const auto taken = take_fraction(text);
    if (!taken) return std::nullopt;
    fraction = *taken;
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Time{(day_number * 86'400 + *h * 3600 + *mi * 60 + *s - *offset) * kSecond + fraction};
}

}  // namespace asepsis
