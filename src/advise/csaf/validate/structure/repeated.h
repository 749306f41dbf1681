// Elements of an array that are equal to one before them (JSON Schema's uniqueItems).
//
//   for (const Repeated& one : repeated_elements(list)) findings.add(one.at, "repeats element " + ...);
//
// Equality is JSON Schema's (2020-12 core, 4.2.2): members have no order, 1 and 1.0 are one number, true is not 1.
// Cost: n log n whatever the values are; nothing is allocated where strings are few or numbered upwards.
#pragma once

#include <compare>
#include <cstddef>
#include <vector>

#include "base/json.h"

namespace asepsis::advise::csaf::structure {

struct Repeated {
  json::Value at;
  std::size_t first = 0;  // index of the first element that is equal
};

// In the document's order.
std::vector<Repeated> repeated_elements(json::Value array);

// A total order that is equality's; otherwise of no meaning.
std::weak_ordering compare(json::Value a, json::Value b);

}  // namespace asepsis::advise::csaf::structure
