#include "wire/ascii.h"
#include "wire/hl7/hl7.h"
#include "wire/hl7/layout.h"

namespace asepsis::wire::hl7 {

Recognition recognise(Side, Bytes first) {
  if (first.empty()) return Recognition::kNeedMore;
  if (first[0] != kStartBlock) return Recognition::kNo;
  const Bytes header = first.subspan(1);
  if (std::holds_alternative<Malformed>(parse_header(header))) return Recognition::kNo;
  return header.size() >= kName.size() + 2 ? Recognition::kYes : Recognition::kNeedMore;
}

Step Session::on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out) {
  bool& in_rest = in_rest_[static_cast<std::size_t>(side)];
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (in_rest) {
      const auto end = find(bytes, kEndBlock, at);
      if (!end) return {bytes.size()};
      if (*end + 1 == bytes.size()) return {*end};
      at = *end + 1;
      // 0x1C alone can stand inside a message of another character set.
      if (bytes[at] == kCarriageReturn) in_rest = false, ++at;
      continue;
    }
    const auto start = find(bytes, kStartBlock, at);
    if (!start) return {bytes.size()};
    const std::size_t header_at = *start + 1;
    const auto parsed = parse_header(bytes.subspan(header_at));
    if (std::holds_alternative<Truncated>(parsed)) return {*start};
    // Behind a start that begins no MSH (a batch, or a stray byte behind a gap) the next start is looked for.
    at = header_at;
    if (const auto* header = std::get_if<Header>(&parsed)) {
      out.push_back({header_at, *header});
      in_rest = true;
    }
  }
  return {at};
}

void Session::on_gap(Side side, std::uint64_t length) {
  if (length > 0) in_rest_[static_cast<std::size_t>(side)] = false;  // the end of the block may be in it
}

}  // namespace asepsis::wire::hl7
