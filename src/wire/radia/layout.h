// Four NUL-terminated fields from the client, one byte from the daemon.
//
//   error port (decimal, may be empty) NUL   user NUL   password NUL   command NUL        ->   0: accepted
#pragma once

#include <cstddef>

namespace asepsis::wire::radia {

inline constexpr std::byte kEnd{0};
inline constexpr std::byte kAccepted{0};
inline constexpr std::size_t kErrorPort = 0, kUser = 1, kPassword = 2, kCommand = 3, kFields = 4;
inline constexpr std::size_t kLongestPort = 5;  // digits

}  // namespace asepsis::wire::radia
