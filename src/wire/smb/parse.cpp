#include <algorithm>
#include <string_view>

#include "wire/ascii.h"
#include "wire/smb/layout.h"
#include "wire/smb/smb.h"

namespace asepsis::wire::smb {
namespace {

using Challenge = std::optional<ntlmssp::Challenge>;

// The challenge in the buffer of `length` bytes at `offset`, searched there and nowhere else.
Parsed<Challenge> challenge_at(Bytes message, std::size_t offset, std::size_t length) {
  if (offset + length > kLongestRead) return Challenge{};
  const auto buffer = Reader(message).at(offset, length);
  if (!buffer) return Truncated{offset + length};
  return ntlmssp::find_challenge(message.subspan(offset, length));
}

Parsed<Message> with(Message message, const Parsed<Challenge>& challenge) {
  if (const auto* truncated = std::get_if<Truncated>(&challenge)) return *truncated;
  if (const auto* malformed = std::get_if<Malformed>(&challenge)) return *malformed;
  message.challenge = std::get<Challenge>(challenge);
  return message;
}

Parsed<Message> parse_smb1(Bytes bytes) {
  if (bytes.size() < kSmb1Header) return Truncated{kSmb1Header};
  const auto command = Reader(bytes).at(kMagic, 1)->u8();
  const auto flags = Reader(bytes).at(kSmb1FlagsOffset, 1)->u8();
  Message message{.dialect = Message::Dialect::kSmb1, .from_server = (*flags & kSmb1Answer) != 0, .challenge = {}};
  if (!message.from_server || *command != kSmb1SessionSetup) return message;

  Reader in(bytes.subspan(kSmb1Header), kSmb1Header);
  const auto words = in.u8();
  if (!words) return Truncated{kSmb1Header + 1};
  if (*words != kSmb1ExtendedWords) return message;
  constexpr std::size_t kAndXAndAction = 6, kUpToBlob = 11;
  if (!in.skip(kAndXAndAction)) return Truncated{kSmb1Header + kUpToBlob};
  const auto blob_length = in.u16le();
  const auto byte_count = in.u16le();
  if (!blob_length || !byte_count) return Truncated{kSmb1Header + kUpToBlob};
  if (*blob_length > *byte_count) return message;
  return with(message, challenge_at(bytes, in.position(), *blob_length));
}

Parsed<Message> parse_smb2(Bytes bytes) {
  if (bytes.size() < kSmb2Header) return Truncated{kSmb2Header};
  const auto command = Reader(bytes).at(kSmb2CommandOffset, 2)->u16le();
  const auto flags = Reader(bytes).at(kSmb2FlagsOffset, 4)->u32le();
  Message message{.dialect = Message::Dialect::kSmb2, .from_server = (*flags & kSmb2Answer) != 0, .challenge = {}};
  if (!message.from_server || *command != kSmb2SessionSetup) return message;

  Reader in(bytes.subspan(kSmb2Header), kSmb2Header);
  const auto size = in.u16le();
  if (size && *size != kSmb2SetupAnswerSize) return message;  // an error answer
  const auto session_flags = in.u16le();
  const auto offset = in.u16le();
  const auto length = in.u16le();
  if (!session_flags || !offset || !length) return Truncated{kSmb2Header + kSmb2SetupAnswer};
  if (*offset < kSmb2Header + kSmb2SetupAnswer) return message;
  return with(message, challenge_at(bytes, *offset, *length));
}

}  // namespace

Parsed<Message> parse(Bytes message) {
  if (message.empty()) return Truncated{kMagic};
  const std::byte mark = message[0];
  if (mark != kSmb1Mark && mark != kSmb2Mark && mark != kEncryptedMark && mark != kCompressedMark)
    return Malformed{0, "an SMB header"};
  constexpr std::string_view kName = "SMB";
  const Bytes name = message.subspan(1, std::min(message.size() - 1, kName.size()));
  if (!equals(name, kName.substr(0, name.size()))) return Malformed{1, "an SMB header"};
  if (message.size() < kMagic) return Truncated{kMagic};
  if (mark == kSmb1Mark) return parse_smb1(message);
  if (mark == kSmb2Mark) return parse_smb2(message);
  return Malformed{0, "a message in clear"};
}

}  // namespace asepsis::wire::smb
