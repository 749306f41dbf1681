#include "norms/vers/csaf.h"

#include "norms/vers/parse.h"

namespace asepsis::norms::vers {

Result<CsafRange> parse_csaf_range(std::string_view name, const Limits& limits) {
  if (name.starts_with("vers:")) {
    auto range = parse(name, limits);
    if (!range) return range.error();
    return CsafRange{Notation::kVers, std::move(*range)};
  }
  if (name.size() > limits.bytes)
    return Error{Code::kLimit, "", "", "a range of at most " + std::to_string(limits.bytes) + " bytes"};
  std::vector<std::size_t> offsets;
  Range range;
  const Form form{.canonical = true, .equals_sign = true, .offsets = &offsets};
  if (auto done = read_constraints(name, 0, form, limits, range); !done) return done.error();
  if (auto done = check_sequence(range, offsets); !done) return done.error();
  return CsafRange{Notation::kVls, std::move(range)};
}

}  // namespace asepsis::norms::vers
