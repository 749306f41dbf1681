// What the structure says of a wrong value, in plain words.
#pragma once

#include <string>

#include "advise/csaf/validate/structure/shape.h"
#include "base/json.h"

namespace asepsis::advise::csaf::structure {

std::string found(json::Value value);  // "`BLACK`", "3.5", "true", "null", "an array", "an object"

std::string wrong_type(const Shape& shape, json::Value value);
std::string wrong_word(const Shape& shape, json::Value value);
std::string wrong_text(const Shape& shape, json::Value value);
std::string wrong_number(const Shape& shape, json::Value value);
std::string wrong_length(const Shape& shape, std::size_t characters);  // of a string
std::string wrong_count(const Shape& shape, std::size_t count);        // of elements or members
std::string missing(const Shape& shape, std::uint64_t seen);           // required members that are not among the seen

}  // namespace asepsis::advise::csaf::structure
