#include <variant>

#include "wire/ascii.h"
#include "wire/radia/layout.h"
#include "wire/radia/radia.h"

namespace asepsis::wire::radia {
namespace {

constexpr std::size_t kLongestErrorText = 1'024;
// A field is readable text and ends in NUL; what has the shape but names nobody could be any protocol that begins with
// zeros, so a port or a user must be there.
bool is_telling(const Notify& notify) { return notify.error_port != 0 || notify.has_user; }

}  // namespace

Recognition recognise(Side side, Bytes first) {
  if (first.empty()) return Recognition::kNeedMore;
  if (side == Side::kServer) {
    const bool fits = first.size() <= kLongestErrorText && (first[0] == kAccepted || is_printable(first[0]));
    return fits ? Recognition::kNeedMore : Recognition::kNo;
  }
  const auto parsed = parse_notify(first);
  if (std::holds_alternative<Truncated>(parsed)) return Recognition::kNeedMore;
  const auto* notify = std::get_if<Notify>(&parsed);
  return notify && is_telling(*notify) ? Recognition::kYes : Recognition::kNo;
}

Step Session::on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out) {
  bool& said = side == Side::kClient ? notified_ : replied_;
  std::size_t consumed = bytes.size();
  if (!said && !bytes.empty() && side == Side::kServer) {
    said = true;
    if (bytes[0] == kAccepted || is_printable(bytes[0])) out.push_back({0, Reply{bytes[0] == kAccepted}});
  } else if (!said && !bytes.empty()) {
    const auto parsed = parse_notify(bytes);
    if (std::holds_alternative<Truncated>(parsed)) {
      consumed = 0;
    } else {
      said = true;
      if (const auto* notify = std::get_if<Notify>(&parsed)) out.push_back({0, *notify});
    }
  }
  return {consumed, 0, notified_ && replied_};
}

void Session::on_gap(Side side, std::uint64_t length) {
  if (length > 0) (side == Side::kClient ? notified_ : replied_) = true;  // the fields stand only at the beginning
}

}  // namespace asepsis::wire::radia
