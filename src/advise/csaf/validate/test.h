// One test of section 6 of the standard, and the lists of each edition.
//
// A test is a pure function: it looks at the outline (or walks the document) and adds what it finds. It never says
// anything about a value of a wrong type: the structure does. To add one: write `void test_6_1_99(const Outline&,
// Findings&)` in a file of tests/ named after what it is about, declare it in tests/tests.h, and add one line to the
// list of its edition (v20/tests.cpp, v21/tests.cpp). What it needs beside the document (a dictionary, the network) it
// names as a Tool; it is then run only where outline.tools has it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "advise/csaf/validate/findings.h"
#include "advise/csaf/validate/outline.h"
#include "model/validation.h"

namespace asepsis::advise::csaf {

enum class Tool : std::uint8_t { kNothing, kSpeller, kResolver, kClock };

struct Test {
  std::string_view id;  // "6.1.27.3": the section
  model::TestGroup group;
  std::string_view title;  // in our words: what must hold
  void (*run)(const Outline&, Findings&);
  std::string_view not_run = {};  // `run` is null, or what it needs is not there: why this test is not run
  Tool needs = Tool::kNothing;
};

const std::vector<Test>& tests_of_20();
const std::vector<Test>& tests_of_21();

}  // namespace asepsis::advise::csaf
