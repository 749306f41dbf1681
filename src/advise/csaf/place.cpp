#include "advise/csaf/place.h"

namespace asepsis::advise::csaf {

std::string pointer_to(std::string_view parent, std::string_view key) {
  std::string pointer;
  pointer.reserve(parent.size() + 1 + key.size());
  pointer.append(parent).push_back('/');
  for (const char c : key) {
    if (c == '~')
      pointer += "~0";
    else if (c == '/')
      pointer += "~1";
    else
      pointer += c;
  }
  return pointer;
}

std::string pointer_to(std::string_view parent, std::size_t index) {
  return std::string(parent) + '/' + std::to_string(index);
}

Place Place::operator[](std::string_view key) const { return {value[key], pointer_to(pointer, key)}; }

}  // namespace asepsis::advise::csaf
