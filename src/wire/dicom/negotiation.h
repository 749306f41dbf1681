// What an association agreed on: for each presentation context the SOP class and how its data sets are encoded.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "wire/dicom/dicom.h"
#include "wire/dicom/transfer.h"

namespace asepsis::wire::dicom {

class Negotiation {
 public:
  // A new A-ASSOCIATE-RQ or -AC begins, whether or not it can be read whole: what an earlier association on the same
  // connection agreed on is void. (The answer may be seen before the request where two taps see one side each.)
  void begin(bool answer);
  void add(const Associate& associate);

  // "" where the request was not seen.
  std::string abstract_syntax(std::uint8_t context) const;

  // What was accepted; without the answer, what all proposals have in common; kUnknown where neither decides;
  // kUnreadable for a context that was not accepted.
  Transfer transfer(std::uint8_t context) const;

 private:
  struct Context {
    std::string abstract_syntax;
    Transfer proposed = Transfer::kUnknown;
    std::optional<Transfer> accepted;
  };

  std::map<std::uint8_t, Context> contexts_;
  bool request_begun_ = false;
  bool answer_begun_ = false;
  bool answer_read_ = false;
};

}  // namespace asepsis::wire::dicom
