// An MLLP block and the fields of MSH that are read.
//
//   0x0B  MSH|^~\&|3|4|5|6|7|8|9|10|11|12 ... CR  further segments  0x1C 0x0D
//
// MSH-1 is the separator itself, so the first field behind it is MSH-2. HL7 v2.5.1 2.14.9; MLLP release 1, 4.
#pragma once

#include <cstddef>
#include <string_view>

namespace asepsis::wire::hl7 {

inline constexpr std::byte kStartBlock{0x0b}, kEndBlock{0x1c}, kCarriageReturn{'\r'}, kLineFeed{'\n'};
inline constexpr std::string_view kName = "MSH";
inline constexpr std::size_t kShortest = 6;  // name, two separators, the segment's end
inline constexpr std::size_t kSendingApplication = 3, kSendingFacility = 4, kReceivingApplication = 5,
                             kReceivingFacility = 6, kMessageType = 9, kVersion = 12;

}  // namespace asepsis::wire::hl7
