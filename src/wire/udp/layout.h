// The UDP header, shared by parse.cpp and build.cpp. All integers big endian.
//
//   0 source port   2 destination port   4 length with header   6 checksum (0: none)
//
// RFC 768
#pragma once

#include <cstddef>

namespace asepsis::wire::udp {

inline constexpr std::size_t kHeaderLength = 8;

}  // namespace asepsis::wire::udp
