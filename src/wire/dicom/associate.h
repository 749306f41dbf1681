// AssociateReader: the body of an A-ASSOCIATE-RQ or -AC, item by item.
//
//   AssociateReader reader(answer, length);          // length of the body
//   while (!reader.finished()) {
//     const auto taken = reader.take(bytes);         // may be more than was given: step over the rest
//     if (taken == 0) ... more bytes are needed      // never more than one item of 64 KiB
//   }
//
// Items of no interest are stepped over without being looked at, among them user identity (0x58), which holds names and
// passwords.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/dicom/dicom.h"

namespace asepsis::wire::dicom {

class AssociateReader {
 public:
  AssociateReader(bool answer, std::uint32_t length);

  std::uint64_t take(Bytes body);
  bool finished() const { return fault_.has_value() || at_ == length_; }
  // Once finished: the message, or what was wrong (offsets from the PDU's first byte).
  Parsed<Associate> result() &&;

 private:
  std::uint64_t take_fixed_part(Bytes body);
  std::uint64_t take_item(Bytes body);
  void on_context(Reader value);
  void on_role_selection(Reader value);
  void fail(std::size_t at, std::string_view expected) { fault_ = Malformed{at, expected}; }

  struct Role {
    std::string sop_class;
    bool scu = true, scp = false;
  };

  Associate associate_;
  std::vector<Role> roles_;
  std::optional<Malformed> fault_;
  std::uint64_t at_ = 0;  // of the body
  std::uint64_t length_;
  std::uint64_t user_information_end_ = 0;
};

}  // namespace asepsis::wire::dicom
