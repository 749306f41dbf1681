// Capture files, shared by the readers (pcap.cpp, pcapng.cpp) and the writer. Integers in the writer's byte order,
// which the magic number tells.
//
// pcap    0 magic   4 version (2, 2)   8 zone, 12 accuracy (unused)   16 snaplen   20 link type (low 16 bits)
//         record: 0 seconds   4 fraction   8 captured length   12 length on the wire   16 frame
// pcapng  block: 0 type   4 length of the whole block   8 body, padded to four   -4 length again
//   section    8 byte order magic   12 version (2, 2)   16 section length (8)                                  24
//   options interface  8 link type   10 reserved   12 snaplen 16 options enhanced   8 interface   12 time high, 16 time
//   low   20 captured   24 on the wire   28 frame packet     8 interface (2), drops (2)   12, 16, 20, 24, 28 as above
//   (obsolete) simple     8 on the wire   12 frame statistics 8 interface   12 time high, 16 time low 20 options
//   option: 0 code   2 length   4 value, padded to four
//
// draft-ietf-opsawg-pcap 4, 5; draft-ietf-opsawg-pcapng 3.1, 3.5, 4.1-4.6, appendix A (packet block)
#pragma once

#include <cstdint>

namespace asepsis::tap::pcap {

inline constexpr std::uint32_t kMicroseconds = 0xa1b2'c3d4, kNanoseconds = 0xa1b2'3c4d;
inline constexpr std::size_t kHeaderLength = 24, kRecordLength = 16;
inline constexpr std::uint32_t kUsualSnaplen = 262'144;

}  // namespace asepsis::tap::pcap

namespace asepsis::tap::pcapng {

inline constexpr std::uint32_t kSectionHeader = 0x0a0d'0d0a, kInterface = 1, kPacket = 2, kSimplePacket = 3,
                               kStatistics = 5, kEnhancedPacket = 6;
inline constexpr std::uint32_t kByteOrder = 0x1a2b'3c4d;
// Whole blocks without options and frames: type, length, body, length.
inline constexpr std::uint32_t kShortestBlock = 12, kSectionHeaderLength = 28, kInterfaceLength = 20,
                               kEnhancedLength = 32, kSimpleLength = 16, kStatisticsLength = 24;
inline constexpr std::uint16_t kOptionEnd = 0, kOptionName = 2, kOptionResolution = 9, kOptionOffset = 14,
                               kOptionInterfaceDrops = 5, kOptionSystemDrops = 7;

}  // namespace asepsis::tap::pcapng
