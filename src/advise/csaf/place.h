// A value of the document and where it stands. The pointer is built on the way down: json::Value::pointer() walks the
// document, which is for messages and not for loops.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"

namespace asepsis::advise::csaf {

struct Place {
  json::Value value;
  std::string pointer;  // RFC 6901

  Place operator[](std::string_view key) const;
  bool exists() const { return value.exists(); }
};

std::string pointer_to(std::string_view parent, std::string_view key);
std::string pointer_to(std::string_view parent, std::size_t index);

// Calls visit(Place) for each element, in order; not at all where this is no array.
template <class Visit>
void for_each(const Place& array, Visit visit) {
  std::size_t index = 0;
  for (const json::Value element : array.value.elements()) visit(Place{element, pointer_to(array.pointer, index++)});
}

}  // namespace asepsis::advise::csaf
