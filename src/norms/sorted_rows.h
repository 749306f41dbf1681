// A table of tab-separated rows, searched where it lies.
//
//   constexpr std::string_view text = "# where it is from\nid\tname\nCWE-20\tImproper Input Validation\n";
//   SortedRows rows(text);
//   for (auto row : rows.with("CWE-20")) use(row.field(1));
//
// Lines that begin with '#' come first, then one line of column names, then the rows, in ascending byte order of their
// first field (rows with the same first field stand together). A look-up is a binary search over the text: about 17
// steps in 100 KB; nothing is copied or parsed before. The text must outlive the table. Rows are never empty.
#pragma once

#include <cstddef>
#include <string_view>

namespace asepsis::norms {

class SortedRows {
 public:
  struct Row {
    std::string_view line;
    std::string_view field(std::size_t column) const;  // "" where the row is shorter
  };

  class Range {  // consecutive rows
   public:
    class Iterator {
     public:
      Row operator*() const;
      Iterator& operator++();
      bool operator!=(const Iterator& other) const { return rest_.size() != other.rest_.size(); }

     private:
      friend class Range;
      explicit Iterator(std::string_view rest) : rest_(rest) {}
      std::string_view rest_;
    };
    explicit Range(std::string_view lines) : lines_(lines) {}
    bool empty() const { return lines_.empty(); }
    Iterator begin() const { return Iterator(lines_); }
    Iterator end() const { return Iterator(std::string_view(lines_.data() + lines_.size(), 0)); }

   private:
    std::string_view lines_;
  };

  explicit SortedRows(std::string_view text);
  Range all() const { return Range(rows_); }
  Range with(std::string_view first_field) const;  // empty where there is none
  bool has(std::string_view first_field) const { return !with(first_field).empty(); }

 private:
  std::string_view rows_;
};

}  // namespace asepsis::norms
