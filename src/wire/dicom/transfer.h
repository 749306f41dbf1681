// How a data set is encoded: what the transfer syntax UID says, or, where the negotiation was not seen, what the first
// element proves.
//
// Source: PS3.5 10 and annex A; every encapsulated (compressed) syntax keeps the data set in explicit VR little endian.
#pragma once

#include <cstdint>
#include <string_view>

#include "wire/reader.h"

namespace asepsis::wire::dicom {

enum class Transfer : std::uint8_t {
  kUnknown,  // not negotiated before our eyes
  kImplicitLittle,
  kExplicitLittle,
  kExplicitBig,
  kUnreadable,  // deflated, private, or not recognisable
};

Transfer transfer_of(std::string_view transfer_syntax);

// The eight bytes of a data set's first element, or kUnreadable where they do not prove one encoding: an even group
// that data sets begin with, then a known VR with a plausible length, or a plausible 32-bit length.
Transfer guess_transfer(Bytes first_eight);

// PS3.5 7.1.2: VRs with a 32-bit length. Letters that are no VR of today count among them, as the standard lays down
// for VRs to come.
bool has_long_length(char first, char second);
bool is_known_vr(char first, char second);

}  // namespace asepsis::wire::dicom
