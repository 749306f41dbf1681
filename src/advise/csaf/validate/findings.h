// What the tests of one run find, before it is put into words for the user.
//
//   findings.add(value, "`CSAFPID-1` is defined twice");
//
// A finding stands at a value that is in the document; of a missing member, at the object that lacks it. What a test
// finds on a value that the structure already refuses is the same root cause and is left out by the runner, so tests
// need not ask. One test says at most kMostPerTest things of one document; the rest is counted in one more finding.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace asepsis::advise::csaf {

class Findings {
 public:
  static constexpr std::size_t kMostPerTest = 2'000;

  struct Item {
    std::uint32_t test = 0;  // index into the run's list of tests; kStructure: of the structure
    json::Value at;
    std::string message;
    bool warning = false;
  };
  static constexpr std::uint32_t kStructure = 0xffffffff;

  struct Skipped {
    std::uint32_t test = 0;
    std::string why;
  };

  void begin(std::uint32_t test) { test_ = test, of_test_ = 0; }
  void add(json::Value at, std::string message);
  // What a mandatory test must warn of (a type or an extension that is not known here, so that the test is not decided
  // for it): makes no document invalid.
  void warn(json::Value at, std::string message);
  // The test cannot be done on this document, and why; listed with the tests that were not run.
  void skip(std::string why) { skipped_.push_back({test_, std::move(why)}); }
  void end();  // of the test that begin() named

  std::vector<Item>& items() { return items_; }
  const std::vector<Skipped>& skipped() const { return skipped_; }
  bool empty() const { return items_.empty(); }

 private:
  void put(json::Value at, std::string message, bool warning);
  std::vector<Item> items_;
  std::vector<Skipped> skipped_;
  json::Value first_left_out_;
  bool left_out_warnings_alone_ = true;
  std::uint32_t test_ = kStructure;
  std::size_t of_test_ = 0;
};

// Text of the document for a message: in backticks, control characters written out, cut at `longest` bytes.
std::string quoted(std::string_view text, std::size_t longest = 120);

}  // namespace asepsis::advise::csaf
