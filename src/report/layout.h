// Laying out plain text in columns: wrapping between words, tables whose values are never cut.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsis::report {

// Columns that the text takes in a terminal (colour codes take none): wide East Asian characters take two, combining
// marks none.
unsigned width_of(std::string_view text);

// Lines of at most `columns`, broken at blanks; a word that is longer stays whole on a line of its own.
std::vector<std::string> wrap(std::string_view text, unsigned columns);

// Appends `text` wrapped; the first line begins with `first`, the others with as many blanks.
void put(std::string& out, std::string_view first, std::string_view text, unsigned columns);

struct Table {
  std::vector<std::string> header;              // empty: none
  std::vector<std::vector<std::string>> rows;   // as wide as the header, where there is one
  std::vector<std::vector<std::string>> notes;  // of each row: lines under its second column
};

// Aligned columns, two blanks between, after `indent`. Where they do not fit, each row becomes a block of lines
// "header: value".
void put(std::string& out, const Table& table, unsigned indent, unsigned columns);

}  // namespace asepsis::report
