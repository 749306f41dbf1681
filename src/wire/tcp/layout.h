// The TCP header, shared by parse.cpp and build.cpp. All integers big endian.
//
//   0 source port   2 destination port   4 sequence number   8 acknowledgement number
//  12 header length in words (4 bits), reserved (4)   13 flags   14 window   16 checksum   18 urgent pointer   20
//  options
//
// RFC 9293 3.1
#pragma once

#include <cstddef>

namespace asepsis::wire::tcp {

inline constexpr std::size_t kHeaderLength = 20;
inline constexpr std::size_t kLongestOptions = 40;

}  // namespace asepsis::wire::tcp
