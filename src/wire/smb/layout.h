// The fixed parts that are read and built.
//
//   session header:  0  type (u8)   1  length (u24 big endian)                      RFC 1002 4.3.1, [MS-SMB2] 2.1
//   SMB1 header (32): 0  FF 'SMB'   4  command (u8)   5  status (u32)   9  flags: 0x80 answer
//   SESSION_SETUP_ANDX answer with extended security, behind the header:
//     0  word count = 4   1  AndX (4)   5  action (2)   7  blob length (u16)   9  byte count (u16)   11  blob
//   SMB2 header (64): 0  FE 'SMB'   4  size = 64   8  status (u32)   12  command (u16)   16  flags: 1 answer
//   SESSION_SETUP answer, behind the header:
//     0  size = 9   2  session flags   4  buffer offset (u16, from the header's start)   6  buffer length (u16)
//
// [MS-SMB] 2.2.4.6.2, [MS-CIFS] 2.2.3.1, [MS-SMB2] 2.2.1.2 and 2.2.6. All integers but the session header's little
// endian.
#pragma once

#include <cstddef>
#include <cstdint>

namespace asepsis::wire::smb {

enum class SessionType : std::uint8_t {
  kMessage = 0x00,
  kRequest = 0x81,
  kPositive = 0x82,
  kNegative = 0x83,
  kRetarget = 0x84,
  kKeepAlive = 0x85,
};
inline constexpr std::size_t kSessionHeader = 4;
inline constexpr std::size_t kMagic = 4;

inline constexpr std::size_t kEncodedName = 34;  // RFC 1001 14.1: length 32, 32 letters, root label
inline constexpr std::uint8_t kEncodedNameLength = 32;

inline constexpr std::byte kSmb1Mark{0xff}, kSmb2Mark{0xfe}, kEncryptedMark{0xfd}, kCompressedMark{0xfc};

inline constexpr std::size_t kSmb1Header = 32;
inline constexpr std::size_t kSmb1FlagsOffset = 9;
inline constexpr std::uint8_t kSmb1Answer = 0x80;
inline constexpr std::uint8_t kSmb1SessionSetup = 0x73;
inline constexpr std::uint8_t kSmb1ExtendedWords = 4;

inline constexpr std::size_t kSmb2Header = 64;
inline constexpr std::size_t kSmb2CommandOffset = 12;
inline constexpr std::size_t kSmb2FlagsOffset = 16;
inline constexpr std::uint32_t kSmb2Answer = 1;
inline constexpr std::uint16_t kSmb2Negotiate = 0, kSmb2SessionSetup = 1;
inline constexpr std::uint16_t kSmb2SetupAnswerSize = 9;
inline constexpr std::size_t kSmb2SetupAnswer = 8;                     // its fixed part
inline constexpr std::uint32_t kMoreProcessingRequired = 0xc000'0016;  // status of an answer with a challenge

}  // namespace asepsis::wire::smb
