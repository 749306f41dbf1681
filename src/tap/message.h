// Message: anything that a recognised protocol said. One line per protocol here, one in protocols.cpp.
#pragma once

#include <variant>

#include "wire/browser/browser.h"
#include "wire/dhcp/dhcp.h"
#include "wire/dicom/dicom.h"
#include "wire/hl7/hl7.h"
#include "wire/http/http.h"
#include "wire/ntlmssp/ntlmssp.h"
#include "wire/radia/radia.h"
#include "wire/smb/smb.h"

namespace asepsis::tap {

using Message = std::variant<wire::dicom::Message, wire::http::Message, wire::hl7::Message, wire::radia::Message,
                             wire::smb::Message, wire::browser::Announcement, wire::dhcp::Message>;

}  // namespace asepsis::tap
