// Any text: no crash; what is read prints and reads back the same, with scores in their range; a refusal points into
// the text or one past its end.
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "norms/cvss/cvss.h"
#include "norms/cvss/line.h"

using namespace asepsis::norms;

// Split and compared, item by item: nothing else is taken for a vector.
static bool is_said_by(std::string_view text, const cvss::Vector& vector) {
  if (text.starts_with("CVSS:")) text.remove_prefix(text.find('/') + 1);
  for (const std::string_view item : asepsis::split(text, '/')) {
    const std::size_t colon = item.find(':');
    if (colon == item.npos) return false;
    if (cvss::value_of(vector, item.substr(0, colon)) != item.substr(colon + 1)) return false;
  }
  return true;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  const auto vector = cvss::parse(text);
  if (cvss::to_json_line(text).find('\n') != std::string::npos) std::abort();
  if (!vector) {
    constexpr std::string_view kCharacter = "character ";
    const auto& error = vector.error();
    if (!error.where.starts_with(kCharacter) || error.expected.empty()) std::abort();
    const auto character = std::stoull(error.where.substr(kCharacter.size()));
    if (character < 1 || character > size + 1) std::abort();
    return 0;
  }
  if (!is_said_by(text, *vector)) std::abort();
  const auto again = cvss::parse(cvss::to_string(*vector));
  if (!again || *again != *vector) std::abort();
  const cvss::Scores scores = cvss::score(*vector);
  if (scores != cvss::score(*again)) std::abort();
  for (const auto tenths : {scores.overall, scores.base, scores.temporal.value_or(0), scores.threat.value_or(0),
                            scores.environmental.value_or(0)})
    if (tenths > 100) std::abort();
  if (scores.overall != scores.environmental.value_or(scores.threat.value_or(scores.temporal.value_or(scores.base))))
    std::abort();
  return 0;
}
