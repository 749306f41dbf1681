// A range, a line end, a version: no crash; a canonical range is written as it stood; order and simplifying change no
// answer, and a simplified range that can be ordered is canonical.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "norms/vers/csaf.h"
#include "norms/vers/lines.h"
#include "norms/vers/scheme.h"

using namespace asepsis::norms;

namespace {

void expect(bool truth) {
  if (!truth) std::abort();
}

// Only where the comparison is an order can two ways of writing a range be held to the same answer.
bool is_an_order(std::string_view scheme) {
  return vers::find_scheme(scheme) != nullptr && scheme != "conan" && scheme != "alpm" && scheme != "rpm" &&
         scheme != "generic";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto line_end = std::min(text.find('\n'), text.size());
  const std::string_view range_text = std::string_view(text).substr(0, line_end);
  const std::string_view version = std::string_view(text).substr(std::min(line_end + 1, text.size()));

  const auto canonical = vers::parse(range_text);
  if (canonical) expect(vers::to_string(*canonical) == range_text);
  if (const auto csaf = vers::parse_csaf_range(range_text)) {
    vers::contains(csaf->range, version);
    vers::overlap(csaf->range, csaf->range);
    vers::upper_end(csaf->range);
  }
  const auto range = vers::read(range_text);
  if (!range) {
    expect(!canonical && !range.error().expected.empty());
    return 0;
  }
  if (canonical) expect(*canonical == *range);
  const auto answer = vers::contains(*range, version);
  const auto in_order = vers::ordered(*range);
  const auto plain = vers::simplified(*range);
  expect(*vers::read(vers::to_string(*range)) == *range);
  expect(vers::ordered(in_order) == in_order);
  if (!is_an_order(range->scheme)) return 0;
  expect(vers::contains(in_order, version) == answer);
  expect(vers::contains(plain, version) == answer);
  expect(vers::simplified(plain) == plain);
  auto reversed = *range;
  std::reverse(reversed.constraints.begin(), reversed.constraints.end());
  expect(vers::contains(reversed, version) == answer);
  expect(vers::ordered(vers::ordered(reversed)) == vers::ordered(reversed));
  return 0;
}
