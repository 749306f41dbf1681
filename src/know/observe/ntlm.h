// NTLMSSP challenge, in whatever carried it: release and name of the host that sent it.
#pragma once

#include "know/observe/told.h"
#include "wire/ntlmssp/ntlmssp.h"

namespace asepsis::know {

void observe_challenge(const IpAddress& subject, const wire::ntlmssp::Challenge& challenge, Told& out);

inline constexpr double kNtlmVersionWeight = 0.9;
inline constexpr double kNtlmNoBuildWeight = 0.1;  // Samba says 6.1 build 0: kept, because it speaks against Windows

}  // namespace asepsis::know
