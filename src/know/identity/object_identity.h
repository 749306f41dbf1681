// Whose identity the objects carry that a host sent: its own, or that of a device it forwards for.
//
//   all objects name a station that is the host (AE title or host name)        -> all theirs, sure
//   some objects name the AE title they were sent with                         -> those alone
//   the host keeps no archive (no storage SCP), and its objects name one device -> theirs, less sure;
//                                              surer where it asks for worklists or reports steps
//   else                                                                       -> none: identity unknown
#pragma once

#include <string_view>
#include <vector>

#include "know/identity/asset.h"

namespace asepsis::know {

enum class Credit { kNone, kOwnStation, kOwnObjects, kSingleSerial };

// One serial, one station and one maker at most, over all objects sent.
bool names_one_device(const Asset& asset);

Credit credit_of(const Asset& asset);
double confidence_of(Credit credit, const Asset& asset);

// The values of a claim that the host's own objects made; none without credit. `weight` is the confidence.
std::vector<ClaimedValue> credited_values(const Asset& asset, std::string_view claim);

// Names by which objects may call the host: AE titles and host names.
std::vector<std::string> own_names(const Asset& asset);

bool did(const Asset& asset, std::string_view dicom_role);  // "store-scp"

}  // namespace asepsis::know
