// DICOM: AE titles and toolkits of both ends, roles by what was really done, and the device that objects name.
//
// The association belongs to who opened it, the object's identity to the device that acquired it. It is credited to the
// sender with a weight: high where the object's station is the sender's own AE title, else lower; identity.h decides.
#pragma once

#include <string>

#include "know/observe/told.h"

namespace asepsis::know {

// What of an association is needed to read the messages after its request.
struct DicomAssociation {
  std::string calling_ae, called_ae;
  bool opened_by_client = true;  // false where the conversation took its sides without seeing a SYN
};

Told observe(const tap::Conversation& conversation, wire::Side side, const wire::dicom::Message& message,
             DicomAssociation& association);

inline constexpr double kCallingAeWeight = 0.8;    // the client names itself
inline constexpr double kCalledAeWeight = 0.6;     // many servers answer to any name
inline constexpr double kScheduledAeWeight = 0.4;  // a workplace may ask for another device's list
inline constexpr double kOwnObjectWeight = 0.8;    // the object's station is the sender's AE title
inline constexpr double kObjectWeight = 0.6;       // the sender may have got it from somebody else

}  // namespace asepsis::know
