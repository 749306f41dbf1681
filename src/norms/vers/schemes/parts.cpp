#include "norms/vers/schemes/parts.h"

#include <algorithm>

namespace asepsis::norms::vers {
namespace {

std::string_view significant(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

template <class Test>
std::string_view take(std::string_view& rest, Test test) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), test);
  const auto taken = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(taken.size());
  return taken;
}

}  // namespace

bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::strong_ordering compare_numbers(std::string_view a, std::string_view b) {
  a = significant(a);
  b = significant(b);
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a <=> b;
}

std::string without_leading_zeros(std::string_view digits) {
  digits = significant(digits);
  return digits.empty() ? "0" : std::string(digits);
}

std::string next_number(std::string_view digits) {
  std::string out = without_leading_zeros(digits);
  auto digit = out.rbegin();
  for (; digit != out.rend() && *digit == '9'; ++digit) *digit = '0';
  if (digit == out.rend()) return "1" + out;
  ++*digit;
  return out;
}

std::string_view take_digits(std::string_view& rest) { return take(rest, is_digit); }
std::string_view take_letters(std::string_view& rest) { return take(rest, is_letter); }

}  // namespace asepsis::norms::vers
