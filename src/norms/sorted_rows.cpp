#include "norms/sorted_rows.h"

namespace asepsis::norms {
namespace {

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

std::string_view after_first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return end == std::string_view::npos ? text.substr(text.size()) : text.substr(end + 1);
}

std::string_view first_field(std::string_view line) { return line.substr(0, line.find('\t')); }

// Where the first row starts whose first field is not below `key`.
std::size_t lower_bound(std::string_view rows, std::string_view key) {
  std::size_t low = 0;
  std::size_t high = rows.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t newline = middle == 0 ? std::string_view::npos : rows.rfind('\n', middle - 1);
    const std::size_t start = newline == std::string_view::npos || newline < low ? low : newline + 1;
    const std::string_view line = first_line(rows.substr(start));
    if (first_field(line) < key) {
      low = start + line.size() + 1 > rows.size() ? rows.size() : start + line.size() + 1;
    } else {
      high = start;
    }
  }
  return low;
}

}  // namespace

std::string_view SortedRows::Row::field(std::size_t column) const {
  std::string_view rest = line;
  for (; column > 0; --column) {
    const std::size_t tab = rest.find('\t');
    if (tab == std::string_view::npos) return {};
    rest.remove_prefix(tab + 1);
  }
  return first_field(rest);
}

SortedRows::Row SortedRows::Range::Iterator::operator*() const { return {first_line(rest_)}; }

SortedRows::Range::Iterator& SortedRows::Range::Iterator::operator++() {
  rest_ = after_first_line(rest_);
  return *this;
}

SortedRows::SortedRows(std::string_view text) {
  while (text.starts_with('#')) text = after_first_line(text);
  rows_ = after_first_line(text);
}

SortedRows::Range SortedRows::with(std::string_view key) const {
  const std::size_t begin = lower_bound(rows_, key);
  std::size_t end = begin;
  while (end < rows_.size()) {  // rows of one key are few
    const std::string_view line = first_line(rows_.substr(end));
    if (first_field(line) != key) break;
    end += line.size() + (end + line.size() < rows_.size() ? 1 : 0);
  }
  return Range(rows_.substr(begin, end - begin));
}

}  // namespace asepsis::norms
