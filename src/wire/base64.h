// Base64 (RFC 4648 section 4) as protocols carry tokens in text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "wire/reader.h"

namespace asepsis::wire {

// Strict: whole groups of four, padding only at the end, unused bits zero, no white space. Nothing for anything else
// and for more than `longest` decoded bytes.
std::optional<std::vector<std::byte>> decode_base64(Bytes text, std::size_t longest);
std::string encode_base64(Bytes bytes);

}  // namespace asepsis::wire
