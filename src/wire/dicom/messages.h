// MessageReader: the DIMSE messages of one side, from the fragments that presentation data values carry.
//
//   messages.begin(context, control, length, negotiation);   // a PDV's header was read
//   while (left > 0) left -= messages.take(rest, left, negotiation);
//   if (auto said = messages.said()) ...                     // after each of these calls
//
// A side sends one message after the other: the fragments of a command set, then, if it announces one, those of its
// data set, all in one context (PS3.7 6.3.1, PS3.8 annex E). Anything else is stepped over.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "wire/dicom/data_set.h"
#include "wire/dicom/dicom.h"
#include "wire/dicom/negotiation.h"

namespace asepsis::wire::dicom {

class MessageReader {
 public:
  void begin(std::uint8_t context, std::uint8_t control, std::uint64_t length, const Negotiation& negotiation);

  // `bytes`: what is there of the `left` bytes of this PDV. Returns how far to go on, maybe beyond `bytes`; 0 asks for
  // more (a command fragment is taken whole).
  std::uint64_t take(Bytes bytes, std::uint64_t left, const Negotiation& negotiation);

  // `count` of the `left` bytes of this PDV are missing.
  void gap(std::uint64_t count, std::uint64_t left);
  // PDVs may be missing: what is in progress ends here.
  void lose();

  // The message that the last call completed, if any; its offset counts from the bytes of that call (of begin: from the
  // PDV's header).
  std::optional<Said<Message>> said() { return std::exchange(said_, std::nullopt); }

 private:
  enum class Fragment : std::uint8_t { kIgnored, kCommand, kData };

  void end_of_pdv(std::size_t place, const Negotiation& negotiation);
  void finish_command(std::size_t place, const Negotiation& negotiation);
  void tell_data_set(std::size_t place);

  std::optional<Said<Message>> said_;
  std::vector<std::byte> command_set_;
  std::optional<DataSetReader> reader_;  // open until it was told
  DataSet request_;                      // whose data set that is
  Fragment fragment_ = Fragment::kIgnored;
  std::uint8_t context_ = 0;
  bool last_ = false;            // fragment of its command or data set
  bool gathering_ = false;       // a command set has begun
  bool broken_ = false;          // it cannot be read any more
  bool expecting_data_ = false;  // a command set was read and announced one
};

}  // namespace asepsis::wire::dicom
