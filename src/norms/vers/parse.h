// The steps of reading a range, shared by vers.h and csaf.h. Internal to vers.
#pragma once

#include <string_view>
#include <vector>

#include "norms/vers/vers.h"

namespace asepsis::norms::vers {

struct Form {
  bool canonical = false;                       // nothing is put right on the way
  bool equals_sign = false;                     // '=' may stand before a single version
  bool star = false;                            // '*' may stand alone
  std::vector<std::size_t>* offsets = nullptr;  // where each constraint begins, for messages
};

Result<std::string> read_scheme(std::string_view type, std::size_t offset, const Form& form);

// `text` holds no white space unless that is to be a fault; `offset` is its place in what the user wrote.
Status read_constraints(std::string_view text, std::size_t offset, const Form& form, const Limits& limits,
                        Range& range);

// Which comparator may follow which (vers-spec, "Normalized, canonical representation and validation").
Status check_sequence(const Range& range, const std::vector<std::size_t>& offsets);

}  // namespace asepsis::norms::vers
