#include "base/result.h"

namespace asepsis {

std::string to_string(const Error& error) {
  std::string text;
  for (const std::string* part : {&error.file, &error.where}) {
    if (part->empty()) continue;
    text += *part;
    text += ": ";
  }
  return text + error.expected;
}

}  // namespace asepsis
