// Bytes of a text file seen as characters, and back. No copy: the bytes must outlive the view.
#pragma once

#include <string_view>

#include "wire/reader.h"

namespace asepsis::wire {

inline std::string_view as_text(Bytes bytes) {
  const void* first = bytes.data();
  return {static_cast<const char*>(first), bytes.size()};
}

inline Bytes as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

}  // namespace asepsis::wire
