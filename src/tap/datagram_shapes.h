// The shapes of datagram protocols that are named and not read: enough of the header to believe the port.
//
// Source: RFC 1035 4.1.1 (DNS; mDNS RFC 6762 18, LLMNR RFC 4795 2.1.1 share it), RFC 1002 4.2.1.1 (NetBIOS names),
// RFC 5905 7.3 (NTP).
#pragma once

#include "wire/reader.h"

namespace asepsis::tap {

bool looks_like_dns(wire::Bytes payload);
bool looks_like_nbns(wire::Bytes payload);
bool looks_like_ntp(wire::Bytes payload);

}  // namespace asepsis::tap
