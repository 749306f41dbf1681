// HL7 v2 over MLLP: the MSH segment and nothing after it.
//
// A block is 0x0B, the message, 0x1C 0x0D. MSH names separators, sending and receiving application and facility
// (MSH-3..6), message type (MSH-9), version (MSH-12). Everything after the first carriage return is a patient's and is
// passed unread to the end of the block.
//
// Source: HL7 v2.5.1 chapter 2 (2.14.9 MSH), MLLP release 1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "wire/parsed.h"
#include "wire/session.h"

namespace asepsis::wire::hl7 {

struct Header {
  std::string sending_application, sending_facility, receiving_application, receiving_facility;
  std::string type;     // "ADT^A04", "ACK"
  std::string version;  // "2.3"
  bool operator==(const Header&) const = default;
};
using Message = Header;

inline constexpr std::size_t kLongestHeader = 4'096;
inline constexpr std::size_t kLongestField = 64;

// From the first byte after 0x0B.
Parsed<Header> parse_header(Bytes bytes);
// A whole block; `segments` follow MSH as given (phantoms).
std::vector<std::byte> build(const Header& header, std::string_view segments, std::string_view control_id);

Recognition recognise(Side side, Bytes first);

class Session {
 public:
  Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
  void on_gap(Side side, std::uint64_t length);

 private:
  bool in_rest_[2] = {false, false};  // behind MSH, looking for the end of the block
};

}  // namespace asepsis::wire::hl7
