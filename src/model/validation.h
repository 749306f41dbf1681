// What the validator says of one document: the tests of the standard that it breaks, and those that were not run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asepsis::model {

enum class TestGroup { kSchema, kMandatory, kOptional, kRecommended, kInformative };
std::string_view to_string(TestGroup group);  // "schema", "mandatory", ...

enum class Severity { kError, kWarning, kInformation };
std::string_view to_string(Severity severity);

// Schema and mandatory findings are errors, optional and recommended ones warnings, informative ones information.
Severity severity_of(TestGroup group);

struct ValidationFinding {
  std::string test;  // "6.1.11"; of the structure: "schema"; of a text that is no JSON: "json"
  TestGroup group = TestGroup::kSchema;
  std::string pointer;                     // RFC 6901; always of a value that is there: of what is missing, its parent
  std::string message;                     // plain words with the offending value
  Severity severity = severity_of(group);  // a mandatory test may also warn, where it cannot decide
  bool operator==(const ValidationFinding&) const = default;
};

struct TestNotRun {
  std::string test, reason;
  bool operator==(const TestNotRun&) const = default;
};

struct Validation {
  std::string file;
  std::string document;  // tracking id; empty where there is none
  std::string version;   // "2.0", "2.1": the edition of CSAF it was judged by; empty where the text is no JSON
  bool valid = false;    // no error
  bool readable = true;  // false: the text is no JSON, or beyond a budget
  std::vector<ValidationFinding> findings;  // in the document's order, then by test
  std::vector<TestNotRun> not_run;
  bool operator==(const Validation&) const = default;
};

}  // namespace asepsis::model
