#include <algorithm>

#include "wire/ascii.h"
#include "wire/smb/layout.h"
#include "wire/smb/smb.h"

namespace asepsis::wire::smb {
namespace {

constexpr std::uint64_t kRestOfStream = std::uint64_t{1} << 62;
constexpr std::size_t kLongestControl = 72;  // of a session message other than kMessage: two encoded names

struct Frame {
  SessionType type = SessionType::kMessage;
  std::size_t length = 0;
};

Parsed<Frame> frame_of(Bytes bytes) {
  Reader in(bytes);
  const auto type = in.u8();
  if (!type) return Truncated{kSessionHeader};
  const bool control = *type >= static_cast<std::uint8_t>(SessionType::kRequest) &&
                       *type <= static_cast<std::uint8_t>(SessionType::kKeepAlive);
  if (*type != 0 && !control) return Malformed{0, "a session message type"};
  const auto high = in.u8();
  const auto low = in.u16be();
  if (!high || !low) return Truncated{kSessionHeader};
  const Frame frame{SessionType{*type}, (std::size_t{*high} << 16) | *low};
  if (control && frame.length > kLongestControl) return Malformed{1, "a short session message"};
  return frame;
}

// RFC 1001 14.1: half-bytes as letters from 'A'.
bool is_encoded_name(Bytes name) {
  if (name.empty() || name[0] != std::byte{kEncodedNameLength}) return false;
  const Bytes letters = name.subspan(1, std::min<std::size_t>(name.size() - 1, kEncodedNameLength));
  return std::all_of(letters.begin(), letters.end(),
                     [](std::byte b) { return b >= std::byte{'A'} && b <= std::byte{'P'}; });
}

bool is_smb_mark(Bytes message) {
  const auto parsed = parse(message);
  const auto* malformed = std::get_if<Malformed>(&parsed);
  return !malformed || malformed->expected == std::string_view("a message in clear");
}

}  // namespace

Recognition recognise(Side side, Bytes first) {
  const auto framed = frame_of(first);
  if (std::holds_alternative<Truncated>(framed)) return Recognition::kNeedMore;
  const auto* frame = std::get_if<Frame>(&framed);
  if (!frame) return Recognition::kNo;
  const Bytes body = first.subspan(kSessionHeader);
  if (frame->type == SessionType::kMessage) {
    if (frame->length < kSmb1Header) return Recognition::kNo;
    if (body.empty()) return Recognition::kNeedMore;
    if (!is_smb_mark(body.first(std::min(body.size(), kMagic)))) return Recognition::kNo;
    return body.size() >= kMagic ? Recognition::kYes : Recognition::kNeedMore;
  }
  if (frame->type == SessionType::kRequest && side == Side::kClient && frame->length == 2 * kEncodedName) {
    if (body.empty()) return Recognition::kNeedMore;
    if (!is_encoded_name(body)) return Recognition::kNo;
    return body.size() >= kEncodedName ? Recognition::kYes : Recognition::kNeedMore;
  }
  if (frame->type == SessionType::kPositive && side == Side::kServer && frame->length == 0)
    return body.empty() ? Recognition::kNeedMore : recognise(side, body);
  return Recognition::kNo;
}

Step Session::on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out) {
  bool& lost = lost_[static_cast<std::size_t>(side)];
  std::size_t at = 0;
  while (!lost && at < bytes.size()) {
    const auto framed = frame_of(bytes.subspan(at));
    if (std::holds_alternative<Truncated>(framed)) return {at};
    const auto* frame = std::get_if<Frame>(&framed);
    if (!frame) {
      lost = true;
      break;
    }
    const std::size_t body_at = at + kSessionHeader;
    const Bytes body = bytes.subspan(body_at, std::min(frame->length, bytes.size() - body_at));
    if (frame->type == SessionType::kMessage && frame->length > 0) {
      const Bytes window = body.first(std::min(body.size(), kLongestRead));
      const auto parsed = parse(window);
      const auto* truncated = std::get_if<Truncated>(&parsed);
      if (truncated && truncated->need <= std::min(frame->length, kLongestRead)) return {at};
      if (const auto* message = std::get_if<Message>(&parsed)) tell(*message, body_at, out);
    }
    if (body.size() < frame->length) return {bytes.size(), frame->length - body.size()};
    at = body_at + frame->length;
  }
  return {bytes.size(), lost ? kRestOfStream : 0, lost_[0] && lost_[1]};
}

void Session::tell(const Message& message, std::size_t at, std::vector<Said<Message>>& out) {
  bool& told = told_[message.from_server ? 1 : 0];
  if (!told || message.challenge) out.push_back({at, message});
  told = true;
}

void Session::on_gap(Side side, std::uint64_t length) {
  if (length > 0) lost_[static_cast<std::size_t>(side)] = true;
}

}  // namespace asepsis::wire::smb
