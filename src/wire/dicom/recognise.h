// Does a PDU begin here? Asked at the start of a connection, and, more strictly, behind bytes that were lost.
#pragma once

#include <cstdint>

#include "wire/session.h"

namespace asepsis::wire::dicom {

// The body lengths that a header's type allows; anything for presentation data.
bool length_fits(std::uint8_t type, std::uint32_t length);

enum class Strictness : std::uint8_t {
  kFirstBytes,  // of a side: any PDU
  kAnywhere,    // in the middle of pixels too: associations, and data whose lengths prove each other
};
// Never asks for more than 160 bytes.
Recognition starts_pdu(Bytes bytes, Strictness strictness);

}  // namespace asepsis::wire::dicom
