#include "report/layout.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace asepsis::report {
namespace {

// The character at `at` of valid UTF-8, and how long it is.
std::uint32_t character(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])) : 0;
  };
  const std::uint32_t lead = byte(0);
  length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (length == 1) return lead;
  std::uint32_t code = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3fu);
  return code;
}

bool is_combining(std::uint32_t c) {
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200d) || (c >= 0xfe00 && c <= 0xfe0f) ||
         (c >= 0x20d0 && c <= 0x20ff);
}
// The blocks of UAX #11 that terminals draw wide.
bool is_wide(std::uint32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
         (c >= 0x1f300 && c <= 0x1f64f) || (c >= 0x20000 && c <= 0x3fffd);
}

std::vector<unsigned> widths_of(const Table& table) {
  std::vector<unsigned> widths(table.header.empty() && !table.rows.empty() ? table.rows[0].size()
                                                                           : table.header.size());
  for (std::size_t i = 0; i < table.header.size(); ++i) widths[i] = width_of(table.header[i]);
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  return widths;
}

void put_row(std::string& out, const std::vector<std::string>& row, const std::vector<unsigned>& widths,
             unsigned indent) {
  std::size_t last = row.size();
  while (last > 0 && row[last - 1].empty()) --last;
  std::string line(indent, ' ');
  for (std::size_t i = 0; i < last; ++i) {
    line += row[i];
    if (i + 1 < last) line.append(widths[i] - width_of(row[i]) + 2, ' ');
  }
  out += line + '\n';
}

void put_notes(std::string& out, const Table& table, std::size_t row, unsigned indent, unsigned columns) {
  if (row >= table.notes.size()) return;
  for (const std::string& note : table.notes[row]) put(out, std::string(indent, ' '), note, columns);
}

void put_blocks(std::string& out, const Table& table, unsigned indent, unsigned columns) {
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const auto& row = table.rows[at];
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i].empty()) continue;
      const bool named = i > 0 && i < table.header.size() && !table.header[i].empty();
      put(out, std::string(indent + (i > 0 ? 2 : 0), ' '), named ? table.header[i] + ": " + row[i] : row[i], columns);
    }
    put_notes(out, table, at, indent + 4, columns);
  }
}

}  // namespace

unsigned width_of(std::string_view text) {
  unsigned width = 0;
  for (std::size_t at = 0, length = 0; at < text.size(); at += length) {
    const std::uint32_t c = character(text, at, length);
    if (c == 0x1b) {  // our own colour codes: foreign text has none left
      length = std::min(text.find('m', at), text.size() - 1) - at + 1;
      continue;
    }
    width += is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
  }
  return width;
}

std::vector<std::string> wrap(std::string_view text, unsigned columns) {
  std::vector<std::string> lines;
  std::string line;
  unsigned width = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    const unsigned wide = width_of(word);
    if (!line.empty() && width + 1 + wide > columns) {
      lines.push_back(std::move(line));
      line.clear();
      width = 0;
    }
    if (!line.empty()) line += ' ', ++width;
    line += word;
    width += wide;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void put(std::string& out, std::string_view first, std::string_view text, unsigned columns) {
  const unsigned indent = width_of(first);
  bool is_first = true;
  for (const std::string& line : wrap(text, columns > indent ? columns - indent : 1)) {
    out += is_first ? std::string(first) : std::string(indent, ' ');
    out += line + '\n';
    is_first = false;
  }
}

void put(std::string& out, const Table& table, unsigned indent, unsigned columns) {
  const std::vector<unsigned> widths = widths_of(table);
  unsigned sum = indent;
  for (const unsigned width : widths) sum += width + 2;
  if (sum > columns + 2) return put_blocks(out, table, indent, columns);
  if (!table.header.empty()) put_row(out, table.header, widths, indent);
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    put_row(out, table.rows[at], widths, indent);
    put_notes(out, table, at, indent + (widths.empty() ? 0 : widths[0] + 2), columns);
  }
}

}  // namespace asepsis::report
