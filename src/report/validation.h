// Answers of the validator as terminal text: a block for each document that breaks a test, and a line about all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "model/validation.h"
#include "report/report.h"

namespace asepsis::report {

// Empty where there is nothing to say: a valid document without findings, unless `always`.
std::string to_text(const model::Validation& validation, bool always, const TextStyle& style = {});

struct ValidationTotals {
  std::size_t documents = 0, valid = 0, errors = 0, warnings = 0, information = 0, unreadable = 0;
  std::uint64_t passed_over = 0;           // files that are no *.json
  std::vector<model::TestNotRun> not_run;  // the same for all documents of an edition; each once
  void add(const model::Validation& validation);
};
std::string to_text(const ValidationTotals& totals, const TextStyle& style = {});

}  // namespace asepsis::report
