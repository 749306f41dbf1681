// Fixed<N>: N bytes that are known to be there; fields by offsets that the compiler checks.
//
//   const auto header = take<20>(in);        // in: a Reader; nothing where fewer bytes are left
//   if (!header) return Truncated{20};
//   header->u16be<2>();                      // beyond the header: does not compile
//
// For headers of fixed shape that are read once a packet: one check instead of one a field.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "wire/reader.h"

namespace asepsis::wire {

template <std::size_t N>
class Fixed {
 public:
  explicit constexpr Fixed(std::span<const std::byte, N> bytes) : bytes_(bytes) {}

  template <std::size_t At>
  constexpr std::uint8_t u8() const {
    static_assert(At < N);
    return std::to_integer<std::uint8_t>(bytes_[At]);
  }
  template <std::size_t At>
  constexpr std::uint16_t u16be() const {
    return static_cast<std::uint16_t>((u8<At>() << 8) | u8<At + 1>());
  }
  template <std::size_t At>
  constexpr std::uint32_t u32be() const {
    return (std::uint32_t{u16be<At>()} << 16) | u16be<At + 2>();
  }
  template <std::size_t At>
  constexpr std::uint32_t u32le() const {
    return std::uint32_t{u8<At>()} | (std::uint32_t{u8<At + 1>()} << 8) | (std::uint32_t{u8<At + 2>()} << 16) |
           (std::uint32_t{u8<At + 3>()} << 24);
  }
  template <std::size_t At, std::size_t Count>
  constexpr std::array<std::uint8_t, Count> array() const {
    static_assert(At + Count <= N);
    std::array<std::uint8_t, Count> out{};
    for (std::size_t i = 0; i < Count; ++i) out[i] = std::to_integer<std::uint8_t>(bytes_[At + i]);
    return out;
  }

 private:
  std::span<const std::byte, N> bytes_;
};

template <std::size_t N>
constexpr std::optional<Fixed<N>> take(Reader& in) {
  const auto bytes = in.bytes(N);
  if (!bytes) return std::nullopt;
  return Fixed<N>(bytes->template first<N>());
}

}  // namespace asepsis::wire
