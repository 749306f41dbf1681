// SHA-256 (FIPS 180-4), by libgcrypt. Ids, journal chain, document digests.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace asepsis {

using Digest = std::array<std::byte, 32>;

Digest sha256(std::span<const std::byte> bytes);
Digest sha256(std::string_view text);
std::string to_hex(std::span<const std::byte> bytes);

}  // namespace asepsis
