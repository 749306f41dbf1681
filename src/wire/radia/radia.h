// The notify hand-shake of HP Client Automation (Radia), TCP 3465 by registration (edm-mgr-cntrl) but on any port.
//
// The client opens with four NUL-terminated fields: a decimal port for standard error (may be empty), a user id, a
// password, a command; the daemon answers with one byte, 0 for accepted. The same shape as BSD rexec: so recognised by
// shape, with weight below certainty unless the port or the answer agrees. Fields may be cut over segments.
// Presence of the agent is exposure to CVE-2015-1497, -7860, -7861.
//
// Never kept: user id, password, command. Only the lengths and whether a field was there.
//
// Source: reference of the shape in public security advisories; IANA service name edm-mgr-cntrl.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "wire/parsed.h"
#include "wire/session.h"

namespace asepsis::wire::radia {

struct Notify {
  std::uint16_t error_port = 0;  // 0: none
  bool has_user = false, has_password = false;
  std::uint32_t command_length = 0;
  bool operator==(const Notify&) const = default;
};

struct Reply {
  bool accepted = false;
  bool operator==(const Reply&) const = default;
};

using Message = std::variant<Notify, Reply>;

inline constexpr std::uint16_t kPort = 3465;
inline constexpr std::size_t kLongestField = 4'096;

// Malformed: a port that is not at most five digits below 65536, a field that is not printable (tabs are) or longer
// than kLongestField, an empty command. Bytes behind the command are not looked at.
Parsed<Notify> parse_notify(Bytes bytes);
// Fields without NUL; used by phantoms, whose command is a marker and nothing that runs.
std::vector<std::byte> build_notify(std::uint16_t error_port, std::string_view user, std::string_view password,
                                    std::string_view command);
std::vector<std::byte> build_reply(const Reply& reply);

// The client's four fields with a port or a user and a command. The server's side alone proves nothing: it says kNo or
// kNeedMore.
Recognition recognise(Side side, Bytes first);

class Session {
 public:
  Step on_bytes(Side side, Bytes bytes, std::vector<Said<Message>>& out);
  void on_gap(Side side, std::uint64_t length);

 private:
  bool notified_ = false, replied_ = false;
};

}  // namespace asepsis::wire::radia
