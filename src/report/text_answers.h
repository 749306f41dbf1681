// The sheet that the terminal's text is written on, and its five answers.
#pragma once

#include <string>
#include <string_view>

#include "model/response.h"
#include "report/layout.h"
#include "report/phrases.h"

namespace asepsis::report {

// Collects lines; every text goes through plain() here, but for table cells, which are plain already. A colour is put
// around a shape and its word, so it never speaks alone.
class Sheet {
 public:
  Sheet(unsigned columns, bool colour) : columns_(columns), colour_(colour) {}

  void line(std::string_view first, std::string_view text);
  void bold(std::string_view text);
  void title(std::string_view text);  // after an empty line
  void answer(unsigned number, std::string_view question, std::string_view text);
  void state(std::string_view first, const State& state, std::string_view text);  // "● affected  text"
  std::string mark(const State& state) const;                                     // "● affected", painted
  void table(const Table& table) { put(out_, table, 3, columns_); }
  std::string take() && { return std::move(out_); }

 private:
  std::string painted(std::string_view text, std::string_view code) const;
  std::string out_;
  unsigned columns_;
  bool colour_;
};

std::string score_of(double score);  // "9.8"

void write_affected(Sheet& sheet, const model::Response& response);
void write_reachable(Sheet& sheet, const model::Response& response);
void write_disconnect(Sheet& sheet, const model::Response& response);
void write_tonight(Sheet& sheet, const model::Response& response);
void write_fixed(Sheet& sheet, const model::Response& response);
void write_reasons(Sheet& sheet, const model::Response& response);  // of devices and options

}  // namespace asepsis::report
