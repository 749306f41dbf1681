// The Range field's byte ranges: only how far they reach.
#pragma once

#include "wire/http/http.h"

namespace asepsis::wire::http {

// `value` of one Range field: "bytes", "=", ranges separated by commas, blanks anywhere between. The largest last-byte
// position; nothing where no range names one ("bytes=0-", suffix ranges, other units). Ranges that do not read are left
// out. RFC 9110 14.1.2
std::optional<Range> parse_range(Bytes value);

}  // namespace asepsis::wire::http
