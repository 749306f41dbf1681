// Text as devices write it into associations, commands and data sets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "wire/reader.h"

namespace asepsis::wire::dicom {

std::string as_characters(Bytes bytes);

// Without its padding (spaces at both ends, NULs at the end). Valid UTF-8 stays; other bytes from 0x80 on, which may be
// of any ISO 2022 repertoire, become '?'. Nothing for control characters, for an empty text, and for one that is longer
// than `longest` bytes: a cut value would be a wrong value.
std::optional<std::string> readable_text(std::string_view raw, std::size_t longest);

// Several values with backslashes between them, whole: nothing if one of them is not readable.
std::optional<std::string> readable_texts(std::string_view raw, std::size_t longest_value, std::size_t longest);

// PS3.5 9.1: digits and dots, at most 64, without padding.
std::optional<std::string> readable_uid(std::string_view raw);

}  // namespace asepsis::wire::dicom
