// An announcement in its wrappings, from the outside in. The datagram's integers are big endian, all others little.
//
//   NetBIOS datagram:  0 type   1 flags   2 id (u16)   4 source address   8 source port   10 length behind 14 (u16)
//                      12 fragment offset (u16)   14 source name (34)   48 destination name (34)   82 SMB
//   SMB transaction:   0 FF 'SMB' 25 ...   32 word count = 17   33 words   67 byte count   69 mailslot name NUL   data
//     words, from 33:  0 total parameters   2 total data   18 parameter count   20 parameter offset
//                      22 data count   24 data offset   26 set-up count = 3   28 opcode = 1   30 priority   32 class
//   announcement:      0 command   1 update count   2 period (u32)   6 name (16)   22 major   23 minor
//                      24 server type (u32)   28 browser major, minor   30 signature 0xAA55   32 comment NUL
//
// RFC 1002 4.4; [MS-CIFS] 2.2.4.33.1; [MS-MAIL] 2.2.1; [MS-BRWS] 2.2.1 and 2.2.6.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace asepsis::wire::browser {

inline constexpr std::uint8_t kDirectUnique = 0x10, kDirectGroup = 0x11, kBroadcast = 0x12;
inline constexpr std::uint8_t kMoreFragments = 0x01, kFirstFragment = 0x02;
inline constexpr std::size_t kDatagramHeader = 14;
inline constexpr std::uint8_t kEncodedNameLength = 32;

inline constexpr std::string_view kSmbMagic = "\xffSMB\x25";
inline constexpr std::size_t kSmbHeader = 32;
inline constexpr std::uint8_t kTransactionWords = 17;
inline constexpr std::uint16_t kWriteMailslot = 1;
inline constexpr std::string_view kMailslot = "\\MAILSLOT\\BROWSE";

inline constexpr std::uint8_t kHostAnnouncement = 1, kLocalMasterAnnouncement = 15;
inline constexpr std::size_t kName = 16;
inline constexpr std::uint16_t kSignature = 0xaa55;
inline constexpr std::size_t kAnnouncement = 32;  // without comment

}  // namespace asepsis::wire::browser
