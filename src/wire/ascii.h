// Text inside foreign bytes, looked at where it lies; copied out only by printable().
//
//   if (equals_ignoring_case(name, "server")) server = printable(trimmed(value), kLongestField);
//
// ASCII rules, no locale. All functions are pure and borrow their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/reader.h"

namespace asepsis::wire {

constexpr char to_char(std::byte byte) { return static_cast<char>(std::to_integer<unsigned char>(byte)); }
constexpr bool is_digit(std::byte byte) { return byte >= std::byte{'0'} && byte <= std::byte{'9'}; }
constexpr bool is_printable(std::byte byte) { return byte >= std::byte{' '} && byte <= std::byte{'~'}; }

// Index of the first `wanted` at or behind `from`, or nothing.
std::optional<std::size_t> find(Bytes bytes, std::byte wanted, std::size_t from = 0);
bool starts_with(Bytes bytes, std::string_view prefix);
bool equals(Bytes bytes, std::string_view text);
bool equals_ignoring_case(Bytes bytes, std::string_view text);

// Without spaces and tabs at both ends.
Bytes trimmed(Bytes bytes);

// A copy, or nothing where the bytes are empty, longer than `longest` or not all printable ASCII: a field is either
// right or absent.
std::optional<std::string> printable(Bytes bytes, std::size_t longest);

// A decimal number of digits only; saturates at 2^64-1. Nothing for no digits or anything else.
std::optional<std::uint64_t> decimal(Bytes digits);

// For builders and tests.
std::vector<std::byte> to_bytes(std::string_view text);

}  // namespace asepsis::wire
