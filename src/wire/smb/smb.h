// SMB over TCP 445/139: only what carries an NTLMSSP CHALLENGE, and that the server speaks SMB.
//
// NetBIOS session header (type, 24-bit length), then SMB1 (0xFF 'SMB') or SMB2/3 (0xFE 'SMB'). SESSION_SETUP answers
// carry the security buffer; the NTLMSSP signature is looked for inside it (SPNEGO wraps it). Names, files, users:
// never read. Trap: Samba's challenge says 6.1 build 0.
//
// Source: [MS-SMB2] 2.2.6, [MS-CIFS] 2.2.4.53.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "wire/ntlmssp/ntlmssp.h"
#include "wire/parsed.h"
#include "wire/session.h"

namespace asepsis::wire::smb {

struct Message {
  enum class Dialect : std::uint8_t { kSmb1, kSmb2 } dialect = Dialect::kSmb2;
  bool from_server = false;
  std::optional<ntlmssp::Challenge> challenge;
  bool operator==(const Message&) const = default;
};

inline constexpr std::size_t kLongestRead = 64u << 10;  // of one message; the rest is skipped

// One message without its session header. Malformed: no SMB header, or an encrypted or compressed message. Truncated
// only while bytes that are read are missing; a security buffer that ends beyond kLongestRead is not read.
Parsed<Message> parse(Bytes message);
// A session header with an SMB2 SESSION_SETUP response that carries the challenge (phantoms, tests).
std::vector<std::byte> build_session_setup_response(const ntlmssp::Challenge& challenge);
std::vector<std::byte> build_negotiate_request();

// SMB behind a session header, or (port 139) a session request that names two hosts.
Recognition recognise(Side side, Bytes first);

// Tells the first message of each side and every challenge. A side is lost behind a gap in what is read of a message,
// and behind what is no session message.
class Session {
 public:
  Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
  void on_gap(Side side, std::uint64_t length);

 private:
  void tell(const Message& message, std::size_t at, std::vector<Said<Message>>& out);
  bool told_[2] = {false, false};
  bool lost_[2] = {false, false};
};

}  // namespace asepsis::wire::smb
