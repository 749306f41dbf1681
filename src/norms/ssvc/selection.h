// What is wrong with one selection of an SSVC statement, as CSAF 2.1 test 6.1.48 asks it: the decision point exists in
// that version, its values are in the definition, and in the definition's order.
//
//   for (const Error& fault : ssvc::faults(selection)) report(pointer + fault.where, fault.expected);
//
// Namespaces that are unregistered, unknown or reserved for examples and tests have no faults; "invalid" always has.
// A namespace extension may leave values out and give names of its own, not change keys, add values or change their
// order. Two things cannot be judged and are no fault:
// - a version above every one that is known: it may be newer than our table. Then the newest known definition judges
//   the order of the values that it has, and nothing else;
// - the order of values that an extension has given names of its own: the test's own example of a translation
//   (6.1.48-19) changes it and is valid.
// Source: CSAF 2.1 6.1.48, CERTCC/SSVC docs/reference/code/namespaces.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace asepsis::norms::ssvc {

struct SelectedValue {
  std::string key;
  std::optional<std::string> name;
};

struct Selection {
  std::string name_space;
  std::string key;
  std::string version;
  std::optional<std::string> name;
  std::vector<SelectedValue> values;
};

// `where` is a JSON pointer inside the selection ("/values/1/key"), `expected` what would be right.
std::vector<Error> faults(const Selection& selection);

}  // namespace asepsis::norms::ssvc
