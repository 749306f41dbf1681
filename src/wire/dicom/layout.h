// The upper layer and the command set on one screen, shared by the parsers and the builders.
//
//   PDU (big endian)       0 type (u8)        1 reserved            2 length of the body (u32)   6 body
//     type 1, 2            0 version (u16)    2 reserved (2)        4 called AE (16)   20 calling AE (16)
//                         36 reserved (32)   68 items
//     type 3               0 reserved         1 result, source, reason (u8 each)
//     type 4               presentation data values, one after the other
//     type 5, 6, 7         four bytes
//   item                   0 type (u8)        1 reserved            2 length (u16)               4 value
//     0x20, 0x21           0 context id       1 reserved            2 result   3 reserved        4 items 0x30, 0x40
//     0x50                 items 0x51 to 0x59
//     0x54                 0 length of the UID (u16)   2 UID, then SCU role, SCP role (u8 each)
//   presentation data value
//                          0 length of what follows (u32)           4 context id       5 control (u8)    6 fragment
//   element, implicit VR   0 group (u16)      2 element (u16)       4 length (u32)     8 value
//   element, explicit VR   0 group (u16)      2 element (u16)       4 VR (2 letters)   6 length (u16)    8 value
//     long VRs             4 VR               6 reserved (2)        8 length (u32)    12 value
//
// PS3.8 9.3 and annex D; PS3.7 annex E; PS3.5 7.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace asepsis::wire::dicom {

enum class Pdu : std::uint8_t {
  kAssociateRequest = 1,
  kAssociateAnswer = 2,
  kReject = 3,
  kData = 4,
  kReleaseRequest = 5,
  kReleaseAnswer = 6,
  kAbort = 7,
};
inline constexpr std::size_t kPduHeaderLength = 6;
inline constexpr std::size_t kShortBodyLength = 4;  // types 3, 5, 6, 7

inline constexpr std::size_t kAeTitleLength = 16;
inline constexpr std::size_t kAssociateReservedLength = 32;
inline constexpr std::size_t kAssociateFixedLength = 68;
inline constexpr std::uint16_t kProtocolVersion = 1;  // bit 0; the others are not tested

inline constexpr std::size_t kItemHeaderLength = 4;
inline constexpr std::size_t kContextFixedLength = 4;
inline constexpr std::uint8_t kApplicationContext = 0x10;
inline constexpr std::uint8_t kContextOfRequest = 0x20;
inline constexpr std::uint8_t kContextOfAnswer = 0x21;
inline constexpr std::uint8_t kAbstractSyntax = 0x30;
inline constexpr std::uint8_t kTransferSyntax = 0x40;
inline constexpr std::uint8_t kUserInformation = 0x50;
inline constexpr std::uint8_t kMaximumLength = 0x51;
inline constexpr std::uint8_t kImplementationClass = 0x52;
inline constexpr std::uint8_t kRoleSelection = 0x54;
inline constexpr std::uint8_t kImplementationVersion = 0x55;
inline constexpr std::size_t kMostContexts = 128;  // odd ids of one byte

inline constexpr std::size_t kPdvHeaderLength = 6;
inline constexpr std::size_t kPdvLengthLength = 4;
inline constexpr std::size_t kPdvIdAndControlLength = 2;  // counted by the PDV's length
inline constexpr std::uint8_t kPdvIsCommand = 0x01;
inline constexpr std::uint8_t kPdvIsLast = 0x02;

inline constexpr std::string_view kApplicationContextName = "1.2.840.10008.3.1.1.1";
inline constexpr std::string_view kImplicitLittleEndian = "1.2.840.10008.1.2";
inline constexpr std::string_view kExplicitLittleEndian = "1.2.840.10008.1.2.1";

constexpr std::uint32_t tag(std::uint16_t group, std::uint16_t element) {
  return (std::uint32_t{group} << 16) | element;
}
inline constexpr std::uint32_t kUndefinedLength = 0xffff'ffff;
inline constexpr std::size_t kShortElementHeader = 8;
inline constexpr std::size_t kLongElementHeader = 12;
inline constexpr std::uint32_t kItem = tag(0xfffe, 0xe000);
inline constexpr std::uint32_t kItemEnd = tag(0xfffe, 0xe00d);
inline constexpr std::uint32_t kSequenceEnd = tag(0xfffe, 0xe0dd);

// PS3.7 E.1: the elements of group 0000 that are read or written.
inline constexpr std::uint32_t kCommandGroupLength = tag(0, 0x0000);
inline constexpr std::uint32_t kAffectedSopClass = tag(0, 0x0002);
inline constexpr std::uint32_t kRequestedSopClass = tag(0, 0x0003);
inline constexpr std::uint32_t kCommandField = tag(0, 0x0100);
inline constexpr std::uint32_t kMessageId = tag(0, 0x0110);
inline constexpr std::uint32_t kMessageIdAnswered = tag(0, 0x0120);
inline constexpr std::uint32_t kMoveDestination = tag(0, 0x0600);
inline constexpr std::uint32_t kPriority = tag(0, 0x0700);
inline constexpr std::uint32_t kDataSetType = tag(0, 0x0800);
inline constexpr std::uint32_t kStatus = tag(0, 0x0900);
inline constexpr std::uint32_t kAffectedSopInstance = tag(0, 0x1000);
inline constexpr std::uint32_t kRequestedSopInstance = tag(0, 0x1001);
inline constexpr std::uint16_t kNoDataSet = 0x0101;

}  // namespace asepsis::wire::dicom
